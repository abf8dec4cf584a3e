"""results.json, the one source of every grade: read, written, joined. docs/grading.md says what is in it.

In Python it is what json.loads() makes of it: dictionaries and lists."""

import json
import os
import re
import stat
from collections import Counter

from ..results import VERDICTS
from ..trouble import Trouble
from . import files, shape

FORMAT = "mini-redis/grade/v1"
PASSED = "PASSED"
MOST_BYTES = 200_000_000  # of a file; a submission has about 60,000
MOST_POINTS = 1000        # of a test

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
        with open(path, encoding="utf-8", opener=without_waiting) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES:
                raise broken(path, f"it isn't a file of up to {MOST_BYTES // 1_000_000} MB")
            found = json.load(file)
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.",
                      "Name a folder that ./workshop grade has written.") from None
    except (ValueError, RecursionError) as error:  # no JSON, or no UTF-8
        raise broken(path, f"it is not JSON ({error})") from None
    if wrong := what_is_wrong(found):
        raise broken(path, wrong)
    return found


def without_waiting(path, flags):
    """For somebody to write into a FIFO."""
    return os.open(path, flags | os.O_NONBLOCK)


def broken(path, what):
    return Trouble(f"{path} holds no results: {what}.", "Grade again, or take an unchanged copy of the file.")


def what_is_wrong(found):
    """In words, or None."""
    if isinstance(found, dict) and found.get("format") != FORMAT:
        return f"its format is {shape.shown(found.get('format'))}, and this version of the kit reads \"{FORMAT}\""
    return shape.problem(found, RESULTS, "the file") or shape.first(contradictions(found))


def contradictions(results):
    yield from twice(submission["name"] for submission in results["submissions"])
    yield from twice(step["step"] for step in results["steps"])
    for step in results["steps"]:
        if not re.fullmatch(r"\d\d", step["step"]) or not re.fullmatch(r"[a-z0-9-]+", step["name"]):
            yield f"no step is called {shape.shown(step['step'])}, {shape.shown(step['name'])}"
    best, tests = {step["step"]: step["of"] for step in results["steps"]}, tests_of(results)
    for submission in results["submissions"]:
        yield from (f"{shape.shown(submission['name'])}: {what}" for what in wrong_points(submission, best, tests))


def twice(names):
    yield from (f"{shape.shown(name)} is in it {count} times" for name, count in Counter(names).items() if count > 1)


def wrong_points(submission, best, tests):
    """`best`: {step: its points}, in this class. `tests`: as tests_of() has them."""
    yield from twice(step["step"] for step in submission["steps"])
    for step in submission["steps"]:
        if step["step"] not in best:
            yield f"step {shape.shown(step['step'])} is not among the steps of the class"
        elif step["of"] != best[step["step"]]:
            yield f"step {step['step']} has other points than in the class"
        yield from wrong_tests(step["tests"])
        if (step["points"], step["of"]) != tuple(sum(test[key] for test in step["tests"]) for key in ("points", "of")):
            yield f"the points of the tests of step {step['step']} are not those of the step"
        if titles_of(step) != tests[step["step"]]:
            yield f"step {step['step']} has other tests than elsewhere in the file"
    if submission["points"] != sum(step["points"] for step in submission["steps"]):
        yield "the points of the steps are not those of the submission"
    if submission["of"] != sum(best.values()):
        yield "it could have other points than the class"
    if submission["trouble"] is not None and submission["points"] != 0:
        yield "it was not graded, and has points"


def wrong_tests(tests):
    yield from twice(test["title"] for test in tests)
    for test in tests:
        if test["verdict"] not in (PASSED, *VERDICTS):
            yield f"there is no verdict {shape.shown(test['verdict'])}"
        if not 0 <= test["of"] <= MOST_POINTS:
            yield f"no test has {shape.shown(test['of'])} points"
        if test["points"] != (test["of"] if test["verdict"] == PASSED else 0):
            yield f"{test['verdict']} is worth {test['points']} of {test['of']} points in {shape.shown(test['title'])}"


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
    return {step["step"]: titles_of(step) for submission in results["submissions"] for step in submission["steps"]}


def titles_of(step):
    return {test["title"]: test["of"] for test in step["tests"]}


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
