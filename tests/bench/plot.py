"""Draws the pictures of the docs from the figures: bars of CPU per request, and lines of how it grows."""

import math
from statistics import median

from svg import WIDTH, box, colour, heading, line, picture, text

LEFT, RIGHT = 44, 8  # margins
BARS = 90            # the height of a panel of bars
IN_A_ROW = 5         # tests
CURVES = 200
BASE = 1             # the server to compare with


def cpu(figures):
    """For each pipeline and command, the ratios to the base, which is the line at 1."""
    name = figures.servers[BASE]
    title = f"Server CPU per request, as a ratio to {name} (less is better)"
    parts, y = heading(title, figures.servers, as_line=[BASE])
    for pipeline, tests in by_pipeline(figures).items():
        parts.append(text(12, y + 4, told_pipeline(pipeline)))
        for first in range(0, len(tests), IN_A_ROW):
            parts += panel(figures, tests[first:first + IN_A_ROW], y + 18, highest_ratio(figures))
            y += BARS + 48
        y += 28
    return picture(title, y - 20, parts)


def highest_ratio(figures):
    """Rounded up to a quarter, with room for a figure above it."""
    highest = max(max(figures.ratios("cpu", test, BASE, server))
                  for test in figures.parts["cpu"] for server in shown(figures))
    return math.ceil(max(1.1, highest) * 4) / 4


def by_pipeline(figures):
    """{"P=16": the tests with it}"""
    groups = {}
    for test in figures.parts["cpu"]:
        groups.setdefault(test.split()[0], []).append(test)
    return groups


def told_pipeline(pipeline):
    many = pipeline.removeprefix("P=")
    return f"{pipeline}: {'one request' if many == '1' else f'{many} requests'} at a time"


def shown(figures):
    return [server for server in range(len(figures.servers)) if server != BASE]


def panel(figures, tests, y, top):
    def height(ratio):
        return y + BARS * (1 - ratio / top)

    parts = grid([step / 4 for step in range(int(top * 4) + 1)], height, "{:.2f}")
    wide = (WIDTH - LEFT - RIGHT) / IN_A_ROW
    lefts = [LEFT + wide * number for number in range(len(tests))]
    for test, left in zip(tests, lefts):
        parts += [*bars(figures, test, left, wide, height), *name(test, left + wide / 2, y + BARS + 17)]
    parts.append(line(LEFT, height(1), WIDTH - RIGHT, height(1), f"line line{colour(BASE)}"))
    return parts + [figure(figures, test, left, wide, height) for test, left in zip(tests, lefts)]


def name(test, x, y):
    """The command, and what else is said of it in a second row."""
    return rows_of_text(x, y, test.split(maxsplit=2)[1:])


def rows_of_text(x, y, rows):
    """Under each other, each in the middle."""
    return [text(x, y + 15 * row, words, "middle") for row, words in enumerate(rows)]


def bars(figures, test, left, wide, height):
    """One for each server, with a thin line from its least to its largest ratio."""
    first, each = places(figures, left, wide)
    for place, server in enumerate(shown(figures)):
        ratios = figures.ratios("cpu", test, BASE, server)
        x, top = first + each * place, height(median(ratios))
        yield box(x, top, each - 2, height(0) - top, f"fill{colour(server)}")
        yield line(x + each / 2 - 1, height(max(ratios)), x + each / 2 - 1, height(min(ratios)), "spread")


def places(figures, left, wide):
    """Where the first bar of a group begins, and how wide each is."""
    count = len(shown(figures))
    each = min(16, (wide - 20) / count)
    return left + (wide - each * count) / 2 + 4, each


def figure(figures, test, left, wide, height):
    """Our ratio, above the bar."""
    first, each = places(figures, left, wide)
    ratios = figures.ratios("cpu", test, BASE)
    return text(first + each - 2, height(max(ratios)) - 4, f"{median(ratios):.2f}", "end", "figure")


def grid(values, height, form):
    return [part for value in values
            for part in (line(LEFT, height(value), WIDTH - RIGHT, height(value), "grid"),
                         text(LEFT - 6, height(value) + 4, form.format(value), "end"))]


def growth(figures):
    """A line for each server, over the number of keys: ten times as many at each step."""
    title = "Server CPU, microseconds per GET (P=16), as the keys grow (less is better)"
    tests = list(figures.parts["growth"])
    medians = [figures.medians("growth", test) for test in tests]
    parts, y = heading(title, figures.servers, as_line=range(len(figures.servers)))
    step = tick(max(map(max, medians)))
    steps = math.ceil(max(map(max, medians)) / step)

    def height(value):
        return y + CURVES * (1 - value / (step * steps))

    between = (WIDTH - RIGHT - LEFT - 72) / max(1, len(tests) - 1)
    places = [LEFT + 36 + between * number for number in range(len(tests))]
    parts += grid([step * number for number in range(steps + 1)], height, "{:.2f}")
    for server, values in enumerate(zip(*medians)):
        points = " ".join(f"{x:.1f},{height(value):.1f}" for x, value in zip(places, values))
        parts.append(f'<polyline points="{points}" class="line line{colour(server)}"/>')
    for x, test in zip(places, tests):
        parts += rows_of_text(x, y + CURVES + 20, test.split())
    return picture(title, y + CURVES + 48, parts)


def tick(highest):
    """A round step, of which five or so make the height."""
    power = 10 ** math.floor(math.log10(highest / 5))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= highest / 5)


PICTURES = {"cpu": cpu, "growth": growth}
