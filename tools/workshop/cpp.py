"""Finds the definitions of functions in this project's C++, by name, with the comment above them."""

import re
from dataclasses import dataclass

# Text in which braces do not count: comments, strings, characters.
SKIPPED = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?:.*?)\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)
# At the start of a line: a type, perhaps of several words, then the name and an opening parenthesis.
HEAD = re.compile(r"^(?!\s|#|namespace|using|return|else|template\b.*;)[\w:<>,&*\[\] ]*?\b(?P<name>(?:\w+::)*~?\w+)\(", re.MULTILINE)

UNNAMED = re.compile(r"\bnamespace\s*\{")


@dataclass
class Function:
    name: str    # as in the source: "Session::run"
    text: str    # the comment above it, and the whole definition
    is_private: bool  # in an unnamed namespace
    start: int   # where the text begins in the source
    body: slice  # what is between its braces, in the source


def functions(source):
    """The functions defined at the top level of the text or of a namespace in it, in order."""
    plain = SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    private = [range(found.start(), matching(plain, found.end() - 1)) for found in UNNAMED.finditer(plain)]
    found, end = [], 0
    for head in HEAD.finditer(plain):
        if head.start() < end:
            continue
        brace = body_begin(plain, head.end())
        if brace is None:
            continue
        end = matching(plain, brace) + 1
        start = with_comment(source, head.start())
        found.append(Function(head["name"], source[start:end], any(start in part for part in private),
                              start, slice(brace + 1, end - 1)))
    return found


def body_begin(plain, position):
    """The index of the brace that opens the body; None if a semicolon comes first (not a definition)."""
    depth = 1  # inside the parentheses of the parameters
    for index in range(position, len(plain)):
        depth += {"(": 1, ")": -1}.get(plain[index], 0)
        if depth == 0 and plain[index] in "{;":
            return index if plain[index] == "{" else None
    return None


def matching(plain, brace):
    """The index of the brace that closes this one; the end of the text if there is none."""
    depth = 0
    for index in range(brace, len(plain)):
        depth += {"{": 1, "}": -1}.get(plain[index], 0)
        if depth == 0:
            return index
    return len(plain) - 1


def with_comment(source, start):
    """Where the comment directly above begins."""
    while True:
        above = source.rfind("\n", 0, max(start - 1, 0)) + 1
        if start == 0 or not source[above:start].startswith("//"):
            return start
        start = above


def named(source, name):
    """The function with this name ("run", "Session::run"), or None."""
    return next((each for each in functions(source) if name in (each.name, each.name.split("::")[-1])), None)


def at_line(source, line):
    """The function with this line, counted from 1, in it; None if none has."""
    for each in functions(source):
        first = source.count("\n", 0, each.start) + 1
        if first <= line <= first + each.text.count("\n"):
            return each
    return None
