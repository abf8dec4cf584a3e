"""grades.csv, for a spreadsheet: a row for each person, a column for each step."""

import csv
import io
import re

from . import text as words

# With which a spreadsheet's formula begins, OWASP's list; at the beginning of a cell, and after what a spreadsheet may take
# for its end: a semicolon in some countries.
FORMULA = re.compile("(^ *|[;\t\n][ \"]*)(?=[=+@\t\n\uff1d\uff0b\uff0d\uff20-])")


def text(results):
    steps = words.titles(results)
    head = ["name", "id", "email", "submitted", *steps.values(), "points", "of", "note"]
    return table([head, *(row(submission, steps) for submission in results["submissions"])])


def row(submission, steps):
    """What was not graded has no points. It has not earned 0."""
    graded = {step["step"]: step["points"] for step in submission["steps"]}
    known = [words.name(submission), *(submission[key] or "" for key in ("id", "email", "submitted"))]
    points = submission["points"] if submission["trouble"] is None else ""
    note = " ".join(words.notes(submission))
    return [*known, *(graded.get(step, "") for step in steps), points, submission["of"], note]


def table(rows):
    output = io.StringIO()
    csv.writer(output).writerows([[harmless(cell) for cell in row] for row in rows])
    return output.getvalue()


def harmless(cell):
    """An apostrophe in front of what a spreadsheet would take for a formula makes it a text again."""
    if not isinstance(cell, str):
        return cell
    return FORMULA.sub(r"\1'", words.clean(cell))
