"""The instructor's page, in a real browser: people appear, move on, get stuck and leave."""

import http.client
import threading
import unittest

from open_room import TITLES, OpenRoom, Person
from support.browser import Browser, Keys
from workshop.room.page_server import PageServer

SIZES = ((390, 844), (1280, 720))
NAMES = "return [...document.querySelectorAll('#people .name')].map((each) => each.textContent).join() === '%s'"


class OpenPage(OpenRoom):
    """A room with its page."""

    join = "./workshop join 127.0.0.1"

    def __enter__(self):
        super().__enter__()
        self.page = self.enter_context(PageServer(0, self.overview, lambda: self.join))
        threading.Thread(target=self.page.serve_forever, daemon=True).start()
        self.callback(self.page.shutdown)
        return self


class InABrowser(unittest.TestCase):
    def setUp(self):
        self.browser = self.enterContext(Browser())
        self.room = self.enterContext(OpenPage())
        self.ada, self.bob, self.eve = (Person(self.room, name[0].lower() * 8, name) for name in ("Ada", "Bob", "Eve"))
        self.browser.resize(1280, 720)
        self.browser.open(self.room.page.address)

    def shows(self, *names):
        self.browser.shows(NAMES % ",".join(names), f"the page shows {names} in this order")

    def card(self, name):
        return next(text for text in self.browser.text(".person") if text.startswith(name))

    def three_people(self):
        self.ada.fails("03", 12)
        self.bob.fails("01", 3, "TIMEOUT")
        self.eve.is_done("02")
        self.browser.shows("return document.querySelectorAll('.person').length === 3", "three people")

    def test_people_appear_move_on_get_stuck_and_leave(self):
        self.assertIn("Nobody is here yet.", self.browser.text("#counts"))
        self.ada.tell()
        self.shows("Ada")
        self.assertIn("not begun", self.card("Ada"))
        self.three_people()
        total = len(TITLES["02"])
        for name, *words in (("Ada", "03 commands", f"12 of {len(TITLES['03'])}", "WRONG", TITLES["03"][12]),
                             ("Bob", "TIMEOUT", TITLES["01"][3]), ("Eve", "done", f"{total} of {total}")):
            for word in words:
                self.assertIn(word, self.card(name))
        self.bob.fails("01", 4, "TIMEOUT")
        self.room.shows(lambda people: people["Bob"]["passed"] == 4, "one test more")
        self.room.clock.ahead = 600
        self.ada.fails("03", 13)
        self.browser.shows("return document.querySelector('.person').matches('.stuck')", "one is stuck, and comes first")
        self.assertIn("stuck 10 min", self.card("Bob"))
        self.assertTrue(self.browser.text(".person")[0].startswith("Bob"))
        self.assertEqual(self.browser.text("#counts"), ["3 here, 1 stuck"])
        self.bob.fails("01", 5)
        self.browser.shows("return !document.querySelector('.person.stuck')", "Bob has moved on")
        self.ada.leaves()
        self.shows("Bob", "Eve")
        self.assertEqual(self.browser.complaints(), [])

    def test_hidden_names_stay_hidden(self):
        self.ada.tell()
        self.shows("Ada")
        self.browser.run("document.querySelector('#names').click()")
        self.browser.driver.refresh()
        self.shows("Ada")
        self.assertTrue(self.browser.run("return document.body.matches('.no-names')"))

    def test_the_line_follows_the_network(self):
        self.browser.shows("return document.querySelector('#join').textContent.endsWith('127.0.0.1')", "the line")
        self.room.join = "./workshop join 192.0.2.1"
        self.ada.tell()
        self.browser.shows("return document.querySelector('#join').textContent.endsWith('192.0.2.1')", "the new line")

    def test_what_fails_most(self):
        self.ada.fails("03", 12)
        self.bob.fails("03", 12)
        self.browser.shows("return document.querySelector('#fails li')", "a test that fails for two")
        self.assertEqual(self.browser.text("#fails li")[0].split("\n"), ["2", "Step 03", TITLES["03"][12]])

    def test_a_hostile_name_is_text(self):
        Person(self.room, "cccccccc", "<img src=x onerror=a()>").fails("03", 1)
        self.shows("<img src=x onerror=a()>")
        self.assertEqual(self.browser.run("return document.querySelectorAll('img, .person script').length"), 0)
        self.assertEqual(self.browser.complaints(), [])

    def test_the_keyboard_is_enough(self):
        self.three_people()
        for _ in range(10):
            self.browser.press(Keys.TAB)
            if "01 tcp-server" in self.browser.run("return document.activeElement.innerText"):
                break
        self.browser.press(Keys.ENTER)
        self.shows("Bob")
        self.ada.fails("03", 13)  # the page changes, and the focus stays
        self.room.shows(lambda people: people["Ada"]["passed"] == 13, "the change")
        self.assertEqual(self.browser.run("return document.querySelectorAll('.step')[1].getAttribute('aria-pressed')"), "true")
        self.assertIn("01 tcp-server", self.browser.run("return document.activeElement.innerText"))
        self.browser.press(Keys.ESCAPE)
        self.browser.shows("return document.querySelectorAll('.person').length === 3", "everybody again")

    def test_names_can_be_hidden(self):
        self.three_people()
        self.browser.run("document.getElementById('names').focus()")
        self.browser.press(Keys.SPACE)
        self.assertIn("blur", self.browser.run("return getComputedStyle(document.querySelector('.person .name')).filter"))

    def test_it_fits_and_can_be_read(self):
        for number in range(20):
            Person(self.room, f"{number:08x}", f"{'a long name, cut somewhere' if number else 'Ada'}").fails("03", number)
        self.room.overview.note("The server has ended, and was started again: somebody may have sent it too much.")
        self.browser.shows("return document.querySelectorAll('.person').length === 20", "twenty people")
        for size in SIZES:
            for scheme in ("light", "dark"):
                with self.subTest(size=size, scheme=scheme):
                    self.browser.resize(*size)
                    self.browser.prefer(color_scheme=scheme)
                    self.assertEqual(self.browser.asked("sideways") + self.browser.asked("pale"), [])

    def test_what_does_not_fit_or_is_hard_to_read_is_found(self):
        self.browser.run("Object.assign(document.querySelector('h1').style, {color: '#bbbbbb', minWidth: '3000px'})")
        self.assertRegex("\n".join(self.browser.asked("pale")), r"^h1[^\n]*: \d\.\d$")
        self.assertEqual(len(self.browser.asked("sideways")), 1)

    def test_nothing_comes_from_another_host(self):
        self.three_people()
        self.assertEqual(self.browser.hosts(), {"127.0.0.1"})

    def test_it_says_when_the_room_is_gone(self):
        self.three_people()
        self.room.page.shutdown()
        self.room.page.server_close()
        self.room.page.overview = None  # what sends the events ends at the next one, as it does when the room ends
        self.room.overview.note("the last words")
        self.browser.shows("return !document.getElementById('lost').hidden", "the connection is lost")
        self.assertEqual(len(self.browser.text(".person")), 3)


class WithoutABrowser(unittest.TestCase):
    def setUp(self):
        self.room = self.enterContext(OpenPage())

    def get(self, path, host="127.0.0.1"):
        connection = http.client.HTTPConnection(*self.room.page.server_address)
        self.addCleanup(connection.close)
        connection.request("GET", path, headers={"Host": f"{host}:1"})
        return connection.getresponse()

    def test_its_files_and_nothing_else(self):
        for path in ("/", "/room.css", "/room.js"):
            reply = self.get(path)
            self.assertEqual(reply.status, 200)
            self.assertIn("default-src 'none'", reply.getheader("Content-Security-Policy"))
        for path in ("/../page_server.py", "/index.html", "/events/"):
            self.assertEqual(self.get(path).status, 404)

    def test_another_name_for_this_machine_is_refused(self):
        for path in ("/", "/events"):
            self.assertEqual(self.get(path, "evil.example").status, 403)

    def test_only_this_machine_can_open_it(self):
        self.assertEqual(self.room.page.server_address[0], "127.0.0.1")


if __name__ == "__main__":
    unittest.main()
