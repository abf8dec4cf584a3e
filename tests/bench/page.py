"""The benchmark's page in the docs: its figures are in a file beside it; the rest is made from them."""

from pathlib import Path

import figures
import plot
from servers import Trouble
from table import markdown_table

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = DOCS / "benchmarks.md"
FIGURES = DOCS / "benchmarks.json"
BEGIN, END = "<!-- figures: made by compare.py -->\n", "<!-- end of the figures -->\n"


def check(servers, parts):
    """Trouble if the figures of these servers will not go with those that stay: before they are measured."""
    figures.kept_parts(FIGURES, servers, parts)


def keep(new):
    figures.keep(new, FIGURES)


def redraw():
    for path, text in made(figures.read(FIGURES)).items():
        path.write_text(text, encoding="utf-8")


def made(kept):
    """{path: text} of all that is made from the figures."""
    pictures = {DOCS / f"benchmarks-{part}.svg": draw(kept)
                for part, draw in plot.PICTURES.items() if part in kept.parts}
    return {PAGE: with_table(PAGE.read_text(encoding="utf-8"), kept), **pictures}


def with_table(text, kept):
    """The page with a new table."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise Trouble(f"{PAGE.name} has no place for the table, between {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{caption(kept)}\n\n{markdown_table(kept)}\n\n{END}{after}"


def caption(kept):
    rounds = max(len(kept.parts[part][test]) for part, test in kept.tests())
    if rounds == 1:
        return "The figures of one round:"
    once = " (memory: of one)" if "memory" in kept.parts else ""
    return f"Medians of {rounds} rounds{once}, and of the ratios the least and the largest, too:"
