"""moodle.csv, for Moodle's grade import: who it is, the points, the feedback.

https://docs.moodle.org/en/Grade_import. Moodle identifies people by one column of the file, and gives the points of a
row in which that is empty to the person before. So there is one such column, and nobody is in the file without an entry
of their own in it."""

import html
from collections import Counter

from . import text as words
from .csv_grades import table

IDENTIFIERS = {"email": "Email address", "id": "ID number", "name": "Username"}
MOST_FEEDBACK = 2000  # characters
MOST_TITLES = 8  # of a step; if more tests fail, they are counted


def text(results):
    key = identifier(results)
    steps = words.titles(results)
    total = f"Mini-Redis (of {sum(step['of'] for step in results['steps'])})"
    times = Counter(submission[key] for submission in results["submissions"])
    rows = [row(submission, key, steps) for submission in results["submissions"]
            if submission[key] and times[submission[key]] == 1 and submission["trouble"] is None]
    return table([[IDENTIFIERS[key], *steps.values(), total, "Feedback"], *rows])


def identifier(results):
    """By what most people of the class are known. Without a roster that is the name of the submission."""
    counts = {key: sum(bool(submission[key]) for submission in results["submissions"]) for key in ("email", "id")}
    return max(counts, key=counts.get) if any(counts.values()) else "name"


def row(submission, key, steps):
    points = {step["step"]: step["points"] for step in submission["steps"]}
    told = feedback(submission, steps)
    return [submission[key], *(points.get(step, "") for step in steps), submission["points"], told]


def feedback(submission, steps):
    """Moodle shows it as HTML."""
    lines = [f"{steps[step['step']]}: {step['points']} of {step['of']} points.{failed(step)}"
             for step in submission["steps"]]
    return html.escape(words.shortened("\n".join([*lines, *words.notes(submission)]), MOST_FEEDBACK), quote=False)


def failed(step):
    failing = words.failing(step)
    told = [f"{words.clean(test['title'])} ({test['verdict']})" for test in failing]
    if len(failing) > MOST_TITLES:
        told = [words.verdicts(Counter(test["verdict"] for test in failing))]
    return f" Not passed: {'; '.join(told)}." if told else ""
