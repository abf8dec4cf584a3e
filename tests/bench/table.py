"""Formats figures as a table: for the terminal, or in Markdown."""

from statistics import median

HEADINGS = ["measure", "", "{ours}", "{theirs}", "ratio", "min - max"]
TEXT_COLUMNS = 2  # the other columns are numbers, aligned to the right


class Figures:
    """Pairs of values (ours, theirs), grouped by what was measured, in the order of the first measurement."""

    def __init__(self):
        self.pairs = {}

    def add(self, measure, test, ours, theirs):
        self.pairs.setdefault((measure, test), []).append((ours, theirs))

    def rows(self):
        return [[measure.title, test, *cells(pairs, measure.decimals)]
                for (measure, test), pairs in self.pairs.items()]


def cells(pairs, decimals):
    """The medians of both, and the median, least and largest ratio of the pairs."""
    ours, theirs = (f"{median(values):.{decimals}f}" for values in zip(*pairs))
    ratios = [mine / other for mine, other in pairs]
    return [ours, theirs, f"{median(ratios):.2f}", f"{min(ratios):.2f} - {max(ratios):.2f}"]


def table(figures, ours, theirs, markdown):
    headings = [heading.format(ours=ours, theirs=theirs) for heading in HEADINGS]
    rows = [headings, *figures.rows()]
    return markdown_table(rows) if markdown else text_table(rows)


def text_table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    rows = rows[:1] + [["-" * width for width in widths]] + rows[1:]
    return "\n".join("  ".join(padded(row, widths)).rstrip() for row in rows)


def padded(row, widths):
    for i, (cell, width) in enumerate(zip(row, widths)):
        yield cell.ljust(width) if i < TEXT_COLUMNS else cell.rjust(width)


def markdown_table(rows):
    ruler = ["---"] * TEXT_COLUMNS + ["---:"] * (len(HEADINGS) - TEXT_COLUMNS)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows[:1] + [ruler] + rows[1:])
