"""Commands that the docs name exist: ./workshop's commands, CMake's presets and
targets, CTest's labels and tests."""
import re

from support import checkout

WORKSHOP = re.compile(r"\./workshop +([a-z][a-z-]*)(?: +(\d+)\b(?!\.))?")
PRESET = re.compile(r"\b(cmake|ctest)\b([^|;&\n]*?)--preset[ =]+([\w-]+)")
TARGET = re.compile(r"\bcmake --build\b[^|;&\n]*?(?:--target|-t)[ =]+(\w[\w-]*(?: +\w[\w-]*)*)")
FILTER = re.compile(r"(?<=\s)-(L|R)[ =]*('[^']*'|\"[^\"]*\"|[^\s'\"]+)")
STANDS_FOR_ANY = re.compile(r"N$|[A-Z]{2}")


def check(document):
    for piece in [*document.spans(), *document.block_lines("sh", "bash", "console", "text", "")]:
        for what in what_is_wrong(piece.text):
            yield document.problem(piece.line, what)


def what_is_wrong(command):
    for word, number in WORKSHOP.findall(command):
        yield from _missing(f"./workshop {word}", word, checkout.driver_commands(), "commands")
        if number:
            yield from _missing(f"./workshop {word} {number}", number.zfill(2), checkout.steps(), "steps")
    for program, options, preset in PRESET.findall(command):
        kind = _kind(program, options)
        yield from _missing(f"{program} ... --preset {preset}", preset, checkout.presets(kind), f"{kind} presets")
    for target in (target for found in TARGET.findall(command) for target in found.split()):
        if not STANDS_FOR_ANY.search(target) and target not in checkout.targets():
            yield f"cmake --build has no target {target}"
    if re.match(r"(\S+=\S+ +)*(\$ +)?ctest\b", command) or "&& ctest " in command:
        yield from _filters(command)


def _kind(program, options):
    if program == "ctest":
        return "test"
    return "build" if "--build" in options else "workflow" if "--workflow" in options else "configure"


def _missing(what, name, known, kind):
    if name not in known and not STANDS_FOR_ANY.search(name):
        yield f"`{what}`: there is no {name} among the {kind}, which are {', '.join(sorted(known))}"


def _filters(command):
    for option, pattern in FILTER.findall(command):
        pattern = pattern.strip("'\"")
        known = checkout.labels() if option == "L" else checkout.tests()
        for part in pattern.split("|"):
            if not STANDS_FOR_ANY.search(part) and not any(re.search(part, name) for name in known):
                yield f"ctest -{option} {part} finds no test"
