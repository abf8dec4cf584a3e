"""What happens to the others when one submission cannot be graded."""

import unittest

import hand_in  # noqa: F401  (finds workshop)
from workshop.grades import records, side_by_side
from workshop.grades.collect import Attempt, Submission
from workshop.grades.slots import Slots
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


if __name__ == "__main__":
    unittest.main()
