"""What happens to the others when one submission cannot be graded, or when one of its tests hangs."""

import signal
import unittest
from unittest import mock

import hand_in  # noqa: F401  (finds workshop)
from workshop.grades import records, side_by_side, testing
from workshop.grades.collect import Attempt, Submission
from workshop.grades.slots import Slots
from workshop.grading import SLOW
from workshop.results import Result
from workshop.steps import step_named
from workshop.trouble import Trouble

STEPS = [step_named("03")]
WRONG = {"eve": Trouble("There is no sandbox.", "Make one."), "bob": ValueError("unexpected")}


class Grader:
    """Has trouble with some."""

    steps = STEPS

    def grade(self, submission):
        if submission.name in WRONG:
            raise WRONG[submission.name]
        return records.of_submission(submission, submission.attempts[0], [], [], STEPS)


class SideBySide(unittest.TestCase):
    def test_trouble_with_one_is_told_and_the_others_are_graded(self):
        class_ = [Submission(name, [Attempt(name)]) for name in ("ada", "eve", "bob", "zoe")]
        done, saved = [], []
        graded = side_by_side.grade(class_, Grader(), Slots(), lambda one, number: done.append(number), saved.append)
        self.assertEqual([each["name"] for each in graded], ["ada", "eve", "bob", "zoe"])
        self.assertEqual([records.is_graded(each) for each in graded], [True, False, False, True])
        self.assertEqual(graded[1]["trouble"], "It could not be graded. There is no sandbox. Make one.")
        self.assertIn("unexpected", graded[2]["trouble"])
        self.assertEqual((done, saved[-1]), ([1, 2, 3, 4], graded))

    def test_a_second_ctrl_c_does_not_end_what_the_first_one_saves(self):
        def save(graded):
            signal.raise_signal(signal.SIGINT)
            saved.append(graded)

        def done(*_):
            signal.raise_signal(signal.SIGINT)

        saved = []
        with self.assertRaises(KeyboardInterrupt):
            side_by_side.grade([Submission("ada", [Attempt("ada")])], Grader(), Slots(), done, save)
        self.assertEqual([each["name"] for each in saved[0]], ["ada"])


class Tester(testing.Tester):
    """Of tests that hang at this place: {title: place}. Those in `once` pass when they run again."""

    def __init__(self, places, once=(), slow=()):
        super().__init__(None, Slots(), None, None)
        self.places, self.once, self.slow, self.ran = places, once, slow, []

    def run(self, title, *how):
        self.ran.append(title)
        if title in self.once and how:
            return Result(title, "PASSED")
        return Result(title, "TIMEOUT", [f"  edit {self.places[title]}", *([f"  {SLOW}"] if title in self.slow else [])])

    def results_if(self, is_busy):
        """(the verdicts; those that ran again)"""
        with mock.patch.object(testing, "is_busy", lambda: is_busy):
            verdicts = [result.verdict for result in self.results([*self.places])]
        return verdicts, self.ran[len(self.places):]


class Hangs(unittest.TestCase):
    ALIKE = {title: "steps/a.cpp:1" for title in "abcde"}

    def test_one_of_a_kind_runs_again(self):
        tester = Tester({**self.ALIKE, "f": "steps/f.cpp:1"})
        self.assertEqual(tester.results_if(is_busy=False), (["TIMEOUT"] * 6, ["a", "f"]))

    def test_one_that_passes_the_second_time_says_nothing_about_others(self):
        tester = Tester(self.ALIKE, once=("a", "b"))
        self.assertEqual(tester.results_if(is_busy=False), (["PASSED"] * 2 + ["TIMEOUT"] * 3, ["a", "b", "c"]))

    def test_more_run_again_if_only_the_machine_may_be_slow(self):
        tester = Tester(self.ALIKE, slow="abcde")
        self.assertEqual(tester.results_if(is_busy=False), (["TIMEOUT"] * 5, ["a", "b", "c"]))

    def test_more_run_again_while_the_machine_is_busy(self):
        self.assertEqual(Tester(self.ALIKE).results_if(is_busy=True), (["TIMEOUT"] * 5, ["a", "b", "c"]))


if __name__ == "__main__":
    unittest.main()
