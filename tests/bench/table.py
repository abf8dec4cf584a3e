"""Formats figures as a table: for the terminal, or in Markdown. The first other server is the one to beat."""

from statistics import median

from figures import MEASURES

TEXT_COLUMNS = 1   # the other columns are numbers, aligned to the right
HYPHEN = "\u2011"  # where no line is broken


def rows(figures, told):
    """The headings; then a title for each measure, and its rows. They tell our figures, those of the
    first `told` others, and the ratios to all of them."""
    ours, *others = figures.servers
    ratios = ["ratio" if number < told else f"ratio to {other}" for number, other in enumerate(others)]
    yield ["", ours, *mixed(others, ratios, told)]
    last = None
    for part, test in figures.tests():
        if part != last:
            yield [MEASURES[part].title]
        yield row(figures, part, test, told)
        last = part


def row(figures, part, test, told):
    ours, *others = [f"{value:,.{MEASURES[part].decimals}f}" for value in figures.medians(part, test)]
    ratios = [ratio(figures.ratios(part, test, base)) for base in range(1, len(figures.servers))]
    return [test, ours, *mixed(others, ratios, told)]


def mixed(others, ratios, told):
    for number, cells in enumerate(zip(others, ratios)):
        yield from cells if number < told else cells[1:]


def ratio(ratios):
    """The median of the ratios, and how far they go."""
    spread = f" ({min(ratios):.2f}-{max(ratios):.2f})" if len(ratios) > 1 else ""
    return f"{median(ratios):.2f}{spread}"


def text_table(figures):
    headings, *others = rows(figures, told=len(figures.servers))
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
    headings, *others = rows(figures, told=1)
    ruler = ["---"] * TEXT_COLUMNS + ["---:"] * (len(headings) - TEXT_COLUMNS)
    whole = [[cell.replace("-", HYPHEN) for cell in cells] for cells in others]
    return "\n".join(markdown_row(cells, len(headings)) for cells in (headings, ruler, *whole))


def markdown_row(cells, columns):
    if len(cells) == 1:
        return f"| **{cells[0]}** |" + " |" * (columns - 1)
    return f"| {' | '.join(cells)} |"
