"""A real browser without a window: Debian's chromium, driven by its chromium-driver and python3-selenium. It resolves no
name, so nothing can come from elsewhere."""

import base64
import json
import shutil
import unittest
from pathlib import Path
from urllib.parse import urlsplit

from support.limits import PATIENCE, eventually, seconds

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.keys import Keys
except ImportError:
    webdriver = Keys = None

PACKAGES = {"chromium": "chromium", "chromedriver": "chromium-driver", "pdftotext": "poppler-utils"}
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--no-proxy-server", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
PHONE, DESK = 390, 1280
CHECKS = Path(__file__).with_name("browser_checks.js").read_text(encoding="utf-8")


def skip_without(*more):
    """Skips the test where the browser is missing, or one of these programs."""
    missing = [PACKAGES[program] for program in ("chromium", "chromedriver", *more) if not shutil.which(program)]
    missing += [] if webdriver else ["python3-selenium"]
    if missing:
        raise unittest.SkipTest(f"NOT CHECKED: no browser has looked at the pages; install {', '.join(missing)}")


class Browser:
    """One tab, for the length of a with block. Skips the test where there is no browser."""

    def __init__(self):
        skip_without()
        options = webdriver.ChromeOptions()
        for argument in ARGUMENTS:
            options.add_argument(argument)
        options.binary_location = shutil.which("chromium")
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        self.driver.set_page_load_timeout(seconds(PATIENCE))
        self.driver.set_script_timeout(seconds(PATIENCE))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def resize(self, width, height=900):
        """Of the page itself, without the window's frame."""
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                    {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def prefer(self, **features):
        """What the reader prefers, such as color_scheme="dark"."""
        found = [{"name": f"prefers-{name.replace('_', '-')}", "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": found})

    def use_scripts(self, allowed):
        """Whether the scripts of the pages run, from the next page on."""
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def open(self, address):
        self.driver.get(address)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def asked(self, check, *arguments):
        """What a function of browser_checks.js finds in the page."""
        return self.run(f"{CHECKS}; return {check}(...arguments)", *arguments)

    def text(self, selector):
        """Of all that match, as it is seen."""
        return self.run("return [...document.querySelectorAll(arguments[0])].map((each) => each.innerText)", selector)

    def shows(self, script, what):
        """Waits until the script returns something."""
        return eventually(lambda: self.run(script), what)

    def press(self, *keys):
        self.driver.switch_to.active_element.send_keys(*keys)

    def screenshot(self, element, around):
        """Of the element and so many pixels around it: a PNG, twice as large."""
        x, y, width, height = self.run("""const box = arguments[0].getBoundingClientRect()
            return [box.x + scrollX, box.y + scrollY, box.width, box.height]""", element)
        left, top = max(0, x - around), max(0, y - around)
        clip = {"x": left, "y": top, "width": x + width + around - left, "height": y + height + around - top, "scale": 2}
        taken = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
        return base64.b64decode(taken["data"])

    def printed(self):
        """As a PDF, in base64."""
        return self.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]

    def hosts(self):
        """The hosts of all that was asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        addresses = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return {urlsplit(address).hostname for address in addresses if not address.startswith("data:")}

    def complaints(self):
        """What the console says: errors in the page."""
        return [entry["message"] for entry in self.driver.get_log("browser")]
