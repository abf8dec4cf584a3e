"""C++ in the docs is an excerpt: the line before its fence is `<!-- from PATH -->`,
and the file contains its lines."""
import difflib
import re
import textwrap

from support import checkout

FROM = re.compile(r"<!-- from (\S+) -->")
SHAPES = "hints.md"  # a hint shows the shape of code still to be written; test_hints.py checks it


def check(document):
    for block in document.blocks:
        source = FROM.fullmatch(block.above)
        if source:
            what = _difference(block, source[1])
            if what:
                yield document.problem(block.line, what)
        elif block.language in ("cpp", "c++", "c", "h") and document.name != SHAPES:
            yield document.problem(block.line - 1, "C++ that is not taken from a file can rot. Put it into one, such as"
                                   " docs/examples/NAME.cpp, and <!-- from PATH --> on the line before the fence")


def _difference(block, path):
    """What is wrong with the excerpt, or None."""
    if path not in checkout.files():
        return f"there is no file {path} to take this from (paths begin at the top of the checkout)"
    lines = checkout.text(path).splitlines()
    wanted = _even(block.lines)
    if not any(wanted):
        return "an empty excerpt"
    windows = [_even(lines[i:i + len(wanted)]) for i in range(max(1, len(lines) - len(wanted) + 1))]
    if wanted in windows:
        return None
    like = [sum(a == b and a != "" for a, b in zip(wanted, window)) for window in windows]
    best = like.index(max(like))
    diff = difflib.unified_diff(windows[best], wanted, f"{path}:{best + 1}", "here", lineterm="", n=20)
    return "these lines are not in that file, one after another. Copy them again:\n" + textwrap.indent(
        "\n".join(line for line in diff if not line.startswith("@@")), "    ")


def _even(lines):
    """Without common indentation and trailing spaces."""
    return textwrap.dedent("\n".join(line.rstrip() for line in lines)).split("\n")
