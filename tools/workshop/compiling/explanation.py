"""The texts. Of a build that failed: the first error in full, with what it means, and the others in short. Of a
file that compiles: its warnings."""

import re
import textwrap

from ..steps import learners_files
from .advice import advise
from .case import Advice, Case, blamed
from .linking import advise_on, link_errors
from .meanings import CAUSES
from .messages import diagnostics, from_the_top
from .sources import Source

OTHERS = 4        # how many errors are shown after the first
UNEXPLAINED = 10  # how many lines, if there is none that we know
WIDTH = 100
LONGEST = 240     # of a message
UNKNOWN = re.compile(r"CMake Error|[Ee]rror:|No space left|not found|Killed")
LABELS = re.compile(r"^ *\|[ |]*$")  # GCC writes types below the marked line, and draws lines to them


def explain(log, root):
    """The lines about the errors in this output of a build."""
    log = from_the_top(log, root)
    if found := by_line(causes_and_errors(diagnostics(log))):
        others = [f"{shown(blamed(errors[0]))}: error: {cut(errors[0].text)}" for errors in found[1:]]
        return [*in_full(*best_explained(found[0], root)), *in_short(others)]
    if found := link_errors(log):
        return [*of_the_linker(found[0], root), *in_short([error.text for error in found[1:]])]
    return unexplained(log.splitlines())


def unexplained(lines):
    """No error of the compiler or of the linker, but of CMake, Ninja or the machine."""
    return [line for line in lines if UNKNOWN.search(line)][:UNEXPLAINED] or lines[-UNEXPLAINED:]


def warnings_in(log, root):
    """[(file, its lines)] of the warnings about learner's files."""
    found = {}
    for each in diagnostics(from_the_top(log, root)):
        if each.kind == "warning" and blamed(each).file in learners_files():
            found.setdefault((blamed(each), each.text), Case(each, root))
    return [(place.file, warning(case)) for (place, _), case in found.items()]


def warning(case):
    words = advise(case).words
    return [f"{shown(case.place)}: warning: {cut(case.text)}", *excerpt(case, case.place),
            *(labelled("why", words) if words else [])]


def causes_and_errors(found):
    return [each for each in found
            if each.kind == "error" or each.option in CAUSES or "missing terminating" in each.text]


def by_line(errors):
    """The errors, those for the same line in a list of their own. What cannot be traced to a line of the learner's
    is left out, unless it is all that there is."""
    lines = {}
    for error in errors:
        place = blamed(error)
        lines.setdefault((place.file, place.line), []).append(error)
    places = [(file, line) for file, line in lines if file in learners_files() and line] or [*lines]
    # A template is compiled after the file: what is wrong with its use comes late, but may be the cause.
    if any(error.required for error in errors):
        places.sort()
    return [lines[place] for place in places]


def best_explained(errors, root):
    """(the first of these errors that we can explain, what it means)"""
    cases = [Case(error, root) for error in errors]
    explained = [(case, advice) for case in cases if (advice := advise(case)).words]
    return explained[0] if explained else (cases[0], Advice(""))


def in_full(case, advice):
    place, noticed = advice.place or case.place, case.diagnostic.place
    lines = [f"{shown(place)}: error: {cut(case.text)}", *excerpt(case, place)]
    if (place.file, place.line) != (noticed.file, noticed.line):
        lines.append(f"   (the compiler noticed it in {noticed.file}:{noticed.line})")
    lines += labelled("why", advice.words) if advice.words else []
    return [*lines, *labelled("edit", edit(place, Source(case.root, place.file)))]


def of_the_linker(error, root):
    advice = advise_on(error, root)
    if not advice.place:
        return [f"error: {cut(error.text)}", *labelled("why", advice.words)]
    source = Source(root, advice.place.file)
    return [f"{shown(advice.place)}: error: {cut(error.text)}", *line_of(source, advice.place),
            *labelled("why", advice.words), *labelled("edit", edit(advice.place, source))]


def in_short(others):
    more = [f"... and {len(others) - OTHERS} more"] if len(others) > OTHERS else []
    return ["After the first, perhaps because of it:", *others[:OTHERS], *more] if others else []


def excerpt(case, place):
    """The line of the source with the mark below it, and what to insert if the compiler knows it."""
    if place != case.diagnostic.place or not case.diagnostic.excerpt:
        return line_of(case.source, place)
    lines = case.diagnostic.excerpt[:3]
    return lines[:2] if len(lines) == 3 and LABELS.match(lines[2]) else lines


def line_of(source, place):
    if not place.line:
        return []
    return [f"{place.line:>5} | {source.line(place.line)}", f"      | {' ' * (place.column - 1)}^"]


def edit(place, source):
    """As the coach says it: "steps/03-commands/database.cpp:7, Database::find()"."""
    function = source.function_at(place.line)
    where = f"{place.file}:{place.line}" if place.line else place.file
    return f"{where}, {function.name}()" if function else where


def labelled(label, text):
    """As the coach writes in the reports of the other verdicts."""
    return textwrap.wrap(text, WIDTH, initial_indent=f"{label:<8}", subsequent_indent=" " * 8,
                         break_long_words=False, break_on_hyphens=False)


def shown(place):
    return str(place) if place.line else place.file


def cut(text):
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " ..."
