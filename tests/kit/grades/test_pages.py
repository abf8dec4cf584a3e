"""report.html and the table on the terminal: whole, readable, and deaf to what submissions put into them."""

import os
import re
import statistics
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

from sample_class import HOSTILE_NAMES, HOSTILE_REPORTS, class_of, honest, hostile, step_named, the_class
from workshop.grades import formats
from workshop.grades.formats import html_report, table

ATTRIBUTES = {"html": {"lang"}, "meta": {"charset", "name", "content", "http-equiv"}, "p": {"class"},
              "div": {"class", "id"}, "span": {"class"}, "a": {"href"}, "th": {"class"}, "td": {"class"}}
TAGS = {"head", "title", "style", "body", "h1", "h2", "h3", "table", "thead", "tbody", "tr", "ul", "li", "b", "bdi",
        "details", "summary", "pre", *ATTRIBUTES}
ALONE = {"meta"}


class Page(HTMLParser):
    """A page that has nothing but these tags and attributes, each closed in turn."""

    def __init__(self, html):
        super().__init__()
        self.open, self.wrong, self.pieces, self.ids, self.links = [], [], [], set(), set()
        self.feed(html)
        self.close()
        self.text = "".join(self.pieces)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag not in TAGS or not attributes.keys() <= ATTRIBUTES.get(tag, set()):
            self.wrong.append((tag, attributes))
        if tag not in ALONE:
            self.open.append(tag)
        self.ids.add(attributes.get("id"))
        self.links.add(attributes.get("href", "").removeprefix("#") or None)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_data(self, data):
        self.pieces.append(data)


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.html = html_report.text(the_class())
        cls.page = Page(cls.html)

    def test_holds_nothing_that_a_submission_made(self):
        self.assertEqual((self.page.wrong, self.page.open), ([], []))
        for text in (HOSTILE_NAMES["html"], HOSTILE_REPORTS["html"], HOSTILE_REPORTS["cdata"][:20]):
            self.assertIn(text, self.page.text, "it is shown as it is")
        self.assertIsNone(re.search("[\0\x1b\u202e\ud800-\udfff]", self.html))

    def test_loads_nothing(self):
        self.assertIsNone(re.search(r"https?:|url\(|@import|\bsrc=", self.html.partition("<body>")[0]))
        self.assertIn("default-src 'none'", self.html)

    def test_is_not_large(self):
        self.assertLess(len(self.html.encode()), 1_000_000, "a report of 2 MB is shortened")

    def test_each_link_leads_to_a_person(self):
        self.assertEqual(self.page.links, self.page.ids)
        self.assertEqual(len(self.page.links - {None}), len(the_class()["submissions"]))

    def test_says_which_tests_are_hard(self):
        html = html_report.text(class_of(*honest()))
        hardest = re.search(r"<h2>The tests.*?<tbody>\n<tr><th>(.*?)</th><td>(.*?)</td><td class=number>(.*?)</td>",
                            html, re.DOTALL)
        first = next(iter(step_named("03").points))
        self.assertEqual(hardest.groups(), (first, "03 commands", "3 of 4"), "all but ada; dan was not graded")

    def test_says_where_the_middle_is(self):
        middle = statistics.median(each["points"] for each in honest() if each["name"] != "dan")
        self.assertIn(f"5 submissions; steps 02, 03, 04; median {middle:g} of 300 points;",
                      html_report.text(class_of(*honest())))

    def test_shows_a_report_once_however_many_tests_have_it(self):
        eve = honest()[4]
        shown = Page(html_report.text(class_of(eve))).text
        self.assertEqual(shown.count("expected ';'"), 3, "once for each step")

    def test_warns_of_grades_without_a_sandbox(self):
        trusting = html_report.text(class_of(isolated=False))
        self.assertIn("Graded with --trusted", trusting)
        self.assertNotIn("Graded with --trusted", self.html)

    def test_warns_of_points_that_can_be_forged(self):
        counted = [{"step": "11", "name": "speed", "title": "Speed", "of": 100}]
        self.assertIn("read the code", html_report.text(class_of(steps=counted)))
        self.assertNotIn("read the code", self.html)

    def test_of_nobody(self):
        self.assertEqual(Page(html_report.text(class_of())).wrong, [])


class OnTheTerminal(unittest.TestCase):
    def shown(self, *submissions, **environment):
        usual = {"COLUMNS": "70", "LC_ALL": "C.UTF-8", "MINI_REDIS_PLAIN": "", "TERM": "xterm"}
        with mock.patch.dict(os.environ, {**usual, **environment}):
            return table.text(class_of(*submissions)).split("\n")

    def test_has_a_column_for_each_step(self):
        self.assertEqual(self.shown(*honest())[:2], ["           02   03   04     total",
                                                                  "ada       100  100  100   300/300"])

    def test_says_why_somebody_was_not_graded(self):
        self.assertEqual(self.shown(*honest())[4], "dan       not graded: dan.zip is not a zip file.")

    def test_is_never_wider_than_the_terminal(self):
        lines = self.shown(*hostile())
        self.assertEqual([line for line in lines if table.cells(line) > 70], [])
        self.assertTrue(any(re.match(r"(long)+\w*…", line) for line in lines))
        self.assertTrue(any(line.startswith("こんにちは ") for line in lines))

    def test_obeys_nothing(self):
        for line in self.shown(*hostile()):
            self.assertTrue(line.isprintable(), line)

    def test_in_words(self):
        lines = self.shown(*honest(), MINI_REDIS_PLAIN="1")
        self.assertEqual(lines[0], "ada: 300 of 300 (02: 100 of 100, 03: 100 of 100, 04: 100 of 100)")
        self.assertEqual(lines[3], "dan: not graded: dan.zip is not a zip file.")


class Folder(unittest.TestCase):
    def test_has_all_files_of_a_class(self):
        with tempfile.TemporaryDirectory() as folder:
            formats.write_class(the_class(), Path(folder) / "grades")
            self.assertEqual(sorted(path.name for path in Path(folder, "grades").iterdir()),
                             ["grades.csv", "junit.xml", "moodle.csv", "report.html", "results.json"])


if __name__ == "__main__":
    unittest.main()
