"""A picture on a narrow canvas, as high as what is on it: boxes, texts, arrows, rows of bytes, lanes."""
from math import hypot
from xml.sax.saxutils import escape

from style import SIZE, WIDTH, css, text_width

MARGIN = 14
LINE = 19  # from one line of text to the next
SHOWN = 1.1  # times as large, where there is room: then the text is as large as the text around it


class Picture:
    def __init__(self, title, description):
        self.title, self.description = title, description
        self.parts, self.bottom, self.too_long = [], 0, []

    def svg(self):
        if self.too_long:
            raise ValueError(f"{self.title}: {', '.join(self.too_long)}")
        height = round(self.bottom + MARGIN)
        size = f'viewBox="0 0 {WIDTH} {height}" width="{round(WIDTH * SHOWN)}" height="{round(height * SHOWN)}"'
        return "\n".join([
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title desc">',
            f'<title id="title">{escape(self.title)}</title>', f'<desc id="desc">{escape(self.description)}</desc>',
            f"<style>\n{css()}\n</style>", f'<rect class="page" width="{WIDTH}" height="{height}" rx="8"/>',
            *self.parts, "</svg>", ""])

    def add(self, part, bottom):
        self.parts.append(part)
        self.bottom = max(self.bottom, bottom)

    def text(self, x, y, text, style="", anchor="start"):
        """y is the base line. A style is any of mono, strong, soft, ink-COLOUR, in one string."""
        width = text_width(text, "mono" in style, "strong" in style)
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        if left < 2 or left + width > WIDTH - 2:
            self.too_long.append(f"{text!r} reaches from {left:.0f} to {left + width:.0f}")
        place = f'x="{x:g}" y="{y:g}"{_class(style)}{_anchor(anchor)}'
        self.add(f'<text {place} xml:space="preserve">{escape(text)}</text>', y + 4)

    def lines(self, x, y, text, style="", anchor="start"):
        for i, line in enumerate(text.split("\n")):
            self.text(x, y + i * LINE, line, style, anchor)

    def box(self, x, y, width, height, label="", colour="plain", style="", radius=6, dashed=False):
        """The label is in the middle; its lines are separated by \\n, under a strong first one they are softer."""
        self.add(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{radius}"'
                 f'{_class(colour, "dashed" * dashed)}/>', y + height)
        rows = label.split("\n") if label else []
        for i, row in enumerate(rows):
            own = "soft" if i and "strong" in style else style
            needed = text_width(row, "mono" in own, "strong" in own) + 4
            if needed > width:
                self.too_long.append(f"{row!r} needs a box of {needed:.0f}, not {width}")
            self.text(x + width / 2, y + height / 2 + 5 + (i - (len(rows) - 1) / 2) * LINE, row, own, "middle")

    def way(self, *points, colour="", dashed=False, head=True, thick=False):
        """An arrow along these points."""
        style = _class(f"line-{colour}" if colour else "line", "dashed" * dashed, "thick" * thick)
        (x1, y1), (x2, y2) = points[-2:]
        if head:
            length = hypot(x2 - x1, y2 - y1)
            dx, dy = (x2 - x1) / length, (y2 - y1) / length
            points = (*points[:-1], (x2 - 6 * dx, y2 - 6 * dy))
        self.add(f'<polyline points="{_points(points)}"{style}/>', max(y for _, y in points))
        if head:
            back, side = (x2 - 9 * dx, y2 - 9 * dy), (4.5 * dy, -4.5 * dx)
            corners = ((x2, y2), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1]))
            self.add(f'<polygon points="{_points(corners)}"{_class(f"head-{colour}" if colour else "head")}/>', y2)

    def dot(self, x, y, colour="", radius=4):
        style = _class(f"head-{colour}" if colour else "head")
        self.add(f'<circle cx="{x:g}" cy="{y:g}" r="{radius}"{style}/>', y + radius)

    def cross(self, x, y, colour="brick", size=6):
        for slope in (1, -1):
            self.way((x - size, y - slope * size), (x + size, y + slope * size), colour=colour, head=False, thick=True)

    def cells(self, x, y, texts, width=26, height=28, colours="plain", style="mono"):
        """A row of boxes side by side, such as bytes. `colours` is one colour, or one for each."""
        colours = [colours] * len(texts) if isinstance(colours, str) else colours
        for i, text in enumerate(texts):
            self.box(x + i * width, y, width, height, text, colours[i], style, radius=2)

    def bracket(self, left, right, y, label, style="soft", up=False, anchor="middle"):
        """A bracket below what reaches from left to right (or above it), and what that is."""
        tick = -6 if up else 6
        self.way((left, y), (left, y + tick), (right, y + tick), (right, y), head=False)
        x = {"middle": (left + right) / 2, "start": left, "end": right}[anchor]
        self.text(x, y - 12 if up else y + 22, label, style, anchor)


def _class(*names):
    names = " ".join(name for name in names if name)
    return f' class="{names}"' if names else ""


def _anchor(anchor):
    return "" if anchor == "start" else f' text-anchor="{anchor}"'


def _points(points):
    return " ".join(f"{x:.1f},{y:.1f}".replace(".0", "") for x, y in points)


class Lanes:
    """A conversation: a lane for each party, and arrows between them, downwards in time."""

    def __init__(self, picture, names, y=MARGIN, colours=None, left=MARGIN, width=WIDTH - 2 * MARGIN):
        """`names`: (name, x of its lane, width of its box)."""
        self.picture, self.top, self.y = picture, y + 32, y + 32
        self.x = {}
        for i, (name, x, width) in enumerate(names):
            picture.box(x - width / 2, y, width, 32, name, (colours or ["blue", "brick", "green", "gold"])[i], "strong")
            self.x[name] = x

    def message(self, sender, receiver, text, style="mono", dashed=False, colour="", gap=38):
        start, end = self.x[sender], self.x[receiver]
        self.y += gap
        self.picture.text((start + end) / 2, self.y - 7, text, style, "middle")
        self.picture.way((start, self.y), (end + (3 if start > end else -3), self.y), dashed=dashed, colour=colour)

    def note(self, lane, text, colour="grey", width=120, style="", gap=12):
        height = 10 + LINE * len(text.split("\n"))
        self.picture.box(self.x[lane] - width / 2, self.y + gap, width, height, text, colour, style)
        self.y += gap + height

    def close(self):
        """Draws the lanes, under everything that has been drawn."""
        lines = [f'<line x1="{x:g}" y1="{self.top}" x2="{x:g}" y2="{self.y + 16}" class="line dashed"/>'
                 for x in self.x.values()]
        self.picture.parts[:0] = lines
        self.picture.bottom = max(self.picture.bottom, self.y + 16)
