"""A real browser that looks at a site on disk: Debian's chromium, without a window and without a network."""
import functools
import http.server
import os
import shutil
import threading
import unittest

from support.limits import eventually, seconds

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
except ImportError:
    webdriver = None

PROGRAMS = {"chromium": "chromium", "chromedriver": "chromium-driver", "pdftotext": "poppler-utils"}


def skip_without(*more):
    """Skips the test where a browser is missing, or one of these programs."""
    missing = [PROGRAMS[program] for program in ("chromium", "chromedriver", *more) if not shutil.which(program)]
    missing += [] if webdriver else ["python3-selenium"]
    if missing:
        raise unittest.SkipTest(f"NOT CHECKED: the pages were not tried in a browser; install {', '.join(missing)}")


def pictures():
    """The folder for screenshots, if somebody wants them."""
    return os.environ.get("MINI_REDIS_PICTURES")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class Site:
    """Serves a folder on a free port of this machine."""

    def __init__(self, folder):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class Browser:
    """One tab. It resolves no name, so nothing can come from elsewhere."""

    def __init__(self, address):
        self.address = address
        options = webdriver.ChromeOptions()
        for word in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"):
            options.add_argument(word)
        options.binary_location = shutil.which("chromium")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(service=service, options=options)
        self.driver.set_page_load_timeout(seconds(60))
        self.driver.set_script_timeout(seconds(60))

    def close(self):
        self.driver.quit()

    def visit(self, page, width=1280, height=900):
        """Pages fit into the width, so it is set without the window's frame."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})
        self.driver.get(f"{self.address}/{page}")

    def ask(self, script, *arguments):
        return self.driver.execute_script(f"return {script}", *arguments)

    def widget(self, name, number=0):
        """Brings it into view, and waits until its server is there."""
        place = eventually(lambda: self.all(self.driver, f".live[data-widget={name}]")[number:], f"there is a widget {name}")[0]
        self.ask("arguments[0].scrollIntoView({ block: 'center' })", place)
        eventually(lambda: not self.all(place, ".live-instead"), f"the widget {name} is loaded; it says: {place.text}", 60)
        return place

    def type(self, place, *lines):
        """Into the first terminal in there."""
        field = self.one(place, "input:not([type=range])")
        for line in lines:
            field.send_keys(line, Keys.ENTER)

    @staticmethod
    def one(place, selector):
        return place.find_element(By.CSS_SELECTOR, selector)

    @staticmethod
    def all(place, selector):
        return place.find_elements(By.CSS_SELECTOR, selector)

    def button(self, place, words):
        """The button that begins with these words."""
        return next(each for each in self.all(place, "button") if each.text.startswith(words))

    def errors(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
