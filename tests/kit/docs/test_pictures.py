"""The drawn pictures of the docs: each is what its script makes, can be read everywhere, and is shown in a page."""
import re
import sys
import unittest

import svg_checks
from support import checkout
from support.places import ROOT

PICTURES = ROOT / "docs" / "pictures"
sys.path.insert(0, str(PICTURES))
import make  # noqa: E402  (found through the line above)

SHOWN = re.compile(r"^!\[([^\]]*)\]\(([^)]*\bpictures/[\w-]+\.svg)\)$", re.MULTILINE)
FEWEST = 30


def shown():
    """[(document, alternative text, path of the picture)]"""
    for document in checkout.documents():
        path = ROOT / document
        for text, link in SHOWN.findall(path.read_text(encoding="utf-8")):
            yield document, text, (path.parent / link).resolve()


class Pictures(unittest.TestCase):
    maxDiff = None

    def test_each_is_what_its_script_makes(self):
        there = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
        made = make.pictures()
        self.assertGreaterEqual(len(made), FEWEST)
        self.assertEqual(sorted(there), sorted(made), "run python3 docs/pictures/make.py")
        changed = [name for name, text in made.items() if there[name] != text]
        self.assertEqual([], changed, "run python3 docs/pictures/make.py")

    def test_each_can_be_read(self):
        wrong = {path.name: svg_checks.problems(path.read_text(encoding="utf-8"))
                 for path in sorted(PICTURES.glob("*.svg"))}
        self.assertEqual({}, {name: problems for name, problems in wrong.items() if problems})

    def test_each_is_shown(self):
        self.assertEqual(set(PICTURES.glob("*.svg")), {path for _, _, path in shown()})

    def test_the_alternative_text_is_a_sentence(self):
        for document, text, _ in shown():
            self.assertRegex(text, r"^[\w\"].{25,}\.$", document)


PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100">
<title>A good picture</title><desc>A box with a word in it, on a page of its own.</desc>
<style>
text { font: 14px sans-serif }
text { fill: #2b2523 } .soft { fill: #5f5550 } .page { fill: #fffdfb } .blue { fill: #e3edf7 }
@media (prefers-color-scheme: dark) {
text { fill: #efe7e3 } .soft { fill: #bfb3ad } .page { fill: #1b1817 } .blue { fill: #1e2f40 }
}
</style>
<rect class="page" width="400" height="100"/><rect class="blue" x="20" y="20" width="80" height="30"/>
<text x="60" y="40" text-anchor="middle">word</text><text x="120" y="40" class="soft">beside it</text>
</svg>"""


class Broken(unittest.TestCase):
    """Each check finds its own mistake, and none in a good picture."""

    def test_a_good_picture(self):
        self.assertEqual([], svg_checks.problems(PICTURE))

    def test_what_is_wrong(self):
        for old, new, problem in (
            ("A good picture", "", "no <title> that says what the picture shows"),
            ("A box with a word in it, on a page of its own.", "A box.", "no <desc> that says what the picture shows"),
            ("14px", "11px", "text of 10.7 px on a phone"),
            ("0 0 400 100", "0 0 800 100", "text of 6.8 px on a phone"),
            (">word<", ">a long word<", "'a long word' does not fit"),
            ('x="120"', 'x="350"', "'beside it' does not fit"),
            ('x="120"', 'x="70" ', "'word' and 'beside it' overlap"),
            ("</svg>", '<polyline points="100,36 190,36"/></svg>', "a line crosses 'beside it'"),
            ("#5f5550", "#b0a8a0", "light: .soft on .page has a contrast of 2.3"),
            ("#bfb3ad", "#5f5550", "dark: .soft on .page has a contrast of 2.4"),
            ("<style>", "<style>@import 'a.css';", "loads from elsewhere: @import"),
            ("</svg>", f"<!-- {'x' * svg_checks.LARGEST_FILE} --></svg>",
             f"{len(PICTURE) + svg_checks.LARGEST_FILE + 9} bytes"),
        ):
            self.assertIn(old, PICTURE)
            self.assertIn(problem, svg_checks.problems(PICTURE.replace(old, new, 1)))


if __name__ == "__main__":
    unittest.main()
