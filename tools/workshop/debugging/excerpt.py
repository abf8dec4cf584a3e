"""How a frame is shown: its place, its line of the source, and the values of the names that it mentions."""

import re

from ..terminal import paint
from . import source

WIDEST = 120  # characters of a value


def shown(frame, is_mine, context=0, most=4, more=""):
    """`context`: lines before its own. `most`: values, if it is the learner's. `more`: after the place."""
    yield ""
    yield paint(f"  {place(frame)}, {function_of(frame)}()", "bold") + more
    if not frame["file"].startswith("solutions/"):  # that would tell the answer
        yield from source_lines(frame, context)
    if is_mine:
        yield from value_lines(frame, most)


def place(frame):
    return f"{frame['file']}:{frame['line']}"


def function_of(frame):
    """Its name as it is in the source; else as the debugger says it."""
    if found := source.function_at(frame["file"], frame["line"]):
        return found.name
    name = frame["function"].replace("(anonymous namespace)::", "").partition("(")[0]
    return name.replace("mini_redis::", "").strip(":")


def source_lines(frame, context):
    lines = source.text_of(frame["file"]).split("\n")
    for number in range(max(1, frame["line"] - context), frame["line"] + 1):
        mark = ">" if number == frame["line"] else " "
        yield f"  {mark} {number:>4}  {lines[number - 1] if number <= len(lines) else ''}".rstrip()


def value_lines(frame, most):
    function = source.function_at(frame["file"], frame["line"])
    values = [(name, value) for name, value in frame["values"]
              if function is None or mentions(function.text, name)]
    width = max((len(name) for name, _ in values[:most]), default=0)
    for name, value in values[:most]:
        yield f"          {name:<{width}}  {value if len(value) <= WIDEST else value[:WIDEST - 3] + '...'}"


def mentions(text, name):
    return re.search(rf"(?<![\w.]){re.escape(name)}\b", text.replace("->", ".")) is not None
