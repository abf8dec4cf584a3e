"""The look of the pictures: one palette for light and dark, and how wide a text can get."""

WIDTH = 400  # as wide as a phone, so that 14 px stay readable there
SIZE = 14

LIGHT = {
    "page": "#fffdfb", "ink": "#2b2523", "soft": "#5f5550", "line": "#857a74",
    "plain": ("#ffffff", "#b8aca5"), "grey": ("#f0ebe7", "#a59a93"), "brick": ("#fbe6df", "#a8432f"),
    "blue": ("#e3edf7", "#3d6f9e"), "green": ("#e2f1e4", "#3f8456"), "gold": ("#fcf1cf", "#a37f14"),
    "inks": {"brick": "#96371f", "blue": "#285a87", "green": "#265f39", "gold": "#6d520a"},
}
DARK = {
    "page": "#1b1817", "ink": "#efe7e3", "soft": "#bfb3ad", "line": "#9a8e88",
    "plain": ("#262120", "#6f645f"), "grey": ("#2e2927", "#7d726c"), "brick": ("#43261e", "#f2917c"),
    "blue": ("#1e2f40", "#7fb2e0"), "green": ("#1f3526", "#7cc492"), "gold": ("#3d3418", "#d9b650"),
    "inks": {"brick": "#f5a492", "blue": "#9cc6ec", "green": "#93d3a6", "gold": "#e5c76d"},
}
COLOURS = ("plain", "grey", "brick", "blue", "green", "gold")

FONTS = f"""\
text {{ font: {SIZE}px system-ui, "Segoe UI", "DejaVu Sans", sans-serif }}
.mono {{ font-family: ui-monospace, Menlo, "DejaVu Sans Mono", monospace }}
.strong {{ font-weight: 600 }}
path, line, polyline {{ fill: none; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }}
.thick {{ stroke-width: 2.5 }}
.dashed {{ stroke-dasharray: 4 4 }}
rect {{ stroke-width: 1.5 }}
"""


def _rules(palette):
    yield f"text {{ fill: {palette['ink']} }} .soft {{ fill: {palette['soft']} }}"
    yield f".page {{ fill: {palette['page']}; stroke: none }}"
    yield f".line {{ stroke: {palette['line']} }} .head {{ fill: {palette['line']}; stroke: none }}"
    for name in COLOURS:
        fill, stroke = palette[name]
        yield f".{name} {{ fill: {fill}; stroke: {stroke} }}"
        yield f".line-{name} {{ stroke: {stroke} }} .head-{name} {{ fill: {stroke}; stroke: none }}"
    yield from (f".ink-{name} {{ fill: {ink} }}" for name, ink in palette["inks"].items())


def css():
    dark = "\n".join(_rules(DARK))
    return FONTS + "\n".join(_rules(LIGHT)) + "\n@media (prefers-color-scheme: dark) {\n" + dark + "\n}"


WIDTHS = {"'|ijl": 0.30, ' ()[]{},.:;/\\-!"ftrI': 0.42, "mwMW@%": 0.98, "—→…": 1.0}


def text_width(text, mono=False, strong=False):
    """In pixels, and rather too much: as wide as DejaVu Sans, the widest of the usual fonts."""
    if mono:
        return 0.605 * SIZE * len(text)
    ems = sum(next((width for some, width in WIDTHS.items() if char in some),
                   0.72 if char.isupper() else 0.63) for char in text)
    return ems * SIZE * (1.12 if strong else 1)
