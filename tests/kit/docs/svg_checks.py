"""What a picture of the docs must be: readable on a phone, in light and dark, with nothing cut off.

Each check yields what is wrong."""
import re
import sys
from itertools import combinations
from xml.etree import ElementTree

from support.places import ROOT

sys.path.insert(0, str(ROOT / "docs" / "pictures"))
from style import text_width  # noqa: E402  (found through the line above)

SVG = "{http://www.w3.org/2000/svg}"
PHONE, SMALLEST_TEXT, LEAST_CONTRAST, LARGEST_FILE = 390, 12, 4.5, 30_000
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
FROM_ELSEWHERE = re.compile(r"@import|@font-face|url\(|\bhref\b|<image|<script|https?://(?!www\.w3\.org/2000/svg)")


class Svg:
    def __init__(self, text):
        self.text, self.root = text, ElementTree.fromstring(text)
        *_, self.width, self.height = (float(number) for number in self.root.get("viewBox").split())
        light, _, dark = self.root.findtext("{*}style").partition("@media (prefers-color-scheme: dark) {")
        self.light, self.dark = _colours(light), {**_colours(light), **_colours(dark)}
        self.sizes = [float(size) for size in re.findall(r"font(?:-size)?:[^;{}]*?([\d.]+)px", light + dark)]
        self.texts = [_extent(each) for each in self.root.iter(f"{SVG}text")]
        self.boxes = [_frame(each) for each in self.root.iter(f"{SVG}rect") if "page" not in _classes(each)]


def _classes(element):
    return (element.get("class") or "").split()


def _colours(css):
    """{selector: its fill}"""
    found = ((selector.strip(), re.search(r"fill: (#\w{6})", body)) for selector, body in RULE.findall(css))
    return {selector: fill[1] for selector, fill in found if fill}


def _frame(rect):
    x, y, width, height = (float(rect.get(name) or 0) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def _area(box):
    return (box[2] - box[0]) * (box[3] - box[1])


def _extent(text):
    """(its text, left, top, right, bottom, the classes)"""
    x, y = float(text.get("x")), float(text.get("y"))
    width = text_width(text.text, "mono" in _classes(text), "strong" in _classes(text))
    left = x - width * {"middle": 0.5, "end": 1}.get(text.get("text-anchor"), 0)
    return text.text, left, y - 11, left + width, y + 3, _classes(text)


def nameless(svg):
    for name in ("title", "desc"):
        if len((svg.root.findtext(f"{{*}}{name}") or "").split()) < (2 if name == "title" else 8):
            yield f"no <{name}> that says what the picture shows"


def too_small(svg):
    shown = min(svg.sizes) * min(1, PHONE / svg.width)
    if shown < SMALLEST_TEXT:
        yield f"text of {shown:.1f} px on a phone"


def cut_off(svg):
    """Texts that reach out of the picture, or out of the smallest box that their middle is in."""
    for text, left, top, right, bottom, _ in svg.texts:
        middle = (left + right) / 2, (top + bottom) / 2
        around = [box for box in svg.boxes if box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3]]
        box = min(around, key=_area, default=(0, 0, svg.width, svg.height))
        if left < box[0] or right > box[2] or top < box[1] or bottom > box[3]:
            yield f"{text!r} does not fit"


def overlapping(svg):
    for (one, *a, _), (other, *b, _) in combinations(svg.texts, 2):
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
            yield f"{one!r} and {other!r} overlap"


def _strokes(svg):
    """Points on all lines, two or three pixels apart."""
    for line in svg.root.iter(f"{SVG}polyline"):
        points = [tuple(map(float, point.split(","))) for point in line.get("points").split()]
        for (x, y), (to_x, to_y) in zip(points, points[1:]):
            yield from ((x + (to_x - x) * i / 200, y + (to_y - y) * i / 200) for i in range(201))


def struck_through(svg):
    """Texts that a line crosses; a text in a box may cover one."""
    strokes = list(_strokes(svg))
    for text, left, top, right, bottom, _ in svg.texts:
        in_a_box = any(box[0] <= left and right <= box[2] and box[1] <= top and bottom <= box[3] for box in svg.boxes)
        if not in_a_box and any(left < x < right and top + 1 < y < bottom - 1 for x, y in strokes):
            yield f"a line crosses {text!r}"


def _luminance(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def too_pale(svg):
    """Of each colour of a text in use, against each colour of a box in use."""
    inks = {f".{name}" for *_, classes in svg.texts for name in classes if name.startswith(("ink-", "soft"))} | {"text"}
    fills = {f".{name}" for rect in svg.root.iter(f"{SVG}rect") for name in _classes(rect)}
    for scheme, colours in (("light", svg.light), ("dark", svg.dark)):
        for ink, fill in ((ink, fill) for ink in inks for fill in fills if fill in colours):
            if contrast(colours[ink], colours[fill]) < LEAST_CONTRAST:
                yield f"{scheme}: {ink} on {fill} has a contrast of {contrast(colours[ink], colours[fill]):.1f}"
        if scheme == "dark" and svg.dark == svg.light:
            yield "no colours of its own in the dark"


def from_elsewhere(svg):
    yield from (f"loads from elsewhere: {found}" for found in FROM_ELSEWHERE.findall(svg.text))


def too_large(svg):
    if len(svg.text.encode()) > LARGEST_FILE:
        yield f"{len(svg.text.encode())} bytes"


CHECKS = (nameless, too_small, cut_off, overlapping, struck_through, too_pale, from_elsewhere, too_large)


def problems(text):
    svg = Svg(text)
    return [problem for check in CHECKS for problem in check(svg)]
