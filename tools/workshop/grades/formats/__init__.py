"""The files that grades are written to. A new format is a module with a function text(results), and a line here."""

from pathlib import Path

from ...trouble import Trouble
from .. import files, results as results_json
from . import classroom50, csv_grades, gradescope, html_report, junit, moodle, prairielearn

OF_A_CLASS = {"results.json": results_json.text, "report.html": html_report.text, "grades.csv": csv_grades.text,
              "moodle.csv": moodle.text, "junit.xml": junit.text}
OF_ONE = {"json": results_json.text, "junit": junit.text, "gradescope": gradescope.text,
          "classroom50": classroom50.text, "prairielearn": prairielearn.text}
CHECKED_FIRST = {"classroom50": classroom50.who}  # what a format needs of its surroundings: known before the grading


def write_class(results, folder):
    for name, text in OF_A_CLASS.items():
        files.write(Path(folder) / name, text(results))


def write_one(results, name, path):
    """The results of one submission, in the format with this name."""
    files.write(path, of_one(name)(results))


def of_one(name):
    if name not in OF_ONE:
        raise Trouble(f"There is no format '{name}'.", f"The formats are {', '.join(OF_ONE)}.")
    if name in CHECKED_FIRST:
        CHECKED_FIRST[name]()
    return OF_ONE[name]
