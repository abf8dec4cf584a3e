"""Files and folders that the docs name exist, in backticks and in commands. NN,
NAME and the like match anything."""
import fnmatch
import posixpath
import re

import named_functions
from support import checkout

TOKEN = re.compile(r"[\w.*<>-]+(?:/[\w.*<>-]+)*/?(?::\d+)?")
KNOWN_ENDING = re.compile(r"\.(?:[ch]|cpp|hpp|py|md|txt|cmake|json|sh|mistake|variant|mjs)$")
PLACEHOLDER = re.compile(r"<\w+>|\bNN-slug\b|(?<![A-Za-z_])(?:N+|NAME|PATH|FILE|PRESET|PROGRAM)(?![A-Za-z])"
                         r"|(?<=step)NN")


def check(document):
    for piece in [*document.spans(), *document.block_lines("sh", "bash", "console")]:
        shell = " " in piece.text
        for token in _tokens(piece.text):
            what = what_is_wrong(token, document.path) if _is_path(token, shell) else None
            if what:
                yield document.problem(piece.line, what)


def _tokens(text):
    """The words of a command, or the whole text if it is not a command."""
    words = re.split(r"[\s'\"=;|&<>()]+", text) if " " in text else [text]
    return [word for word in words if TOKEN.fullmatch(word.removeprefix("./"))]


def _is_path(token, shell):
    """In a command, only paths from the top of the checkout: other words may be the user's own files."""
    token = token.removeprefix("./").partition(":")[0]
    at_top = token.partition("/")[0] in {name.partition("/")[0] for name in checkout.folders()} | {"build"}
    if "/" in token and at_top:
        return True
    return not shell and not token.startswith(".") and bool(KNOWN_ENDING.search(token) or token.endswith("/"))


def what_is_wrong(token, document):
    path, _, line = token.removeprefix("./").partition(":")
    if path in named_functions.listed():
        return None
    pattern = PLACEHOLDER.sub("*", path.rstrip("/"))
    if pattern.partition("/")[0] == "build":
        return _built(pattern)
    found = _find(pattern, posixpath.dirname(document))
    if not found:
        return f"there is no {path} (if it is another project's, add it to {named_functions.LIST})"
    if line and all(int(line) > len(checkout.text(each).splitlines()) for each in found if each in checkout.files()):
        return f"{path} has no line {line}"
    return None


def _find(pattern, folder):
    """From the top, from the document's folder, or the end of a path: `common/log.hpp` is
    steps/common/log.hpp."""
    wanted = [pattern, posixpath.normpath(posixpath.join(folder, pattern)), "*/" + pattern]
    everything = checkout.files() | checkout.folders()
    return [each for each in everything if any(fnmatch.fnmatchcase(each, one) for one in wanted)]


def _built(pattern):
    """build/PRESET/PROGRAM: a preset that CMake knows, and a target of that name."""
    _, preset, *rest = [*pattern.split("/"), ""]
    if preset and not fnmatch.filter(checkout.presets("configure"), preset):
        return f"{pattern}: there is no preset {preset} that would build into it"
    program = next(reversed([part for part in rest if part]), None)
    if program and not fnmatch.filter(checkout.targets(), program):
        return f"{pattern}: nothing of that name is built"
    return None
