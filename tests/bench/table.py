"""Formats figures as a table: for the terminal, or in Markdown. The first other server is the one to beat."""

from statistics import median

from figures import MEASURES

TEXT_COLUMNS = 1  # the other columns are numbers, aligned to the right


def rows(figures):
    """The headings; then a title for each measure, and its rows."""
    ours, *others = figures.servers
    yield ["", ours] + [heading for other in others for heading in (other, "ratio (min - max)")]
    last = None
    for part, test in figures.tests():
        if part != last:
            yield [MEASURES[part].title]
        yield row(figures, part, test)
        last = part


def row(figures, part, test):
    told = [f"{value:,.{MEASURES[part].decimals}f}" for value in figures.medians(part, test)]
    cells = [test, told[0]]
    for other in range(1, len(told)):
        cells += [told[other], ratio(figures.ratios(part, test, other))]
    return cells


def ratio(ratios):
    """The median of the ratios, and how far they go."""
    spread = f" ({min(ratios):.2f} - {max(ratios):.2f})" if len(ratios) > 1 else ""
    return f"{median(ratios):.2f}{spread}"


def text_table(figures):
    headings, *others = rows(figures)
    full = [headings] + [each for each in others if len(each) > 1]
    widths = [max(map(len, column)) for column in zip(*full)]
    lines = ["  ".join(padded(headings, widths)).rstrip()]
    for each in others:
        is_title = len(each) == 1
        lines += ["", each[0], "-" * len(each[0])] if is_title else ["  ".join(padded(each, widths)).rstrip()]
    return "\n".join(lines)


def padded(cells, widths):
    for i, (cell, width) in enumerate(zip(cells, widths)):
        yield cell.ljust(width) if i < TEXT_COLUMNS else cell.rjust(width)


def markdown_table(figures):
    headings, *others = rows(figures)
    ruler = ["---"] * TEXT_COLUMNS + ["---:"] * (len(headings) - TEXT_COLUMNS)
    lines = [headings, ruler] + [each if len(each) > 1 else [f"**{each[0]}**"] + [""] * (len(headings) - 1)
                                 for each in others]
    return "\n".join("| " + " | ".join(cells).replace("|  |", "| |") + " |" for cells in lines)
