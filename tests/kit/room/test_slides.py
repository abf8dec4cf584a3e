"""The slides: one source for both sessions, the minutes of the running order, and every slide fits."""

import base64
import re
import sys
import tempfile
import unittest
from pathlib import Path

from support.browser import Browser, Keys
from support.places import ROOT

SLIDES = ROOT / "docs" / "room" / "slides"
sys.path.insert(0, str(SLIDES))
import deck  # noqa: E402  (found through the line above)
import make  # noqa: E402
import markdown  # noqa: E402

GUIDE = (ROOT / "WORKSHOP_GUIDE.md").read_text(encoding="utf-8")
SOURCE = deck.SOURCE.read_text(encoding="utf-8")
NEEDS_NO_SLIDE = {60: {"The end"}, 90: {"The end"}}
LOADS = re.compile(r"""(?:src|href)=["']?(?!data:)([^"'\s>]+)|url\(\s*["']?(?!data:)([^)"']+)|@import""")
TOO_LARGE = """
  const slide = document.querySelector('section.current')
  const frame = slide.getBoundingClientRect()
  return [...slide.querySelectorAll('.body, .body *, .minutes')].filter((node) => {
    const box = node.getBoundingClientRect()
    const hidden = node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).display !== 'inline'
    return hidden || box.right > frame.right || box.bottom > frame.bottom || box.left < frame.left || box.top < frame.top
  }).map((node) => node.tagName + ': ' + node.textContent.slice(0, 60))"""
OVERLAPS = """
  const minutes = document.querySelector('section.current .minutes')
  if (!minutes) return []
  const range = document.createRange()
  const area = minutes.getBoundingClientRect()
  return [...document.querySelectorAll('section.current .body :is(li, p, pre)')].filter((node) => {
    range.selectNodeContents(node)
    return [...range.getClientRects()].some((box) => box.right > area.left && box.bottom > area.top && box.top < area.bottom)
  }).map((node) => node.textContent)"""


class Decks(unittest.TestCase):
    def test_each_row_of_the_running_order_has_slides_in_its_order(self):
        for session in make.SESSIONS:
            order = [row for row in deck.running_order(GUIDE, session) if row not in NEEDS_NO_SLIDE[session]]
            rows = [slide.row for slide in deck.deck(session)]
            self.assertEqual([row for index, row in enumerate(rows) if row not in rows[:index]], order)
            self.assertEqual(rows, sorted(rows, key=order.index), "the slides of a row are together")

    def test_the_minutes_are_those_of_the_running_order(self):
        for session in make.SESSIONS:
            parts = {slide.row: (slide.begin, slide.minutes) for slide in deck.deck(session)}
            self.assertEqual(sum(minutes for _, minutes in parts.values()), session)
            clock = 0
            for begin, minutes in parts.values():
                self.assertEqual(begin, clock)
                clock += minutes

    def test_the_minutes_change_with_the_guide(self):
        later = GUIDE.replace("| 7 | 4 | 10 | 5 | Step 01, talk |", "| 7 | 9 | 10 | 5 | Step 01, talk |")
        self.assertNotEqual(later, GUIDE)
        talk = next(slide for slide in deck.deck(60, guide=later) if slide.row == "Step 01, talk")
        self.assertEqual((talk.begin, talk.minutes), (7, 9))

    def test_step_04_and_the_tap_are_for_90_minutes(self):
        short, long = ([slide.text for slide in deck.deck(session)] for session in make.SESSIONS)
        self.assertTrue(set(short) < set(long))
        more = [text.splitlines()[0] for text in long if text not in short]
        self.assertEqual(more, ["## See every byte yourself", "## 04 Late is often good enough",
                                "## 04 And keys that nobody asks for?", "## 04 Your turn"])

    def test_each_slide_has_notes(self):
        self.assertEqual([slide.text for slide in deck.slides(SOURCE) if len(slide.notes) < 30], [])

    def test_what_the_slides_say_is_enough_is_what_the_guide_says(self):
        for number, count in re.findall(r"^\| (\d\d) \| .* \|.*?(\d+ of \d+) \|$", GUIDE, re.MULTILINE):
            turn = next(slide for slide in deck.slides(SOURCE) if slide.text.startswith(f"## {number} Your turn"))
            self.assertIn(count, turn.text)

    def test_a_slide_that_belongs_nowhere_is_refused(self):
        for text in ("# No comment", "# Another row\n\n<!-- Lunch\nWe eat. -->"):
            with self.assertRaises(deck.WrongSlide):
                deck.deck(60, text)


class Markdown(unittest.TestCase):
    def test_what_is_there_becomes_html(self):
        for text, html in (("a <b> & `x < 1`", "<p>a &lt;b&gt; &amp; <code>x &lt; 1</code></p>"),
                           ("- a\n- **b**", "<ul><li>a</li><li><strong>b</strong></li></ul>"),
                           ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
                           ("```sh\na  # b\n\nc\n```", "<pre><code>a<em>  # b</em>\n\nc</code></pre>"),
                           ("| a | b |\n| --- | --- |\n| 1 | 2 |",
                            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>")):
            block, = markdown.blocks(text)
            self.assertEqual(markdown.block_to_html(block, SLIDES), html)

    def test_a_picture_is_in_the_page(self):
        html = markdown.block_to_html(['![A sentence.](../pictures/tap.svg)'], deck.SOURCE.parent)
        self.assertTrue(html.startswith('<img alt="A sentence." src="data:image/svg+xml;base64,'))


class Pages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="slides-")))
        make.main([str(cls.folder)])
        cls.pages = {session: cls.folder / f"slides-{session}.html" for session in make.SESSIONS}

    def test_each_is_one_file(self):
        for page in self.pages.values():
            self.assertEqual(LOADS.findall(page.read_text(encoding="utf-8")), [])
        self.assertTrue(LOADS.findall('<img src="a.png">'), "the check itself")

    def test_every_slide_fits(self):
        with Browser() as browser:
            browser.resize(1280, 720)
            for session, page in self.pages.items():
                browser.open(page.as_uri())
                for number in range(1, len(deck.deck(session)) + 1):
                    browser.run(f"location.hash = {number}; show()")
                    self.assertEqual(browser.run(TOO_LARGE), [], f"{session}: slide {number}")
                    self.assertEqual(browser.run(OVERLAPS), [], f"{session}: slide {number}")
                self.assertEqual(browser.complaints(), [])
            self.assertEqual(browser.hosts(), {None}, "files only")

    def test_a_slide_that_does_not_fit_is_found(self):
        with Browser() as browser:
            browser.resize(1280, 720)
            browser.open(self.pages[60].as_uri())
            for change in ("'<p>' + 'many words '.repeat(400) + '</p>'", "'<pre><code>' + 'x'.repeat(200) + '</code></pre>'"):
                browser.run(f"document.querySelector('section.current .words').innerHTML = {change}")
                self.assertNotEqual(browser.run(TOO_LARGE), [])

    def test_the_keyboard(self):
        with Browser() as browser:
            browser.open(self.pages[60].as_uri())
            last = len(deck.deck(60))
            for keys, number in ((Keys.ARROW_RIGHT, 2), (Keys.SPACE, 3), (Keys.PAGE_DOWN, 4), (Keys.ARROW_LEFT, 3),
                                 (Keys.PAGE_UP, 2), (Keys.END, last), (Keys.ARROW_RIGHT, last), (Keys.HOME, 1),
                                 (Keys.ARROW_LEFT, 1)):
                browser.press(keys)
                browser.shows(f"return document.querySelector('section.current').id === '{number}'", f"slide {number}")
            visible = "return getComputedStyle(document.querySelector('section.current .notes')).display !== 'none'"
            self.assertFalse(browser.run(visible))
            browser.press("n")
            browser.shows(visible, "the notes")
            self.assertIn("Welcome: from minute 0, 3 minutes", browser.text("section.current .notes")[0])

    def test_it_prints_one_slide_on_a_page(self):
        with Browser() as browser:
            browser.open(self.pages[90].as_uri())
            self.assertEqual(pages_in(browser.printed()), len(deck.deck(90)))


def pages_in(base64_text):
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(base64_text)))


if __name__ == "__main__":
    unittest.main()
