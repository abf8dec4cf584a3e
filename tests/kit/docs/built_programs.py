"""A lecture builds the programs that it runs, and it does so first: a learner's build leaves the examples out."""
import re

from named_commands import TARGET

LECTURE = re.compile(r"docs/\d\d-[\w-]+\.md")
RUNS = re.compile(r"\bbuild/\w+/(?:examples/)?([\w-]+)")
SHOWS = re.compile(r"(?:\]\(|<!-- from docs/)examples/(\w+)\.cpp\b")


def check(document):
    """Of each program that is run, or whose output is shown: the first time, if no command above builds it."""
    if not LECTURE.fullmatch(document.path):
        return
    built, missing = set(), set()
    for number, name, is_built in _mentions(document):
        if is_built:
            built.add(name)
        elif name not in built | missing:
            missing.add(name)
            yield document.problem(number, f"no command above builds {name}: cmake --build --preset default --target {name}")


def _mentions(document):
    """(line, name, whether it is built there, or needed)"""
    commands = {piece.line for piece in document.block_lines("sh", "bash", "console")}
    outputs = {block.line for block in document.blocks if block.language == "text"}
    shown = None
    for number, line in enumerate(document.text.split("\n"), 1):
        for targets in TARGET.findall(line):
            yield from ((number, target, True) for target in targets.split())
        if number in commands:
            yield from ((number, name, False) for name in RUNS.findall(line))
        if number in outputs and shown:
            yield number, shown, False
        shown = None if line.startswith("#") else (SHOWS.findall(line) or [shown])[-1]
