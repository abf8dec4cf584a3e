"""Screenshots of all pictures and widgets of a page, on a phone and a desk, light and dark: PAGE-picture-NUMBER-WIDTH-SCHEME.png
and PAGE-widget-... in the folder that MINI_REDIS_PICTURES names."""
import os
from pathlib import Path

from support.browser import DESK, PHONE

FOLDER = os.environ.get("MINI_REDIS_PICTURES")
SHOWN = {"picture": ".vp-doc p > img", "widget": ".live"}
AROUND = 24  # pixels of the page


def take(browser, page):
    for scheme in ("light", "dark"):
        browser.prefer(color_scheme=scheme, reduced_motion="reduce")
        for width in (PHONE, DESK):
            browser.visit(page, width)
            browser.asked("unfold")
            browser.load_widgets()
            _take(browser, page.removesuffix(".html").replace("/", "-"), f"{width}-{scheme}")


def _take(browser, page, seen):
    browser.run("scrollTo(0, 0)")  # what stays on top of the window is not in the way there
    for kind, selector in SHOWN.items():
        for number, place in enumerate(browser.all(selector), 1):
            taken = browser.screenshot(place, AROUND)
            Path(FOLDER, f"{page}-{kind}-{number}-{seen}.png").write_bytes(taken)
