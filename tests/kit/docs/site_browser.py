"""The site in a real browser."""
import functools
import http.server
import re
import threading
import unittest

import site_build
from support import browser
from support.limits import eventually



def page_of(document):
    return re.sub(r"README\.md$", "index.html", document).replace(".md", ".html")


class Handler(http.server.SimpleHTTPRequestHandler):
    def send_head(self):
        if self.server.missing and self.path.endswith(self.server.missing):
            return self.send_error(404)
        return super().send_head()

    def log_message(self, *_):
        pass


class Site:
    """Serves a folder on a free port of this machine, for the length of a with block."""

    def __init__(self, folder):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.lack("")

    def lack(self, end):
        """From now on, files whose names end like that are not there."""
        self._server.missing = end

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


class SiteBrowser(browser.Browser):
    def __init__(self, address):
        super().__init__()
        self.address = address

    def visit(self, page, width=browser.DESK):
        self.resize(width)
        self.open(f"{self.address}/{page}")

    def widget(self, name, number=0):
        """Brings it into view, and waits until its server is there."""
        place = eventually(lambda: self.all(f".live[data-widget={name}]")[number:], f"there is a widget {name}")[0]
        self.bring(place)
        eventually(lambda: not self.all(".live-instead", place), f"the widget {name} is loaded; it says: {place.text}", 60)
        return place

    def load_widgets(self):
        """All of the page."""
        names = [place.get_attribute("data-widget") for place in self.all(".live")]
        for at, name in enumerate(names):
            self.widget(name, names[:at].count(name))

    def bring(self, place):
        """Into view."""
        self.run("arguments[0].scrollIntoView({ block: 'center' })", place)

    def type(self, place, *lines):
        """Into the first terminal in there."""
        field = self.one("input:not([type=range])", place)
        for line in lines:
            field.send_keys(line, browser.Keys.ENTER)

    def one(self, selector, place=None):
        return (place or self.driver).find_element("css selector", selector)

    def all(self, selector, place=None):
        return (place or self.driver).find_elements("css selector", selector)

    def button(self, place, words):
        """The button that begins with these words."""
        return next(each for each in self.all("button", place) if each.text.startswith(words))


@functools.cache
def opened():
    """The built site, and a browser that looks at it: one of each for all tests of a file."""
    site = unittest.enterModuleContext(Site(site_build.folder()))
    return site, unittest.enterModuleContext(SiteBrowser(site.address))


class InABrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        browser.skip_without()
        cls.site, cls.browser = opened()
        cls.browser.use_scripts(True)
        cls.browser.prefer()

    def asked(self, check, *arguments):
        return self.browser.asked(check, *arguments)
