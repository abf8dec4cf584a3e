"""Where functions are in a source, in lines."""

from .. import cpp
from ..steps import ROOT


def text_of(file):
    """`file`: from the top of the checkout."""
    return (ROOT / file).read_text(encoding="utf-8", errors="replace")


def function_at(file, line):
    """The cpp.Function whose comment, head or body has this line, or None."""
    source = text_of(file)
    begin = sum(len(text) + 1 for text in source.split("\n")[:line - 1])
    return next((each for each in cpp.functions(source) if each.start <= begin < each.body.stop), None)


def lines_of_code(source, function):
    """(number, text) of the lines in its body, without those that are empty or a comment."""
    first = source.count("\n", 0, function.body.start) + 1
    for number, text in enumerate(source[function.body].split("\n"), first):
        if text.strip() and not text.strip().startswith("//"):
            yield number, text


def first_line(source, function):
    """The line at which a debugger stops in it."""
    empty = source.count("\n", 0, function.body.start) + 1
    return next((number for number, _ in lines_of_code(source, function)), empty)


def telling_lines(source):
    """The lines that tell where the code has been: where a function begins, and each co_await."""
    for function in cpp.functions(source):
        awaits = [number for number, text in lines_of_code(source, function) if "co_await" in text]
        yield from sorted({first_line(source, function), *awaits})
