"""The widgets of the pages in a real browser: each does its work, with the keyboard, on a phone and on a wide screen."""
import re
import shutil
import unittest

import screenshots
from site_browser import InABrowser, page_of
from support import checkout
from support.browser import DESK, PHONE, Keys
from support.limits import eventually

PAGES = [document for document in checkout.documents() if re.search("^<Live ", checkout.text(document), re.MULTILINE)]


class Widgets(InABrowser):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        if not shutil.which("em++"):
            raise unittest.SkipTest("NOT CHECKED: the widgets have no server to try, because there is no em++ here")

    def tearDown(self):
        """What the widgets show in the end can be seen."""
        self.assertEqual([], self.asked("pale", ".live"))

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

    def test_a_widget_can_be_read_and_fits(self):
        self.assertGreater(len(PAGES), 4)
        for width, scheme in ((PHONE, "dark"), (DESK, "light")):
            self.browser.prefer(color_scheme=scheme)
            for document in PAGES:
                self.browser.visit(page_of(document), width)
                self.browser.load_widgets()
                with self.subTest(document=document, width=width):
                    self.assertEqual([], self.asked("sideways") + self.asked("pale", ".live") + self.asked("overflowing", ".live"))

    def test_nothing_goes_wrong_unseen(self):
        self.open("docs/02-protocol.html", "terminal")
        self.assertEqual(self.browser.complaints(), [])


@unittest.skipUnless(screenshots.FOLDER, "MINI_REDIS_PICTURES does not name a folder for screenshots")
class Screenshots(InABrowser):
    """For people, who see more than a test does."""

    def test_all_are_taken(self):
        for document in checkout.documents():
            if re.search(r"^<Live |\.svg\)$", checkout.text(document), re.MULTILINE):
                screenshots.take(self.browser, page_of(document))


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
