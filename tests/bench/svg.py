"""The parts of a picture: text, lines, boxes, and the frame with the colours of light and dark pages."""

from html import escape
from textwrap import wrap

WIDTH = 400  # as wide as a phone, so that 12 px stay readable there
SHOWN = 1.25  # times as large, where there is room
LINE = 18  # of the title
# Of the servers, in order: ours, the one to beat, the others. Told apart by the colour-blind, too.
LIGHT = ["#0072b2", "#d55e00", "#008563", "#7a5195", "#666666"]
DARK = ["#56b4e9", "#ff8a4c", "#2bc79a", "#bf9fe0", "#b0b0b0"]


def picture(title, height, parts):
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH * SHOWN:.0f}" height="{height * SHOWN:.0f}"'
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
        f"<title>{escape(title)}</title>", f"<style>{style()}</style>",
        f'<rect class="page" width="{WIDTH}" height="{height}" rx="6"/>', *parts, "</svg>", ""])


def style():
    return f"""
text {{ font: 12px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #24292f }}
.title {{ font-weight: 600; font-size: 13px }}
.figure {{ stroke: #fffdfb; stroke-width: 4; paint-order: stroke }}
.page {{ fill: #fffdfb }} .grid {{ stroke: #d0d7de }} .spread {{ stroke: #24292f }}
.line {{ fill: none; stroke-width: 2.5 }}
{colours(LIGHT)}
@media (prefers-color-scheme: dark) {{
text {{ fill: #e6edf3 }} .figure {{ stroke: #1b1817 }}
.page {{ fill: #1b1817 }} .grid {{ stroke: #3d444d }} .spread {{ stroke: #e6edf3 }}
{colours(DARK)}
}}
"""


def colours(palette):
    return "\n".join(f".fill{n} {{ fill: {each} }} .line{n} {{ stroke: {each} }}"
                     for n, each in enumerate(palette))


def colour(server):
    return server % len(LIGHT)


def text(x, y, words, anchor="start", kind="words"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'


def line(x1, y1, x2, y2, kind):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def box(x, y, width, height, kind):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" class="{kind}"/>'


def title_lines(title):
    """Also returns where the picture can go on."""
    lines = wrap(title, 40)
    return [text(12, 24 + LINE * row, words, kind="title") for row, words in enumerate(lines)], 30 + LINE * len(lines)


def heading(title, servers, as_line):
    """The title, and a sample of each server's colour with its name: a line for those of `as_line`, or a box.
    Also returns where the picture can go on."""
    (parts, y), x = title_lines(title), 12
    for server, name in enumerate(servers):
        wide = 30 + 7 * len(name)
        if x + wide > WIDTH:
            x, y = 12, y + 20
        parts += [line(x, y - 4, x + 14, y - 4, f"line line{colour(server)}") if server in as_line
                  else box(x, y - 11, 14, 12, f"fill{colour(server)}"), text(x + 20, y, name)]
        x += wide
    return parts, y + 24
