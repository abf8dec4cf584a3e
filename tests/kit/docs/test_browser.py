"""The widgets of the pages in a real browser: each does its work, with the keyboard, on a phone and on a wide screen."""
import shutil
import unittest
from pathlib import Path

from site_browser import InABrowser, pictures
from support import checkout
from support.browser import DESK, PHONE, Keys
from support.limits import eventually

PAGES = [document for document in checkout.documents() if "<Live " in checkout.text(document)]


class Widgets(InABrowser):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not shutil.which("em++"):
            raise unittest.SkipTest("NOT CHECKED: the widgets have no server to try, because there is no em++ here")

    def open(self, page, name, width=DESK):
        self.browser.visit(page, width)
        return self.browser.widget(name)

    def shows(self, place, *words):
        for text in words:
            eventually(lambda text=text: text in place.text, f"the page shows {text!r}; it shows\n{place.text}")

    def test_the_terminal_answers_as_redis_cli(self):
        place = self.open("docs/02-protocol.html", "terminal")
        self.browser.type(place, 'SET name "Ada L"', "GET name", "LPUSH l a b", "LRANGE l 0 -1", "GET l", 'GET "')
        self.shows(place, '"Ada L"', "(integer) 2", '1) "b"\n2) "a"', "(error) WRONGTYPE", "Invalid argument(s)")

    def test_the_arrow_keys_bring_back_what_was_typed(self):
        place = self.open("docs/02-protocol.html", "terminal")
        self.browser.type(place, "ECHO one", "ECHO two")
        field = self.browser.one("input", place)
        field.send_keys(Keys.ARROW_UP, Keys.ARROW_UP, "!", Keys.ENTER)
        self.shows(place, '"one!"')

    def test_a_byte_is_explained_when_it_gets_the_focus(self):
        place = self.open("docs/02-protocol.html", "terminal")
        self.browser.type(place, "GET nobody")
        reply = self.browser.all(".part", place)[1]
        self.browser.one("button", reply).send_keys(Keys.ARROW_RIGHT)
        self.shows(place, "this is the null bulk string")

    def test_a_stream_is_cut(self):
        place = self.open("docs/02-protocol.html", "cut")
        slider = self.browser.one("input[type=range]", place)
        slider.send_keys(Keys.HOME)
        self.shows(place, "0 of", "nothing yet")
        slider.send_keys(*[Keys.ARROW_RIGHT] * 33)
        self.shows(place, "33 of", "SET name Ada", "It needs more: the number of elements")
        slider.send_keys(Keys.END)
        self.shows(place, "GET name", "PING", "It has nothing left over")

    def test_the_table_grows(self):
        place = self.open("docs/03-commands.html", "slots")
        self.browser.type(place, "SET name Ada")
        self.shows(place, "1 key in 4 buckets", "The hash of “name” leads to bucket")
        self.browser.button(place, "Add 100").click()
        self.shows(place, "101 keys in 32 buckets")

    def test_the_clock_is_pushed(self):
        place = self.open("docs/04-expiry.html", "expiry")
        self.browser.type(place, "SET seat taken", "EXPIRE seat 5", "TTL seat")
        self.shows(place, "(integer) 5", "Clock: 0 s")
        self.browser.button(place, "10 s later").click()
        self.shows(place, "Clock: 10 s", "61 keys with an expiry")
        self.browser.type(place, "GET seat")
        self.shows(place, "(nil)", "60 keys with an expiry")
        self.browser.button(place, "One active cycle").click()
        self.shows(place, "20 draws")

    def test_a_message_goes_from_one_client_to_the_other(self):
        place = self.open("docs/08-pubsub.html", "two-clients")
        one, other = self.browser.all("section", place)
        self.browser.type(one, "SUBSCRIBE room")
        self.browser.type(other, "PUBLISH room hello")
        self.shows(one, '1) "message"\n2) "room"\n3) "hello"')
        self.shows(other, "(integer) 1")

    def test_a_play_goes_to_its_end(self):
        place = self.open("docs/09-transactions.html", "two-clients")
        for _ in range(7):
            self.browser.button(place, "Client").click()
        self.shows(self.browser.all("section", place)[0], "QUEUED", "(nil)", '"1"')

    def test_no_page_with_a_widget_scrolls_sideways(self):
        self.assertGreater(len(PAGES), 4)
        for width in (PHONE, DESK):
            for document in PAGES:
                self.browser.visit(document.replace("README.md", "index.html").replace(".md", ".html"), width)
                for number, place in enumerate(self.browser.all(".live")):
                    self.browser.widget(place.get_attribute("data-widget"), 0)
                    wide = self.browser.run("return arguments[0].scrollWidth - arguments[0].clientWidth", place)
                    self.assertLessEqual(wide, 0, f"{document}, widget {number}, {width} px")
                self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width, document)
                self.picture(document, width)

    def picture(self, document, width):
        """For people who look at a failure, or at the widgets: set MINI_REDIS_PICTURES to a folder."""
        if folder := pictures():
            self.browser.driver.save_screenshot(str(Path(folder) / f"{Path(document).stem}-{width}.png"))

    def test_nothing_goes_wrong_unseen(self):
        self.open("docs/02-protocol.html", "terminal")
        self.assertEqual(self.browser.complaints(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
