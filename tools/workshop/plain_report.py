"""A report for screen readers: what a mark below a line points at is said in words."""

import re

MARK = re.compile(r" *\^ (?P<what>.*)$")          # the coach's, below the lines "expected" and "got"
DRAWING = re.compile(r"\s*\|| *[~^]+ *$")         # the compiler's: "     |    ^~~~"


def lines(report):
    told = []
    for line in report:
        if (mark := MARK.match(line)) and len(told) > 1:
            told.append(in_words(mark["what"], *(above[line.index("^"):] for above in told[-2:])))
        elif not DRAWING.match(line):
            told.append(line)
    return told


def in_words(what, expected, got):
    return f"  {what}: expected {begun(expected)}, got {begun(got)}"


def begun(rest):
    """The rest of a text in quotes, with both of its quotes again."""
    return f'"{rest}' if rest != '"' else "the end"
