"""Points are the same wherever they are told: in a learner's run, on the board, in JSON, in a grade."""

import json
import re
import unittest

import hand_in  # noqa: F401  (finds workshop)
from workshop import as_json, report
from workshop.board import Row
from workshop.grades import records, scoring
from workshop.grades.collect import Attempt, Submission
from workshop.results import VERDICTS, Result
from workshop.steps import all_steps, step_named

STEP = step_named("03")


def results(verdict, passed):
    """The first of the step's tests pass; the others have this verdict."""
    return [Result(title, "PASSED" if number < passed else verdict, [verdict]) for number, title in enumerate(STEP.points)]


class Scoring(unittest.TestCase):
    def everywhere(self, found):
        """The points as told by each."""
        told = json.loads(as_json.text({STEP: found}))
        graded = records.of_submission(Submission("ada"), Attempt("ada.zip"), [], [(STEP, found)], [STEP])
        return {"run": int(re.search(r"(\d+) of 100 points", report.summary(STEP, found))[1]),
                "board": Row(STEP, found, is_current=True, is_taken=False).points,
                "json": told["total"]["points"], "step in json": told["steps"][0]["total"]["points"],
                "grade": graded["points"], "step of the grade": graded["steps"][0]["points"],
                "tests of the grade": sum(test["points"] for test in graded["steps"][0]["tests"])}

    def test_is_the_same_everywhere(self):
        values = list(STEP.points.values())
        for verdict in VERDICTS:
            for passed in (0, 1, len(values) // 2, len(values)):
                self.assertEqual(set(self.everywhere(results(verdict, passed)).values()), {sum(values[:passed])}, (verdict, passed))

    def test_is_in_whole_numbers(self):
        for step in all_steps():
            self.assertEqual({type(value) for value in step.points.values()}, {int})
            self.assertEqual(scoring.best(step), 100)

    def test_a_run_that_was_stopped_says_so(self):
        self.assertIn("points so far", report.summary(STEP, results("NOT RUN", 3)))
        self.assertNotIn("so far", report.summary(STEP, results("TIMEOUT", 3)))

    def test_a_test_has_all_of_its_points_or_none(self):
        title = next(iter(STEP.points))
        self.assertEqual(scoring.earned(STEP, Result(title, "PASSED")), STEP.points[title])
        for verdict in VERDICTS:
            self.assertEqual(scoring.earned(STEP, Result(title, verdict)), 0)


if __name__ == "__main__":
    unittest.main()
