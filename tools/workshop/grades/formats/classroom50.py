"""result.json as Classroom 50 reads it: schema classroom50/result/v1.

https://github.com/foundation50/classroom50/wiki/Advanced-Autograding. Its runner says in environment variables what it
runs for, and stamps owner, assignment_type and datetime itself. It collects results of up to 10 MiB."""

import os
from datetime import datetime, timezone

from ...trouble import Trouble
from ..results import PASSED
from . import text as words

SCHEMA = "classroom50/result/v1"
MOST_BYTES = 1_000_000
FROM_THE_RUNNER = {"classroom": "CLASSROOM", "assignment": "ASSIGNMENT", "submission": "SUBMISSION_TAG",
                   "commit": "COMMIT_URL", "release": "RELEASE_URL"}


def text(results):
    submission, = results["submissions"]
    titles, identity = words.titles(results), who()
    return words.fitting(lambda most: words.as_json(result(submission, titles, identity, most)), MOST_BYTES)


def who():
    """What is graded, as the runner names it."""
    missing = [name for name in FROM_THE_RUNNER.values() if not os.environ.get(name)]
    if missing:
        raise Trouble(f"Classroom 50 didn't say what to grade. These aren't set: {', '.join(missing)}.",
                      "--as classroom50 is for an autograder.py that Classroom 50 runs; elsewhere, use another format.")
    return {key: os.environ[name] for key, name in FROM_THE_RUNNER.items()} | {
        "review": os.environ.get("REVIEW_URL") or os.environ["COMMIT_URL"],
        "assignment_type": os.environ.get("ASSIGNMENT_TYPE") or "individual",
        "owner": os.environ.get("OWNER") or os.environ.get("USERNAME") or os.environ.get("GITHUB_ACTOR") or "unknown",
        "datetime": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")}


def result(submission, titles, identity, most):
    tests = [{"test-name": f"{titles[step['step']]}: {words.clean(test['title'])}", "passed": test["verdict"] == PASSED,
              "score": test["points"], "max-score": test["of"], "message": words.report(test, most)}
             for step in submission["steps"] for test in step["tests"]]
    if submission["trouble"] is not None:
        tests = [{"test-name": "is graded", "passed": False, "score": 0, "max-score": submission["of"],
                  "message": "\n".join(["NOT GRADED", *words.notes(submission)])}]
    return {"schema": SCHEMA, **identity, "score": submission["points"], "max-score": submission["of"], "tests": tests}
