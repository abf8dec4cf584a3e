"""Grades are fair: right code gets all points in every step, odd or not; wrong code loses those of the tests that fail in
the learner's own run, and no others; and all of it is the same the second time.

MINI_REDIS_FAIRNESS=all takes every mistake and every variant of every step, which takes two to three hours with two
cores: wrong code hangs a lot. MINI_REDIS_FAIRNESS=03 takes those of step 03. Without it, a sample.
"""

import concurrent.futures
import os
import sys
import unittest

import hand_in
from graded_class import LIMIT, ClassCase
from support.graded_tests import verdict
from support.places import ROOT

sys.path.append(str(ROOT / "tests" / "mistakes"))
import editing  # noqa: E402  (found through the line above)
import running  # noqa: E402
import specification  # noqa: E402
from workshop.steps import all_steps  # noqa: E402

WHOLE = os.environ.get("MINI_REDIS_FAIRNESS", "")
STEPS = [step for step in all_steps() if WHOLE in ("", "all", step.number)]
MISTAKES, VARIANTS = 2, 1
SECONDS_EACH = 60  # for a submission, at most
# What these read is no longer theirs, on the stack: what they find there differs from program to program.
UNDEFINED = ("line_in_a_local_string",)
WITH_MISTAKES = [step for step in STEPS if WHOLE or step.number in ("03", "09")]  # the other steps: the reference alone


def some(step, suffix, count):
    """Specifications of the step: all of them, or some, spread over it and the same each time."""
    specs = [specification.read(path) for path in specification.all_paths(step.folder) if path.suffix == suffix]
    if WHOLE:
        return specs
    usable = [spec for spec in specs if not spec.is_alone]  # the others are a program each
    return usable[len(usable) // (count + 1)::max(1, len(usable) // (count + 1))][:count]


def submission(spec):
    return {**hand_in.written(spec.step.folder), f"steps/{spec.step.folder}/{spec.file}": editing.edited(spec)}


class Fairness(ClassCase):
    @classmethod
    def setUpClass(cls):
        cls.mistakes = {step: some(step, ".mistake", MISTAKES) for step in WITH_MISTAKES}
        cls.variants = {step: some(step, ".variant", VARIANTS) for step in WITH_MISTAKES}
        running.build([spec for specs in cls.mistakes.values() for spec in specs])

    def graded_step(self, step, submissions):
        """{name: (points, {title: verdict})}"""
        self.handed_in, self.out = self.top / step.number / "handed-in", self.top / step.number / "grades"
        self.handed_in.mkdir(parents=True)
        for name, files in submissions.items():
            self.hand_in(name, files)
        self.run_it(self.handed_in, step.number, "--out", self.out, limit=LIMIT + SECONDS_EACH * len(submissions))
        return {name: (each["points"], self.verdicts(each)) for name, each in self.graded().items()}

    def test_points(self):
        for step in STEPS:
            with self.subTest(step=step.folder):
                mistakes = {spec.name: submission(spec) for spec in self.mistakes.get(step, [])}
                right = {spec.name: submission(spec) for spec in self.variants.get(step, [])}
                right["reference"] = hand_in.written(step.folder)
                graded = self.graded_step(step, {**mistakes, **right})
                for name in right:
                    with self.subTest(right=name):
                        self.assertEqual(graded[name], (100, {}))
                for spec in self.mistakes.get(step, []):
                    self.expect_fair(spec, *graded[spec.name])

    def expect_fair(self, spec, points, verdicts):
        with self.subTest(mistake=spec.name):
            if spec.name not in UNDEFINED:
                self.assertEqual(verdicts, learners_verdicts(spec))
            self.assertLessEqual(set(spec.caught), set(verdicts))
            self.assertEqual(points, 100 - sum(spec.step.points[title] for title in verdicts))

    def test_the_second_time(self):
        step = WITH_MISTAKES[0]
        files = submission(self.mistakes[step][0])
        graded = self.graded_step(step, {"first": files, "second": files})
        self.assertEqual(graded["first"], graded["second"])
        self.assertLess(graded["first"][0], 100)


def learners_verdicts(spec):
    """{title: verdict} of the tests that fail in the learner's own program."""
    titles = list(spec.step.points)
    with concurrent.futures.ThreadPoolExecutor(running.SIDE_BY_SIDE) as pool:
        reports = zip(titles, pool.map(lambda title: running.run(spec, title), titles))
        return {title: verdict(report) for title, report in reports if report}


if __name__ == "__main__":
    unittest.main()
