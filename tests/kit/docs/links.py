"""Links lead somewhere: files and anchors exist, and web links use https."""
import posixpath
import re
from urllib.parse import unquote

from markdown import Markdown
from support import checkout
from support.places import ROOT

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
LINE = re.compile(r"L(\d+)(?:-L(\d+))?")


def check(document):
    for link in document.links():
        what = _what_is_wrong(document, link.text)
        if what:
            yield document.problem(link.line, f"the link {link.text}: {what}")


def _what_is_wrong(document, link):
    if SCHEME.match(link):
        return None if link.startswith(("https://", "mailto:")) else "the web is linked by https://"
    if link.startswith("/"):
        return "begin it at this document's folder: a / is the top of the web server, not of the checkout"
    file, _, fragment = unquote(link).partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.path), file)) if file else document.path
    if path in checkout.folders():
        return "a folder has no anchors" if fragment else None
    if file and path not in checkout.files():
        return f"there is no {path}"
    return _fragment(Markdown.read(ROOT, path) if file else document, fragment) if fragment else None


def _fragment(target, fragment):
    if not target.path.endswith(".md"):
        last = LINE.fullmatch(fragment)
        if not last or int(last[2] or last[1]) > len(target.text.splitlines()):
            return f"{target.path} has no line #{fragment}"
        return None
    known = list(target.anchors())
    return None if fragment in known else f"{target.path} has no #{fragment}; it has #" + " #".join(known)
