"""The files for other systems: right by what their documentation says (schemas.py), whatever is in a submission."""

import csv
import io
import json
import os
import re
import unittest
from unittest import mock
from xml.etree import ElementTree

import json_schema
import schemas
from sample_class import all_steps, class_of, each_alone, honest, submission, the_class
from workshop.grades import formats
from workshop.trouble import Trouble

RUNNER = {"CLASSROOM": "cs", "ASSIGNMENT": "redis", "SUBMISSION_TAG": "submit/2026-06-01T14-32-05Z-a1b2c3d",
          "COMMIT_URL": "https://example.org/commit/1", "RELEASE_URL": "https://example.org/releases/1", "OWNER": "ada"}
OPTIONAL = ("REVIEW_URL", "ASSIGNMENT_TYPE", "USERNAME")
BARE = {name: value for name, value in os.environ.items() if name not in (*RUNNER, *OPTIONAL)}
STEPS = ["02 protocol", "03 commands", "04 expiry"]
FORMULA = re.compile(r"\s*[=+@\t-]")


def written(name, results):
    """What the format makes of the results, as bytes in UTF-8."""
    with mock.patch.dict(os.environ, {**BARE, **RUNNER}, clear=True):
        return formats.of_one(name)(results).encode("utf-8")


class Platforms(unittest.TestCase):
    def check(self, name, schema, most):
        """[(submission, file)] of the sample class, each of which fits the schema."""
        found = []
        for results in each_alone():
            data = written(name, results)
            self.assertLessEqual(len(data), most)
            self.assertEqual(list(json_schema.problems(json.loads(data), schema)), [], data[:500])
            found.append((results["submissions"][0], json.loads(data)))
        return found

    def test_gradescope(self):
        for submission, file in self.check("gradescope", schemas.GRADESCOPE, 10_000_000):
            self.assertEqual(file["score"], submission["points"])
            self.assertEqual(sum(test["score"] for test in file["tests"]), file["score"])
            self.assertEqual([test["max_score"] for test in file["tests"]],
                             [test["of"] for step in submission["steps"] for test in step["tests"]])
            self.check_verdicts(submission, [test["output"] for test in file["tests"]])

    def test_classroom50(self):
        for submission, file in self.check("classroom50", schemas.CLASSROOM50, schemas.CLASSROOM50_BYTES):
            self.assertEqual((file["score"], file["max-score"]), (submission["points"], submission["of"]))
            self.assertEqual(sum(test["score"] for test in file["tests"]), file["score"])
            self.assertEqual(sum(test["max-score"] for test in file["tests"]), file["max-score"])
            self.check_verdicts(submission, [test["message"] for test in file["tests"]])

    def test_classroom50_outside_of_classroom50_is_trouble(self):
        with mock.patch.dict(os.environ, BARE, clear=True), self.assertRaisesRegex(Trouble, "CLASSROOM, ASSIGNMENT"):
            formats.of_one("classroom50")  # before the grading, which takes its time

    def test_prairielearn(self):
        for submission, file in self.check("prairielearn", schemas.PRAIRIELEARN, schemas.PRAIRIELEARN_BYTES):
            if file["gradable"]:
                self.assertAlmostEqual(file["score"], submission["points"] / submission["of"])
                self.assertEqual(sum(test["points"] for test in file["tests"]), submission["points"])
                self.check_verdicts(submission, [test["message"] for test in file["tests"]])

    def test_prairielearn_does_not_grade_what_does_not_build(self):
        checked = self.check("prairielearn", schemas.PRAIRIELEARN, schemas.PRAIRIELEARN_BYTES)
        files = {submission["name"]: file for submission, file in checked}
        self.assertTrue(files["cleo"]["gradable"], "the other steps build")
        self.assertFalse(files["eve"]["gradable"])
        self.assertIn("expected ';'", files["eve"]["format_errors"][0])
        self.assertEqual(files["dan"], {"gradable": False, "format_errors": ["dan.zip is not a zip file."]})

    def check_verdicts(self, submission, texts):
        """Each text begins with the verdict of its test."""
        verdicts = [test["verdict"] for step in submission["steps"] for test in step["tests"]]
        for verdict, text in zip(verdicts, texts):
            self.assertTrue(text.startswith(verdict), (verdict, text[:100]))

    def test_long_reports_lose_their_middle(self):
        big = class_of(submission("big", all_steps(["WRONG"] * 100, ["x" * 50_000 + "end"])))
        limits = {"prairielearn": schemas.PRAIRIELEARN_BYTES, "gradescope": 10_000_000, "junit": schemas.JUNIT_BYTES}
        for name, most in limits.items():
            data = written(name, big)
            self.assertLessEqual(len(data), most)
            self.assertIn(b"characters left out", data)
            self.assertIn(b"xxend", data)

    def test_a_format_that_does_not_exist_is_trouble(self):
        with self.assertRaisesRegex(Trouble, "no format 'xlsx'"):
            formats.of_one("xlsx")


class JUnit(unittest.TestCase):
    def setUp(self):
        self.results = the_class()
        data = formats.OF_A_CLASS["junit.xml"](self.results).encode("utf-8")
        self.assertLessEqual(len(data), schemas.JUNIT_BYTES)
        self.root = ElementTree.fromstring(data)

    def test_fits_the_schema(self):
        for element in self.root.iter():
            must, may, inside = schemas.JUNIT[element.tag]
            self.assertLessEqual(set(must), set(element.keys()))
            self.assertLessEqual(set(element.keys()), {*must, *may})
            self.assertLessEqual({child.tag for child in element}, set(inside))

    def test_has_a_suite_for_each_step_and_what_the_numbers_say(self):
        submissions = self.results["submissions"]
        suites = sum(len(each["steps"]) + (each["trouble"] is not None) for each in submissions)
        self.assertEqual(len(self.root), suites)
        for suite in self.root:
            self.assertEqual(int(suite.get("tests")), len(suite.findall("testcase")))
            self.assertEqual(int(suite.get("failures")), len(suite.findall("testcase/failure")))
            self.assertEqual(int(suite.get("errors")), len(suite.findall("testcase/error")))

    def test_names_the_verdict(self):
        found = {}
        for kind in ("failure", "error"):
            for element in self.root.iter(kind):
                found.setdefault(element.get("type"), kind)
                self.assertTrue(element.text.startswith(element.get("type")), element.text[:100])
        self.assertEqual(found, {"WRONG": "failure", "NOT IMPLEMENTED": "failure", "BUILD ERROR": "error",
                                 "CRASH": "error", "TIMEOUT": "error", "NOT RUN": "error", "NOT GRADED": "error"})


class Csv(unittest.TestCase):
    def rows(self, name, results=None):
        text = formats.OF_A_CLASS[name](results or the_class())
        return list(csv.reader(io.StringIO(text.encode("utf-8").decode("utf-8"), newline="")))

    def test_grades_has_everybody(self):
        head, *rows = self.rows("grades.csv")
        self.assertEqual(head, ["name", "id", "email", "submitted", *STEPS, "points", "of", "note"])
        self.assertEqual(len(rows), len(the_class()["submissions"]))
        self.assertEqual(rows[0], ["ada", "1001", "ada@example.org", "2026-03-01T12:00:00+01:00",
                                   *["100"] * 3, "300", "300", ""])
        dan = dict(zip(head, rows[3]))
        self.assertEqual((dan["points"], dan["of"], dan["note"]), ("", "300", "dan.zip is not a zip file."))

    def test_no_cell_is_a_formula(self):
        for name in ("grades.csv", "moodle.csv"):
            for row in self.rows(name):
                self.assertEqual([cell[:40] for cell in row if FORMULA.match(cell) or "\0" in cell], [])

    def test_a_semicolon_ends_no_cell(self):
        """No formula begins even where a spreadsheet takes it for that."""
        name = "eve; =1+1;100"
        for file in ("grades.csv", "moodle.csv"):
            text = formats.OF_A_CLASS[file](class_of(submission(name, all_steps(), notes=['x;=1+1;y";"-1'])))
            cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
            self.assertGreater(len(cells), 4)
            self.assertEqual([cell for cell in cells if FORMULA.match(cell.lstrip(' "'))], [])

    def test_moodle_gives_nobody_the_points_of_another(self):
        both = class_of(*(submission(name, all_steps(), email="ada@example.org", id=name) for name in ("ada", "bob")), honest()[1])
        _, *rows = self.rows("moodle.csv", both)
        self.assertEqual([row[0] for row in rows], ["bob@example.org"], "an address that two people have says nothing")

    def test_moodle_identifies_everybody_who_is_in_it(self):
        head, *rows = self.rows("moodle.csv", class_of(*honest()))
        self.assertEqual(head, ["Email address", *STEPS, "Mini-Redis (of 300)", "Feedback"])
        self.assertEqual([row[0] for row in rows], ["ada@example.org", "bob@example.org", "cleo@example.org"],
                         "eve has no address, and Moodle would give her grade to the person before; dan was not graded")
        self.assertEqual(rows[0][4], "300")
        self.assertIn("(WRONG)", rows[1][5])
        self.assertIn("03 commands: 0 of 100 points. Not passed: 30 BUILD ERROR.", rows[2][5])

    def test_moodle_takes_what_the_roster_has(self):
        def of(**known):
            return self.rows("moodle.csv", class_of(submission("ada", all_steps(), **known)))
        self.assertEqual([row[0] for row in of(id="1001")], ["ID number", "1001"])
        self.assertEqual([row[0] for row in of()], ["Username", "ada"])

    def test_moodles_feedback_is_no_html(self):
        noted = class_of(submission("ada", all_steps(), notes=["<b>bold</b> & more"]))
        self.assertIn("&lt;b&gt;bold&lt;/b&gt; &amp; more", self.rows("moodle.csv", noted)[1][-1])


class Checks(unittest.TestCase):
    """The schemas refuse what is wrong."""

    def refused(self, name, schema, edit):
        file = json.loads(written(name, each_alone()[1]))
        edit(file)
        return list(json_schema.problems(file, schema))

    def test_a_wrong_file_is_refused(self):
        def test_of(file):
            return file["tests"][0]
        wrong = [("gradescope", schemas.GRADESCOPE, lambda file: file.update(score="1")),
                 ("gradescope", schemas.GRADESCOPE, lambda file: file.update(output_format="simple_format")),
                 ("gradescope", schemas.GRADESCOPE, lambda file: test_of(file).update(status="ok")),
                 ("gradescope", schemas.GRADESCOPE, lambda file: test_of(file).update(verdict="WRONG")),
                 ("classroom50", schemas.CLASSROOM50, lambda file: file.update(score=1.5)),
                 ("classroom50", schemas.CLASSROOM50, lambda file: file.update(submission="main")),
                 ("classroom50", schemas.CLASSROOM50, lambda file: file.update(owner="")),
                 ("classroom50", schemas.CLASSROOM50, lambda file: file.update(extra=1)),
                 ("classroom50", schemas.CLASSROOM50, lambda file: test_of(file).pop("passed")),
                 ("prairielearn", schemas.PRAIRIELEARN, lambda file: file.update(score=1.01)),
                 ("prairielearn", schemas.PRAIRIELEARN, lambda file: file.update(gradable=False)),
                 ("prairielearn", schemas.PRAIRIELEARN, lambda file: test_of(file).update(points=None))]
        for name, schema, edit in wrong:
            self.assertEqual(self.refused(name, schema, lambda file: None), [])
            self.assertNotEqual(self.refused(name, schema, edit), [], name)


if __name__ == "__main__":
    unittest.main()
