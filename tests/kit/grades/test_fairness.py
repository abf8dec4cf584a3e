"""Grades are fair: right code gets all points in every step, odd or not; wrong code loses those of the tests that fail in
the learner's own run, and no others; and all of it is the same the second time."""

import concurrent.futures
import sys
import unittest

import hand_in
from graded_class import ClassCase
from support.graded_tests import verdict
from support.places import ROOT

sys.path.append(str(ROOT / "tests" / "mistakes"))
import editing  # noqa: E402  (found through the line above)
import running  # noqa: E402
import specification  # noqa: E402
from workshop.steps import all_steps  # noqa: E402

MISTAKES, VARIANTS = 2, 1
WITH_MISTAKES = ("03", "07", "09")  # the other steps: the reference alone


def some(step, suffix, count):
    """Specifications, spread over the step's; the same each time."""
    specs = [specification.read(path) for path in specification.all_paths(step.folder) if path.suffix == suffix]
    usable = [spec for spec in specs if not spec.is_alone]  # the others are a program each
    return usable[len(usable) // (count + 1)::max(1, len(usable) // (count + 1))][:count]


def submission(spec):
    return {**hand_in.written(spec.step.folder), f"steps/{spec.step.folder}/{spec.file}": editing.edited(spec)}


class Fairness(ClassCase):
    @classmethod
    def setUpClass(cls):
        chosen = [step for step in all_steps() if step.number in WITH_MISTAKES]
        cls.mistakes = {step: some(step, ".mistake", MISTAKES) for step in chosen}
        cls.variants = {step: some(step, ".variant", VARIANTS) for step in chosen}
        running.build([spec for specs in cls.mistakes.values() for spec in specs])

    def graded_step(self, step, submissions):
        """{name: (points, {title: verdict})}"""
        self.handed_in, self.out = self.top / step.number / "handed-in", self.top / step.number / "grades"
        self.handed_in.mkdir(parents=True)
        for name, files in submissions.items():
            self.hand_in(name, files)
        self.run_it(self.handed_in, step.number, "--out", self.out)
        return {name: (each["points"], self.verdicts(each)) for name, each in self.graded().items()}

    def test_points(self):
        for step in all_steps():
            with self.subTest(step=step.folder):
                mistakes = {spec.name: submission(spec) for spec in self.mistakes.get(step, [])}
                right = {spec.name: submission(spec) for spec in self.variants.get(step, [])}
                right["reference"] = hand_in.written(step.folder)
                graded = self.graded_step(step, {**mistakes, **right})
                self.assertEqual({name: graded[name] for name in right}, {name: (100, {}) for name in right})
                for spec in self.mistakes.get(step, []):
                    self.expect_fair(spec, *graded[spec.name])

    def expect_fair(self, spec, points, verdicts):
        with self.subTest(mistake=spec.name):
            self.assertEqual(verdicts, learners_verdicts(spec))
            self.assertLessEqual(set(spec.caught), set(verdicts))
            self.assertEqual(points, 100 - sum(spec.step.points[title] for title in verdicts))

    def test_the_second_time(self):
        step = next(each for each in all_steps() if each.number == "03")
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
