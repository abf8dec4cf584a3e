"""Puts the reference's functions into the learner's files where one is not written. What is written stays."""

import re

from . import cpp, written

INCLUDE = re.compile(r"^#include .*\n", re.MULTILINE)


def filled(step):
    """{path: bytes} of the step's files in which something is not written, with the reference's in its place."""
    missing, contents = written.missing(step), {}
    for mine, reference in zip(step.sources, step.solutions):
        before, after = text_of(mine), text_of(reference).replace("\r\n", "\n")
        if (text := fill_like(before, after, missing)) != before:
            contents[mine] = text.encode("utf-8", errors="surrogateescape")
    return contents


def text_of(path):
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
        return file.read()


def fill_like(mine, reference, names):
    """As fill(), with the line ends of the learner's file."""
    if "\r\n" in mine and mine.count("\r\n") == mine.count("\n"):
        return fill(mine.replace("\r\n", "\n"), reference, names).replace("\n", "\r\n")
    return fill(mine, reference, names)


def fill(mine, reference, names):
    """The text of `mine` with the functions of these names as they are in `reference`, and what they need of it."""
    taken = [each for each in cpp.functions(reference) if each.name in names and not each.is_private]
    if not taken:
        return mine
    if not cpp.functions(mine):
        return reference
    for function in taken:
        stub = next((each for each in cpp.functions(mine) if each.name == function.name), None)
        mine = mine[:stub.start] + function.text + mine[stub.end:] if stub else before_all(mine, function.text)
    if helpers := helpers_of(taken, reference, mine):
        mine = before_all(mine, "\n\n".join(["namespace {", *helpers, "}  // namespace"]))
    return with_includes(mine, reference)


def before_all(text, more):
    """Functions are declared in a header, so their order does not matter."""
    start = cpp.functions(text)[0].start
    return f"{text[:start]}{more}\n\n{text[start:]}"


def helpers_of(functions, reference, mine):
    """The texts of the private functions that these call, in order, unless there is one of that name already."""
    there = {each.name for each in cpp.functions(mine)}
    private = [each for each in cpp.functions(reference) if each.is_private and each.name not in there]
    called, new = [], list(functions)
    while new:
        new = [each for each in private if each not in called and any(caller.calls(each.name) for caller in new)]
        called += new
    return [each.text for each in private if each in called]


def with_includes(mine, reference):
    """With those of the reference, too."""
    there = INCLUDE.findall(mine)
    more = [line for line in INCLUDE.findall(reference) if line not in there]
    first = INCLUDE.search(mine)
    end = first.end() if first else 0
    return mine[:end] + ("\n" if more else "") + "".join(more) + mine[end:]
