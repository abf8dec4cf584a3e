"""Finds the place of an edit in the reference, and writes the edited file."""

import re
from dataclasses import dataclass

import specification
from specification import Faulty

from workshop import cpp

# What may be between two lines of a text: indentation, empty lines, comments.
BETWEEN = r"[ \t]*(?://[^\n]*)?\n(?:[ \t]*(?://[^\n]*)?\n)*[ \t]*"


@dataclass
class Change:
    """A place in the reference, and what replaces it."""
    function: cpp.Function  # None: outside of all functions
    begin: int
    end: int
    new: str


def usable(paths):
    """(the specifications that fit the reference, [why one does not])"""
    specs, faults = [], []
    for path in paths:
        try:
            spec = specification.read(path)
            changes(spec, spec.reference.read_text())
            specs.append(spec)
        except Faulty as fault:
            faults.append(str(fault))
    return specs, faults


def pattern(text):
    return re.compile(BETWEEN.join(re.escape(line.strip()) for line in text.strip().splitlines()))


def changes(spec, source):
    """The changes that the edits of a specification make, in the order of their places."""
    functions = cpp.functions(source)
    found = sorted((change_of(edit, source, functions, spec) for edit in spec.edits), key=lambda each: each.begin)
    for first, second in zip(found, found[1:]):
        if first.end > second.begin:
            raise Faulty(f"{spec.place}: two edits change the same text: {source[second.begin:first.end]}")
    return found


def change_of(edit, source, functions, spec):
    if edit.where == "file":
        return in_file(edit, source, spec)
    named = [each for each in functions if edit.where in (each.name, each.name.split("::")[-1])]
    if not named:
        raise Faulty(f"{spec.place}: {spec.file} has no function {edit.where}(). It has "
                     + ", ".join(each.name for each in functions) + ".")
    if edit.old.strip():
        return in_functions(edit, source, named, spec)
    if len(named) > 1:
        raise Faulty(f"{spec.place}: {spec.file} has {len(named)} functions {edit.where}(). "
                     "Name a text that only one of them has, or write '--- in file'.")
    return at_function(edit, source, named[0])


def in_file(edit, source, spec):
    if edit.kind == "whole":
        return Change(None, 0, len(source), edit.new)
    places = list(pattern(edit.old).finditer(source)) if edit.old.strip() else []
    if len(places) != 1:
        raise Faulty(f"{spec.place}: this text is {times(len(places))} in {spec.file}:\n{edit.old}")
    return replaced(edit, source, None, *places[0].span())


def in_functions(edit, source, named, spec):
    places = [(each, place) for each in named
              for place in pattern(edit.old).finditer(source, each.body.start, each.body.stop)]
    if len(places) != 1:
        now = "\n".join(source[each.start:each.body.stop + 1] for each in named)
        raise Faulty(f"{spec.place}: this text is {times(len(places))} in {edit.where}() of {spec.file}:\n{edit.old}"
                     f"The function now reads:\n{now}")
    function, place = places[0]
    return replaced(edit, source, function, *place.span())


def times(count):
    return "not" if count == 0 else f"{count} times"


def replaced(edit, source, function, begin, end):
    """Replaces whole lines with their indentation and line end; less than a line, as it is."""
    line = source.rfind("\n", 0, begin) + 1
    line_end = source.find("\n", end)
    if source[line:begin].strip() or source[end:line_end].strip():
        return Change(function, begin, end, edit.new.strip())
    return Change(function, line, line_end + 1, edit.new)


def at_function(edit, source, function):
    begin, end = function.body.start, function.body.stop
    if edit.kind == "above":
        return Change(None, above(source, function), above(source, function), edit.new + "\n")
    if edit.kind == "whole":
        return Change(function, begin, end, "\n" + edit.new)
    begin += source.startswith("\n", begin)
    return Change(function, begin, begin, edit.new)


def above(source, function):
    """Where the function begins, with its comment and its template line."""
    start = function.start
    while (line := source.rfind("\n", 0, max(start - 1, 0)) + 1) < start and \
            re.match(r"//|template\b", source[line:start]):
        start = line
    return start


def apply(found, source, begin=0, end=None):
    """The text from `begin` to `end`, with the changes."""
    parts = []
    for change in found:
        parts += [source[begin:change.begin], change.new]
        begin = change.end
    return "".join(parts) + source[begin:end]


def edited(spec, source=None):
    """The whole file, with the edits."""
    source = spec.reference.read_text() if source is None else source
    text = apply(changes(spec, source), source)
    includes = "".join(f"#include {name}\n" for name in spec.include)
    own_header = text.find("\n", text.find("#include")) + 1
    return text[:own_header] + includes + text[own_header:]
