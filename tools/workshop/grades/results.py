"""results.json, the one source of every grade: read, written, joined. docs/grading.md says what is in it.

In Python it is what json.loads() makes of it: dictionaries and lists."""

import json
from collections import Counter

from ..results import VERDICTS
from ..trouble import Trouble
from . import files, shape

FORMAT = "mini-redis/grade/v1"
PASSED = "PASSED"

OPTIONAL_TEXT = (type(None), str)
TEST = {"title": str, "verdict": str, "points": int, "of": int, "report": [str], "edit": OPTIONAL_TEXT}
STEP = {"step": str, "points": int, "of": int, "tests": [TEST]}
SUBMISSION = {"name": str, "id": OPTIONAL_TEXT, "email": OPTIONAL_TEXT, "source": str, "submitted": OPTIONAL_TEXT,
              "trouble": OPTIONAL_TEXT, "notes": [str], "points": int, "of": int, "steps": [STEP]}
RESULTS = {"format": str, "kit": OPTIONAL_TEXT, "isolated": bool, "submissions": [SUBMISSION],
           "steps": [{"step": str, "name": str, "title": str, "of": int}]}


def text(results):
    return json.dumps(results, indent=1, ensure_ascii=False) + "\n"


def write(results, path):
    files.write(path, text(results))


def read(path):
    """The results in a file. A file that holds something else is a Trouble."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.",
                      "Name a folder that ./workshop grade has written.") from None
    except (ValueError, RecursionError) as error:  # no JSON, or no UTF-8
        raise broken(path, f"it is not JSON ({error})") from None
    if wrong := what_is_wrong(found):
        raise broken(path, wrong)
    return found


def broken(path, what):
    return Trouble(f"{path} holds no results: {what}.", "Grade again, or take an unchanged copy of the file.")


def what_is_wrong(found):
    """In words, or None."""
    if isinstance(found, dict) and found.get("format") != FORMAT:
        return f"its format is {shape.shown(found.get('format'))}, and this version of the kit reads \"{FORMAT}\""
    return shape.problem(found, RESULTS, "the file") or shape.first(contradictions(found))


def contradictions(results):
    counts = Counter(submission["name"] for submission in results["submissions"])
    yield from (f"{shape.shown(name)} is in it {count} times" for name, count in counts.items() if count > 1)
    known = {step["step"] for step in results["steps"]}
    for submission in results["submissions"]:
        yield from (f"{shape.shown(submission['name'])}: {what}" for what in wrong_points(submission, known))


def wrong_points(submission, known):
    for step in submission["steps"]:
        if step["step"] not in known:
            yield f"step {shape.shown(step['step'])} is not among the steps of the class"
        for test in step["tests"]:
            if test["verdict"] not in (PASSED, *VERDICTS):
                yield f"there is no verdict {shape.shown(test['verdict'])}"
            if test["points"] != (test["of"] if test["verdict"] == PASSED else 0):
                yield f"{test['verdict']} is worth {test['points']} of {test['of']} points in \"{test['title']}\""
        if step["points"] != sum(test["points"] for test in step["tests"]):
            yield f"the points of the tests of step {step['step']} are not those of the step"
    if submission["points"] != sum(step["points"] for step in submission["steps"]):
        yield "the points of the steps are not those of the submission"


def merged(several):
    """The results of one class, parts of which were graded on several machines. Somebody whose work was graded more
    than once gets the best of it."""
    first, tests = several[0], {}
    for number, each in enumerate(several, 1):
        if difference := what_differs(each, first["steps"], tests):
            raise Trouble(f"Result {number} of those to join does not belong to the others: {difference}.",
                          "Grade all parts of a class with the same version of the kit and the same steps.")
        tests |= tests_of(each)
    kits = dict.fromkeys(each["kit"] for each in several if each["kit"])
    return {"format": FORMAT, "kit": ", ".join(kits) or None, "isolated": all(each["isolated"] for each in several),
            "steps": first["steps"], "submissions": best_of_each(several)}


def what_differs(results, steps, tests):
    """In words, or None. `steps`, `tests`: of the others"""
    if named(results["steps"]) != named(steps):
        return f"its steps are {named(results['steps'])}, and those of the first {named(steps)}"
    different = [step for step, known in tests_of(results).items() if tests.get(step, known) != known]
    return f"step {min(different)} has other tests, or tests with other points" if different else None


def named(steps):
    return ", ".join(f"{step['step']} ({step['of']} points)" for step in steps) or "none"


def tests_of(results):
    """{step: the titles of its tests and their points}, of the steps that were tested"""
    return {step["step"]: {test["title"]: test["of"] for test in step["tests"]}
            for submission in results["submissions"] for step in submission["steps"]}


def best_of_each(several):
    found = {}
    for each in several:
        for submission in each["submissions"]:
            found.setdefault(submission["name"], []).append(submission)
    return [best(found[name]) for name in sorted(found, key=lambda name: (name.casefold(), name))]


def best(graded):
    """Of one person's submissions; the first of those that are equally good."""
    chosen = max(graded, key=lambda each: (each["points"], each["trouble"] is None))
    known = {key: next((each[key] for each in [chosen, *graded] if each[key]), None) for key in ("id", "email")}
    times = sum(each["trouble"] is None for each in graded)
    more = [f"Graded {times} times: the best counts."] if times > 1 else []
    return chosen | known | {"notes": [*chosen["notes"], *more]}
