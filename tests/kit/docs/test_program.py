"""The complete program on the site: every line of every file, once, and in the order of docs/reading-order.txt."""
import re
import unittest
from html.parser import HTMLParser
from pathlib import PurePosixPath

import site_build
from support import checkout

ORDER = "docs/reading-order.txt"


class Code(HTMLParser):
    """`files`: {path: its text} of a page, in order."""

    def __init__(self, html):
        super().__init__()
        self.files, self._path, self._in = {}, "", ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "pre" or ("class", "excerpt-from") in attributes:
            self._in, self._path = tag, self._path if tag == "pre" else ""

    def handle_endtag(self, tag):
        if tag == self._in:
            self._in = ""

    def handle_data(self, data):
        if self._in == "pre":
            self.files[self._path] = self.files.get(self._path, "") + data
        elif self._in:
            self._path += data


def stubs():
    """The learner's files, whose solutions are shown in their place."""
    rows = [line.split("|") for line in checkout.text("steps/steps.txt").splitlines() if line[:1].isdigit()]
    return {f"steps/{number.strip()}-{slug.strip()}/{name}" for number, slug, *_, names in rows for name in names.split()}


def sources():
    return {name for name in checkout.files() if re.match(r"(steps|solutions)/.*\.[ch]pp$", name)} - stubs()


def order():
    """[(folder, name), ...]"""
    rows = re.findall(r"^([\w-]+): (.*)$", checkout.text(ORDER), re.MULTILINE)
    return [(folder, name) for folder, names in rows for name in names.split()]


def class_of(path):
    parts = PurePosixPath(path)
    return parts.parts[1], parts.stem


class Order(unittest.TestCase):
    def test_it_names_each_file_once(self):
        named = order()
        self.assertEqual(sorted(set(named)), sorted(named))
        self.assertEqual({class_of(path) for path in sources()}, set(named), ORDER)


class Program(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = site_build.folder()
        pages = {path.stem: path.read_text(encoding="utf-8") for path in (cls.site / "program" / "code").glob("*.html")}
        folders = dict.fromkeys(folder for folder, _ in order())
        cls.shown = {path: text for folder in folders for path, text in Code(pages[folder]).files.items()}

    def test_every_line_is_there(self):
        self.assertEqual(sorted(sources()), sorted(self.shown))
        self.assertEqual([], [path for path, text in self.shown.items() if text != checkout.text(path)])

    def test_it_is_in_the_order(self):
        self.assertEqual(order(), list(dict.fromkeys(class_of(path) for path in self.shown)))

    def test_it_is_behind_a_gate(self):
        page = (self.site / "program" / "02-protocol.html").read_text(encoding="utf-8")
        self.assertIn("This page has the solutions.", page)
        self.assertNotIn("RequestParser::parse(", page)


class Reading(unittest.TestCase):
    def test_a_page(self):
        html = ('<p class="excerpt-from">steps/a.hpp</p><pre><code>int <span class="x">a</span> &lt; 1;\n</code></pre><p>no</p>'
                '<p class="excerpt-from">steps/a.cpp</p><pre><code>b\n</code></pre>')
        self.assertEqual({"steps/a.hpp": "int a < 1;\n", "steps/a.cpp": "b\n"}, Code(html).files)


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
