"""What came of it, as results.json has it."""

import hashlib
import shutil
import subprocess

from ..fingerprint import of_verdicts
from ..steps import ROOT
from .collect import Attempt
from .results import FORMAT
from .scoring import Score, best, earned, score

NOT_GRADED = "It could not be graded."  # the grader is to blame, and not the submission


def of_class(submissions, steps, is_isolated):
    """`submissions`: as of_submission() has them."""
    told = [{"step": step.number, "name": step.slug, "title": step.title, "of": best(step)} for step in steps]
    return {"format": FORMAT, "kit": version(), "isolated": is_isolated, "steps": told, "submissions": submissions}


def of_submission(submission, attempt, notes, found, steps):
    """`found`: [(step, its Results)]"""
    total = sum((score(step, results) for step, results in found), Score())
    return {"name": submission.name, "id": submission.id, "email": submission.email, "source": attempt.source,
            "submitted": attempt.submitted, "fingerprint": fingerprint(submission, steps),
            "trouble": attempt.trouble, "notes": notes, "points": total.points, "of": sum(map(best, steps)), "steps": [of_step(*each) for each in found]}


def of_trouble(submission, trouble, steps):
    """Of a submission that the grader has failed to grade."""
    text = f"{NOT_GRADED} {trouble.what} {trouble.remedy}".strip()
    return of_submission(submission, Attempt(submission.attempts[-1].source, trouble=text), [], [], steps)


def is_graded(record):
    """Also if there was nothing to grade."""
    return not (record["trouble"] or "").startswith(NOT_GRADED)


def of_step(step, results):
    reached = score(step, results)
    tests = [{"title": each.title, "verdict": each.verdict, "points": earned(step, each), "of": step.points[each.title],
              "report": list(each.report), "edit": each.place} for each in results]
    return {"step": step.number, "points": reached.points, "of": reached.of, "tests": tests}


def fingerprint(submission, steps):
    """Of all that a grade comes from, the tests too: whether one from before still holds."""
    known = hashlib.sha256("".join(map(of_verdicts, steps)).encode())
    for attempt in submission.attempts:
        known.update(repr((attempt.source, sorted(attempt.files.items()))).encode("utf-8", "replace"))
    return known.hexdigest()[:16]


def version():
    """Of this kit, as git describes it; None if it is not a clone."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        return None
    done = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or None
