"""A built site on disk: its pages, what they link to, and what they load."""
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "link": "href"}
STYLE_LOADS = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
CODE_LOADS = re.compile(r"(?:import|fetch|importScripts)\(\s*[`'\"](https?://[^`'\"]+)"
                        r"|[`'\"](https?://(?:fonts\.|cdn|unpkg|esm\.)[^`'\"]*)")


class Page(HTMLParser):
    """`links` and `loads`: addresses, as written. `anchors`: what a link may have after the #."""

    def __init__(self, path):
        super().__init__()
        self.links, self.loads, self.anchors = [], [], set()
        self.feed(Path(path).read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.anchors |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if attributes.get(LOADS.get(tag)):
            self.loads.append(attributes[LOADS[tag]])


class BuiltSite:
    def __init__(self, root):
        self.root = Path(root)
        self.pages = {path.relative_to(self.root).as_posix(): Page(path) for path in self.root.rglob("*.html")}

    def dead_links(self):
        """Links that lead nowhere, each as "page: address"."""
        return [f"{name}: {address}" for name, page in sorted(self.pages.items())
                for address in page.links + page.loads if not self._leads_somewhere(name, address)]

    def _leads_somewhere(self, page, address):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return True
        name = self._file(page, unquote(parts.path)) if parts.path else page
        if name not in self.pages:
            return (self.root / name).is_file() and not parts.fragment
        return not parts.fragment or unquote(parts.fragment) in self.pages[name].anchors

    def _file(self, page, path):
        folder = self.root if path.startswith("/") else (self.root / page).parent
        file = (folder / path.lstrip("/")).resolve()
        file = file / "index.html" if path.endswith("/") else file
        return file.relative_to(self.root.resolve()).as_posix() if file.is_relative_to(self.root.resolve()) else "(outside)"

    def other_hosts(self):
        """What a page, a style or a script would load from another host, each as "file: address"."""
        found = [(name, address) for name, page in self.pages.items() for address in page.loads]
        for suffix, pattern in (("css", STYLE_LOADS), ("js", CODE_LOADS)):
            for path in self.root.rglob(f"*.{suffix}"):
                text = path.read_text(encoding="utf-8", errors="replace")
                found += [(path.name, next(filter(None, match))) for match in pattern.findall(text)]
        return [f"{name}: {address}" for name, address in sorted(found)
                if urlsplit(address).netloc or urlsplit(address).scheme not in ("", "data")]
