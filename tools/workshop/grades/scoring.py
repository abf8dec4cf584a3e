"""Points, as integers. This is the one place that adds them up: for a learner's run, the board, JSON and grades."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    points: int = 0
    of: int = 0
    passed: int = 0
    tests: int = 0
    is_partial: bool = False  # the run was stopped, so there may be more points than these

    def __add__(self, other):
        return Score(self.points + other.points, self.of + other.of, self.passed + other.passed,
                     self.tests + other.tests, self.is_partial or other.is_partial)

    def __str__(self):
        return f"{self.points} of {self.of} points" + (" so far" if self.is_partial else "")


def earned(step, result):
    """All that the test is worth, or nothing."""
    return step.points[result.title] if result.passed else 0


def score(step, results):
    """Of these Results of the step. A test that is not among them does not count."""
    return sum((of_test(step, result) for result in results), Score())


def of_test(step, result):
    return Score(earned(step, result), step.points[result.title], int(result.passed), 1, result.verdict == "NOT RUN")


def best(step):
    """The points that the step is worth."""
    return sum(step.points.values())
