"""The texts: about a build that failed, the first error in full, with what it means, and the others in short; and about
a file that compiles, its warnings."""

import re
import textwrap

from ..steps import learners_files
from .advice import Advice, Case, advise, blamed
from .linking import advise_on, link_errors
from .meanings import CAUSES
from .messages import diagnostics, from_the_top
from .sources import Source

OTHERS = 4   # how many errors are shown after the first
UNEXPLAINED = 10
WIDTH = 100
LONGEST = 240  # of a message
UNKNOWN = re.compile(r"CMake Error|[Ee]rror:|No space left|not found|Killed")
LABEL = re.compile(r"^ *\|[ |]*\|?[ |]*$")


def explain(log, root):
    """The lines about the errors in this output of a build."""
    log = from_the_top(log, root)
    found = by_line(causes_and_errors(diagnostics(log)))
    if found:
        others = [f"{shown(blamed(errors[0]))}: error: {cut(errors[0].text)}" for errors in found[1:]]
        return [*in_full(*best_explained(found[0], root)), *in_short(others)]
    if errors := link_errors(log):
        return [*of_the_linker(errors[0], root), *in_short([error.text for error in errors[1:]])]
    return unexplained(log.splitlines())


def unexplained(lines):
    """No error of the compiler or of the linker, but of CMake, Ninja or the machine."""
    return [line for line in lines if UNKNOWN.search(line)][:UNEXPLAINED] or lines[-UNEXPLAINED:]


def warnings_in(log, root):
    """[(file, its lines)] of the warnings about learner's files."""
    mine, found = learners_files(), {}
    for each in diagnostics(from_the_top(log, root)):
        if each.kind == "warning" and blamed(each).file in mine:
            found.setdefault((blamed(each), each.text), Case(each, root))
    return [(place.file, warning(case)) for (place, _), case in found.items()]


def warning(case):
    words = advise(case).words
    return [f"{shown(case.place)}: warning: {cut(case.diagnostic.text)}", *excerpt(case, case.place),
            *(labelled("why", words) if words else [])]


def causes_and_errors(found):
    return [each for each in found if each.kind == "error" or each.option in CAUSES or "missing terminating" in each.text]


def by_line(errors):
    """The errors, those for the same line in a list of their own. What cannot be traced to a line of the learner's is left
    out, unless it is all that there is."""
    mine, lines = learners_files(), {}
    for error in errors:
        place = blamed(error)
        lines.setdefault((place.file, place.line), []).append(error)
    traced = {place: found for place, found in lines.items() if place[0] in mine and place[1]} or lines
    # A template is compiled after the file: what is wrong with its use comes late, though it may be the cause.
    return [traced[place] for place in (sorted(traced) if any(error.required for error in errors) else traced)]


def best_explained(errors, root):
    """(the first of these errors that we can explain, what it means)"""
    cases = [Case(error, root) for error in errors]
    explained = [(case, advice) for case in cases if (advice := advise(case)).words]
    return explained[0] if explained else (cases[0], Advice(""))


def in_full(case, advice):
    place = advice.place or case.place
    lines = [f"{shown(place)}: error: {cut(case.diagnostic.text)}", *excerpt(case, place)]
    if (place.file, place.line) != (case.diagnostic.place.file, case.diagnostic.place.line):
        lines.append(f"   (the compiler noticed it in {case.diagnostic.place.file}:{case.diagnostic.place.line})")
    lines += labelled("why", advice.words) if advice.words else []
    return [*lines, *labelled("edit", edit(place, Source(case.root, place.file)))]


def shown(place):
    return str(place) if place.line else place.file


def cut(text):
    return text if len(text) <= LONGEST else text[:LONGEST].rstrip() + " ..."


def excerpt(case, place):
    """The line of the source with the mark below it, and what to insert if the compiler knows it."""
    if place == case.diagnostic.place and case.diagnostic.excerpt:
        lines = case.diagnostic.excerpt[:3]
        return lines[:2] if len(lines) == 3 and LABEL.match(lines[2]) else lines
    return line_of(case.source, place)


def line_of(source, place):
    return [f"{place.line:>5} | {source.line(place.line)}", f"      | {' ' * (place.column - 1)}^"] if place.line else []


def edit(place, source):
    function = source.function_at(place.line)
    return (f"{place.file}:{place.line}" if place.line else place.file) + (f", {function.name}()" if function else "")


def labelled(label, text):
    """As the coach writes in the reports of the other verdicts."""
    return textwrap.wrap(text, WIDTH, initial_indent=f"{label:<8}", subsequent_indent=" " * 8,
                         break_long_words=False, break_on_hyphens=False)


def of_the_linker(error, root):
    advice = advise_on(error, root)
    if not advice.place:
        return [f"error: {cut(error.text)}", *labelled("why", advice.words)]
    source = Source(root, advice.place.file)
    return [f"{shown(advice.place)}: error: {cut(error.text)}", *line_of(source, advice.place),
            *labelled("why", advice.words), *labelled("edit", edit(advice.place, source))]


def in_short(others):
    lines = others[:OTHERS]
    if len(others) > OTHERS:
        lines.append(f"... and {len(others) - OTHERS} more")
    return ["After the first, perhaps because of it:", *lines] if lines else []
