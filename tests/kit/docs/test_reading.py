"""The site as readers see it, in a real browser: on a phone and a desk, light and dark, with the keyboard, on paper."""
import base64
import re
import tempfile
import unittest
from urllib.parse import quote

from site_browser import InABrowser
from support import checkout, graded_tests, processes
from support.browser import DESK, PHONE, Keys, skip_without
from support.limits import eventually

PAGES = ("index.html", "docs/02-protocol.html", "steps/03-commands/index.html", "docs/architecture.html", "program/index.html")


class Reading(InABrowser):
    def test_every_text_can_be_seen_and_every_target_hit(self):
        for scheme in ("light", "dark"):
            self.browser.prefer(color_scheme=scheme, reduced_motion="reduce")
            for width in (PHONE, DESK):
                for page in PAGES:
                    self.browser.visit(page, width)
                    with self.subTest(page=page, scheme=scheme, width=width):
                        self.assertEqual([], self.asked("pale") + self.asked("small") + self.asked("sideways"))

    def test_the_keyboard_shows_where_it_is(self):
        for page in PAGES[:2]:
            self.browser.visit(page, DESK)
            for _ in range(30):
                self.browser.press(Keys.TAB)
                found = self.asked("focused")
                self.assertTrue(found["visible"], found["what"])

    def test_a_link_into_a_folded_block_opens_it(self):
        self.browser.visit("steps/01-tcp-server/index.html", DESK)
        self.browser.one("main a[href$='#can-you-skip-it']").click()
        seen = """const place = document.querySelector('#can-you-skip-it'), top = place?.getBoundingClientRect().top
                  return place?.checkVisibility() && top >= 0 && top < innerHeight"""
        eventually(lambda: self.browser.run(seen), "the questions are on the screen")

    def test_nothing_moves_if_the_reader_asks_for_that(self):
        moving = "document.getAnimations().filter((each) => each.animationName).length"
        for preference, moves in (("reduce", False), ("no-preference", True)):
            self.browser.prefer(reduced_motion=preference)
            self.browser.visit("index.html", DESK)
            self.assertEqual(moves, self.browser.run(f"return {moving}") > 0, preference)

    def test_the_terminal_can_be_stopped(self):
        self.browser.prefer(reduced_motion="no-preference")
        self.browser.visit("index.html", DESK)
        button = eventually(lambda: self.browser.one(".moving-terminal button"), "there is a button")
        button.click()
        eventually(lambda: button.text == "Go on", "it is paused")
        running = "document.getAnimations().filter((each) => each.animationName && each.playState == 'running').length"
        self.assertEqual(0, self.browser.run(f"return {running}"))

    def test_the_program_is_shown_to_readers_that_have_finished(self):
        self.browser.visit("program/02-protocol.html", DESK)
        self.browser.run("localStorage.clear()")
        self.browser.visit("program/02-protocol.html", DESK)
        self.browser.one("button.finished").click()
        for page in ("02-protocol", "03-commands"):
            eventually(lambda: self.browser.all("main pre"), "the program is there")
            self.browser.visit(f"program/{page}.html", DESK)


BROKEN = """<html style="background: #fff"><p style="color: #aaa">pale</p>
<button style="all: unset; width: 20px; height: 20px">x</button></html>"""


class Broken(InABrowser):
    """Each check finds its own mistake."""

    def test_each_check(self):
        self.browser.open("data:text/html;charset=utf-8," + quote(BROKEN))
        self.assertEqual(['p. "pale": 2.3'], self.asked("pale"))
        self.assertEqual(['button. "x": 20 x 20'], self.asked("small"))
        self.browser.run("document.querySelector('button').focus()")
        self.assertFalse(self.asked("focused")["visible"])


class Paper(InABrowser):
    """Needs poppler-utils, too."""

    @classmethod
    def setUpClass(cls):
        skip_without("pdftotext")
        super().setUpClass()

    def pages(self, page):
        """The text of each printed page."""
        self.browser.visit(page)
        self.browser.run("return document.fonts.ready.then(() => true)")
        with tempfile.NamedTemporaryFile(suffix=".pdf") as printed:
            printed.write(base64.b64decode(self.browser.printed()))
            printed.flush()
            return processes.run(["pdftotext", printed.name, "-"], check=True).stdout.rstrip("\f").split("\f")

    def test_a_card_is_one_sheet(self):
        sheets = {step: len(self.pages(f"steps/{step}/index.html")) for step in graded_tests.steps()}
        self.assertEqual(dict.fromkeys(sheets, 1), sheets)

    def test_the_book_has_all_chapters_in_their_order(self):
        titles = [re.search(r"^# (.*)$", checkout.text(chapter), re.MULTILINE)[1].replace("`", "") for chapter in chapters()]
        tops = [" ".join(page.split()) for page in self.pages("book.html")]
        found = [title for top in tops[1:] for title in titles if top.startswith(title)]
        self.assertEqual(titles, found)


def chapters():
    """The lectures and cards, in the order in which one reads them, and what one looks up afterwards."""
    first = ["docs/00-introduction.md"]
    steps = [[f"docs/{step}.md", f"steps/{step}/README.md"] for step in graded_tests.steps()]
    steps[3].append("docs/04-summary.md")
    reference = [f"docs/{name}.md" for name in ("cpp-you-will-meet", "protocol", "clients", "architecture", "graders", "simulation",
                                                "benchmarks")]
    return [*first, *(chapter for step in steps for chapter in step), *reference]


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
