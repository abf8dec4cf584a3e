"""A real browser without a window: Chromium, through Debian's chromium-driver and python3-selenium. A test without them is
skipped."""

import json
import shutil
import unittest
from urllib.parse import urlsplit

from support.limits import PATIENCE, eventually, seconds

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.keys import Keys  # noqa: F401  (for the tests)
except ImportError:
    webdriver = Keys = None

ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--no-proxy-server")
MISSING = "NOT CHECKED: no browser has looked at the page; it needs chromium-driver and python3-selenium"


class Browser:
    """For the length of a with block."""

    def __init__(self):
        if webdriver is None or not shutil.which("chromedriver"):
            raise unittest.SkipTest(MISSING)
        options = webdriver.ChromeOptions()
        for argument in ARGUMENTS:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(seconds(PATIENCE))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def resize(self, width, height, scheme="light"):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                    {"features": [{"name": "prefers-color-scheme", "value": scheme}]})

    def open(self, address):
        self.driver.get(address)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def text(self, selector):
        """Of all that match, as it is seen."""
        return self.run("return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText)", selector)

    def shows(self, script, what):
        """Waits until the script returns something."""
        return eventually(lambda: self.run(script), what)

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def hosts(self):
        """The hosts of all that was asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return {urlsplit(address).hostname for address in addresses if not address.startswith("data:")}

    def complaints(self):
        """What the console says: errors in the page."""
        return [entry["message"] for entry in self.driver.get_log("browser")]
