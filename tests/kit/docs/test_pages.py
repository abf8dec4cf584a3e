"""Every page of the site can be read by everybody, and loads quickly."""
import random
import tempfile
import unittest
from pathlib import Path

import page_checks
import site_build
import theme_colours

OTHERS = {"book.html", "404.html"}  # one is for paper, and the other is empty until VitePress's script fills it


class Pages(unittest.TestCase):
    def test_every_page(self):
        site = site_build.folder()
        paths = [path for path in sorted(site.rglob("*.html")) if path.name not in OTHERS]
        self.assertGreater(len(paths), 100)
        wrong = {str(path.relative_to(site)): page_checks.problems(path, site) for path in paths}
        self.assertEqual({}, {page: problems for page, problems in wrong.items() if problems})

    def test_the_colours_have_enough_contrast(self):
        self.assertEqual([], theme_colours.weak_pairs(theme_colours.theme()))


PAGE = """<html lang="en"><head><title>A page</title><meta name="description" content="It is good.">
<link rel="stylesheet" href="/s.css"></head><body><h1>A page</h1><h2>B <a href="#b" aria-label="Permalink">\u200b</a></h2>
<h3>C</h3><img src="/p.svg" alt=""><a href="/"><img src="/p.svg" alt="Home"></a><button title="Copy"></button></body></html>"""


class Broken(unittest.TestCase):
    """Each check finds its own mistake, and none in a good page."""

    def problems(self, page, style="x"):
        site = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="site-")))
        for name, text in (("a.html", page), ("s.css", style), ("p.svg", "<svg/>")):
            (site / name).write_text(text, encoding="utf-8")
        return page_checks.problems(site / "a.html", site)

    def test_a_good_page(self):
        self.assertEqual([], self.problems(PAGE))

    def test_what_is_wrong(self):
        for old, new, problem in (
            ('lang="en"', "", "its language is None"),
            ("<title>A page</title>", "", "no title"),
            ('content="It is good."', "", "no description"),
            ("<h2>", "<h1>One more</h1><h2>", "2 headings of the first level: ['A page', 'One more']"),
            ("<h1>A page</h1>", "", "0 headings of the first level: []"),
            ("<h3>C</h3>", "<h4>C</h4>", "a heading skips a level: 'C'"),
            (' alt="">', ">", "a picture without an alternative text: /p.svg"),
            ("Home", "", "1 without a name: ['a']"),
            (' title="Copy"', "", "1 without a name: ['button']"),
        ):
            self.assertIn(old, PAGE)
            self.assertEqual([problem], self.problems(PAGE.replace(old, new, 1)))

    def test_a_heavy_page(self):
        noise = random.Random(1).randbytes(page_checks.LARGEST).hex()  # it compresses to its half
        self.assertRegex(self.problems(PAGE, noise)[0], r"it loads \d+ KB")

    def test_a_weak_colour(self):
        theme = theme_colours.theme()
        theme["light"]["--code-gold"] = "#b0a8a0"
        self.assertEqual(["light: --code-gold on --vp-c-bg-alt has a contrast of 2.2"], theme_colours.weak_pairs(theme))


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
