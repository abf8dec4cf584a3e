"""/grade/results/results.json as PrairieLearn reads it: at most 1 MB, and a score from 0 to 1.

https://docs.prairielearn.com/externalGrading/"""

from ..results import PASSED
from . import text as words

MOST_BYTES = 1_000_000


def text(results):
    submission, = results["submissions"]
    return words.fitting(lambda most: words.as_json(result(submission, words.titles(results), most)), MOST_BYTES)


def result(submission, titles, most):
    """If no step builds, it is not gradable, and costs nobody an attempt."""
    errors = format_errors(submission, titles, most)
    if errors:
        return {"gradable": False, "format_errors": errors}
    return {"gradable": True, "score": submission["points"] / submission["of"] if submission["of"] else 0.0,
            "message": f"{submission['points']} of {submission['of']} points.",
            "output": "\n".join(words.notes(submission)),
            "tests": [told(test, titles[step["step"]], most) for step in submission["steps"] for test in step["tests"]]}


def format_errors(submission, titles, most):
    """Empty if there is something to grade."""
    if submission["trouble"] is not None:
        return words.notes(submission)
    if not submission["steps"] or not all(map(does_not_build, submission["steps"])):
        return []
    return [f"{titles[step['step']]}:\n{words.report(step['tests'][0], most)}" for step in submission["steps"]]


def does_not_build(step):
    return bool(step["tests"]) and all(test["verdict"] == "BUILD ERROR" for test in step["tests"])


def told(test, step, most):
    report = words.report(test, most) if test["verdict"] != PASSED else ""
    return {"name": words.clean(test["title"]), "description": step, "points": test["points"], "max_points": test["of"],
            "message": test["verdict"], "output": report}
