"""The site in a real browser."""
import functools
import http.server
import os
import threading
import unittest

import site_build
from support import browser
from support.limits import eventually


def pictures():
    """The folder for screenshots, if somebody wants them."""
    return os.environ.get("MINI_REDIS_PICTURES")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Site:
    """Serves a folder on a free port of this machine, for the length of a with block."""

    def __init__(self, folder):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

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
        self.run("arguments[0].scrollIntoView({ block: 'center' })", place)
        eventually(lambda: not self.all(".live-instead", place), f"the widget {name} is loaded; it says: {place.text}", 60)
        return place

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


class InABrowser(unittest.TestCase):
    """The built site, and a browser that looks at it."""

    @classmethod
    def setUpClass(cls):
        browser.skip_without()
        site = cls.enterClassContext(Site(site_build.folder()))
        cls.browser = cls.enterClassContext(SiteBrowser(site.address))
