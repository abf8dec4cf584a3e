"""Draws a flame graph: a box for each function, as wide as its share of the samples, on the one that called it."""

from html import escape

from stacks import MEMORY, SYSTEM_CALLS
from svg import WIDTH, picture, text, title_lines

MARGIN, ROW, LETTER = 12, 20, 7
LEAST = 0.005  # what is less of the whole is not drawn
KINDS = {"asio and serve()": "#d8dee6", "system calls": "#9ecbff", "next_request()": "#a6e3b4",
         "execute()": "#d9c2f5", "the store": "#ffe08a", "memory": "#ff9f8a"}
STYLE = "<style>text.frame { fill: #1b1817 } rect.frame { stroke: #ffffff; stroke-width: 0.6 }" + \
    "".join(f" .kind{number} {{ fill: {each} }}" for number, each in enumerate(KINDS.values())) + "</style>"


class Box:
    """A function, called by what is below it: how many samples have met it, and what it called."""

    def __init__(self, name, kind):
        self.name, self.kind, self.count, self.callees = name, kind, 0, {}

    def add(self, names):
        self.count += 1
        if names:
            name, *rest = names
            self.callees.setdefault(name, Box(name, kind_of(name, self.kind))).add(rest)

    def height(self, least):
        return 1 + max((each.height(least) for each in self.shown(least)), default=0)

    def shown(self, least):
        """What it called, each in its place, whichever server it is."""
        return sorted((each for each in self.callees.values() if each.count >= least),
                      key=lambda each: (each.kind, -each.count, each.name))


def kind_of(name, below):
    """The number of its colour. What a part calls has the part's colour, except for memory."""
    if name in MEMORY.values():
        return 5
    if name in SYSTEM_CALLS.values():
        return 1
    if name.startswith(("SlowStore", "ItemTable", "unordered_map")):
        return 4
    return {"next_request": 2, "execute": 3}.get(name, below)


def flame(title, stacks, share=1):
    """`share`: of the time that the picture of the slow server shows in the same width."""
    root = Box("the thread of the server", 0)
    for names in stacks:
        root.add(names)
    least = root.count * LEAST
    head, y = legend(title)
    bottom = y + ROW * root.height(least)
    parts = [STYLE, *head, *boxes(root, MARGIN, bottom, root.count, least)]
    if share < 1:
        parts += scale(share, bottom + MARGIN)
        bottom += MARGIN + 2 * ROW
    return picture(title, round(bottom) + MARGIN, parts)


def scale(share, y):
    wide = (WIDTH - 2 * MARGIN) * share
    return [f'<rect class="kind0" x="{MARGIN}" y="{y:.0f}" width="{wide:.1f}" height="{ROW}"/>',
            text(MARGIN, y + ROW + 15, "all of this, on the scale of the slow server's picture")]


def legend(title):
    (parts, y), x = title_lines(title), MARGIN
    for number, name in enumerate(KINDS):
        wide = 26 + 7 * len(name)
        if x + wide > WIDTH:
            x, y = MARGIN, y + 20
        parts += [f'<rect class="kind{number}" x="{x:.0f}" y="{y - 11}" width="14" height="12"/>', text(x + 19, y, name)]
        x += wide + 4
    return parts, y + 14


def boxes(box, x, bottom, whole, least):
    """The box and all that is on it."""
    wide = (WIDTH - 2 * MARGIN) * box.count / whole
    parts = [drawn(box, x, bottom - ROW, wide, 100 * box.count / whole)]
    for each in box.shown(least):
        parts += boxes(each, x, bottom - ROW, whole, least)
        x += (WIDTH - 2 * MARGIN) * each.count / whole
    return parts


def drawn(box, x, y, wide, percent):
    fits = int((wide - 7) / LETTER)
    words = box.name if len(box.name) <= fits else box.name[:fits - 1] + "…"
    label = text(x + 3, y + 14, words, kind="frame") if fits >= 3 else ""
    return (f'<g><title>{escape(box.name)}: {percent:.1f} %</title><rect class="frame kind{box.kind}" '
            f'x="{x:.1f}" y="{y:.0f}" width="{wide:.1f}" height="{ROW}"/>{label}</g>')
