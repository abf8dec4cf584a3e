"""What every page of the site must be for people who read it with a screen reader, a keyboard, or a slow line.

Each check yields what is wrong."""
import gzip
import re
from html.parser import HTMLParser

LARGEST = 300_000  # bytes that a page loads, compressed, without what it loads only when needed
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SWITCH = "VPSwitchAppearance"  # VitePress names it when its script runs, and without that it does nothing
LOADED = {"stylesheet", "preload", "modulepreload", "icon"}


class Outline(HTMLParser):
    """`headings`: [(level, text)]. `names`: [(tag, what it is called)] of links and buttons."""

    def __init__(self, html):
        super().__init__()
        self.lang, self.title, self.description = None, "", None
        self.headings, self.names, self.images, self.loads = [], [], [], []
        self._open = []  # [(tag, its texts)]
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.lang = values.get("lang")
        elif tag == "meta" and values.get("name") == "description":
            self.description = values.get("content")
        elif tag == "img":
            self._image(values)
        elif tag == "link" and LOADED & set((values.get("rel") or "").split()) and values.get("href"):
            self.loads.append(values["href"])
        elif tag == "script" and values.get("src"):
            self.loads.append(values["src"])
        elif tag in (*HEADINGS, "a", "button", "title") and SWITCH not in (values.get("class") or ""):
            self._open.append((tag, [values.get("aria-label") or values.get("title") or ""]))

    def _image(self, values):
        self.images.append((values.get("src"), (values["alt"] or "") if "alt" in values else None))
        self.loads.append(values.get("src") or "")
        self.handle_data(values.get("alt") or "")

    def handle_data(self, data):
        for _, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag):
        if not self._open or self._open[-1][0] != tag:
            return
        _, texts = self._open.pop()
        text = " ".join("".join(texts).split()).strip("\u200b ")
        if tag == "title":
            self.title = text
        elif tag in HEADINGS:
            self.headings.append((int(tag[1]), text))
        else:
            self.names.append((tag, text))


def head(page, _):
    if page.lang != "en":
        yield f"its language is {page.lang}"
    if len(page.title) < 4:
        yield "no title"
    if not page.description:
        yield "no description"


def headings(page, _):
    tops = [text for level, text in page.headings if level == 1]
    if len(tops) != 1:
        yield f"{len(tops)} headings of the first level: {tops}"
    levels = [level for level, _ in page.headings if level]
    for (before, _), (level, text) in zip(page.headings, page.headings[1:]):
        if level > before + 1 and len(levels) > 1:
            yield f"a heading skips a level: {text!r}"


def names(page, _):
    yield from (f"a picture without an alternative text: {source}" for source, text in page.images if text is None)
    nameless = [tag for tag, text in page.names if not text]
    if nameless:
        yield f"{len(nameless)} without a name: {sorted(set(nameless))}"


def weight(page, site):
    """`site`: the folder. A page that loads the same twice gets it once."""
    files = {re.sub(r"^[./]+", "", address) for address in page.loads if "://" not in address and address[:5] != "data:"}
    total = len(gzip.compress(page.html)) + sum(_compressed(site / name) for name in files)
    if total > LARGEST:
        yield f"it loads {total // 1000} KB"


def _compressed(path):
    content = path.read_bytes()
    return len(content) if path.suffix in (".woff2", ".png") else len(gzip.compress(content))


def problems(path, site):
    page = Outline(path.read_text(encoding="utf-8"))
    page.html = path.read_bytes()
    return [problem for check in (head, headings, names, weight) for problem in check(page, site)]
