"""Finds the definitions of functions in C++, by name, with the comment above them. It only reads the text, so
code that does not compile will do."""

import re
from dataclasses import dataclass, replace

# Text in which braces do not count: comments, strings, characters, and what #if 0 leaves out.
SKIPPED = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<end>[^()\\\s]*)\(.*?\)(?P=end)"|"(?:\\.|[^"\\\n])*"'
                     r"|(?<![\dA-F])'(?:\\.|[^'\\\n])+'"
                     r"|^[ \t]*#[ \t]*if[ \t]+0\b.*?^[ \t]*#[ \t]*(?:endif|el\w+)\b",
                     re.DOTALL | re.MULTILINE)
STRUCTURE = re.compile(r"[(){};]|^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
CLOSING = {"{": "}", "(": ")", "[": "]", "<": ">"}
# What is in front of a brace: of a namespace or an extern "C", a constructor's member, a function's body.
SCOPE = re.compile(r"\bnamespace(?:\s+[\w:]+)?\s*$|\bextern\s*$")
UNNAMED = re.compile(r"\bnamespace\s*$")
MEMBER = re.compile(r"\)[^:()]*:(?!:).*[\w>]\s*$", re.DOTALL)
HEAD = re.compile(r"[^=]*?(?P<name>\b(?:\w+\s*::\s*)*~?(?!(?:decltype|alignas|requires|explicit)\b)\w+)\s*\(")
ATTRIBUTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
STATIC = re.compile(r"\s*static\b")


@dataclass
class Function:
    name: str    # inside namespace mini_redis: "Session::run"
    text: str    # the comment above it, and the whole definition
    is_private: bool  # in an unnamed namespace, or static
    start: int   # where the text begins in the source
    body: slice  # what is between its braces, in the source
    code: str    # the body without comments and strings

    @property
    def end(self):
        return self.start + len(self.text)

    def calls(self, name):
        return re.search(rf"\b{name}\s*\(", self.code) is not None


def functions(source):
    """The functions defined at the top level of the text or of a namespace in it, in order."""
    plain, found = plain_code(source), []
    for begin, brace, end, is_unnamed in definitions(plain):
        head = plain[begin:brace]
        name = HEAD.match(blanked(ATTRIBUTE, head))
        if name and name["name"] == "catch" and found:  # of the function before, whose body is a try block
            found[-1] = replace(found[-1], text=source[found[-1].start:end])
        elif name:
            start = with_comment(source, line_begin(source, begin + len(head) - len(head.lstrip())))
            found.append(Function(re.sub(r"\s", "", name["name"]).removeprefix("mini_redis::"),
                                  source[start:end], is_unnamed or bool(STATIC.match(head)), start,
                                  slice(brace + 1, end - 1), plain[brace + 1:end - 1]))
    return found


def plain_code(source):
    """The text with blanks in place of everything in which braces do not count."""
    return blanked(SKIPPED, source)


def blanked(pattern, text):
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def is_balanced(source):
    """Whether each brace and each parenthesis has its other half."""
    open_ones = []
    for mark in re.findall(r"[(){}]", plain_code(source)):
        if mark in "({":
            open_ones.append(mark)
        elif not open_ones or open_ones.pop() + mark not in ("()", "{}"):
            return False
    return not open_ones


def definitions(plain):
    """(where it begins, its opening brace, its end, whether it is in an unnamed namespace) of everything with
    braces that is not in other braces. Those of a namespace do not count."""
    unnamed, begin, position, depth = [], 0, 0, 0
    while place := STRUCTURE.search(plain, position):
        mark, position, head = place[0], place.end(), plain[begin:place.start()]
        depth = max(0, depth + {"(": 1, ")": -1}.get(mark, 0))
        if mark in "()" or depth > 0:
            continue
        if mark == "{" and not SCOPE.search(head):
            position = matching(plain, place.start()) + 1
            if MEMBER.search(head):
                continue
            yield begin, place.start(), position, any(unnamed)
        elif mark == "{":
            unnamed.append(UNNAMED.search(head) is not None)
        elif mark == "}" and unnamed:
            unnamed.pop()
        begin = position


def matching(plain, opening):
    """The index of the bracket that closes this one; the end of the text if there is none."""
    depth, steps = 0, {plain[opening]: 1, CLOSING[plain[opening]]: -1}
    for index in range(opening, len(plain)):
        depth += steps.get(plain[index], 0)
        if depth == 0:
            return index
    return len(plain) - 1


def line_begin(source, position):
    """Where its line begins, if only blanks are in front of it there."""
    begin = source.rfind("\n", 0, position) + 1
    return position if source[begin:position].strip() else begin


def with_comment(source, start):
    """Where the comment directly above begins."""
    while True:
        above = source.rfind("\n", 0, max(start - 1, 0)) + 1
        if start == 0 or not source[above:start].lstrip(" \t").startswith("//"):
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
