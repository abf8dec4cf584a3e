"""Shows the results of tests: the coach's report of the first failure, and how many tests pass."""

from collections import Counter

from . import build
from .compiling.memory import Memory
from .grading import first_failure, log_of
from .steps import ROOT
from .terminal import bar, paint

COLOUR = {"NOT IMPLEMENTED": "bold yellow"}
MOST_WARNINGS = 3


def coach(result):
    """The report of one failure, with its verdict in colour."""
    lines = list(result.report) or [f"{result.verdict}  \"{result.title}\" left no report"]
    lines[0] = lines[0].replace(result.verdict, paint(result.verdict, COLOUR.get(result.verdict, "bold red")), 1)
    return "\n".join(f"  {line}" for line in lines)


def failures(results, everything=False):
    """The report of the first failure; with `everything`, of each. A BUILD ERROR is shown only once."""
    failing = [result for result in results if not result.passed]
    if not everything:
        return coach(first_failure(failing)) if failing else ""
    seen, parts = set(), []
    for result in failing:
        if not (result.verdict == "BUILD ERROR" and "BUILD ERROR" in seen):
            parts.append(f"{paint(result.title, 'bold')}\n{coach(result)}")
        seen.add(result.verdict)
    return "\n\n".join(parts)


def warnings(steps):
    """What the compiler warns of in your files of these steps, although it compiles them; "" if nothing."""
    files = [path.relative_to(ROOT).as_posix() for step in steps for path in step.sources]
    found = Memory(build.folder(), ROOT).warnings(files)
    if not found:
        return ""
    more = [f"  ... and {len(found) - MOST_WARNINGS} more"] if len(found) > MOST_WARNINGS else []
    times = "" if len(found) == 1 else f" {len(found)} times"
    shown = [f"  {line}" for lines in found[:MOST_WARNINGS] for line in lines]
    return "\n".join([paint(f"It compiles, and the compiler warns{times}", "bold yellow"), *shown, *more])


def summary(step, results):
    """The line of the board for what just ran, and the kinds of failures."""
    passed = sum(result.passed for result in results)
    points = sum(step.points[result.title] for result in results if result.passed)
    best = sum(step.points[result.title] for result in results)
    text = f"{step.number} {step.slug}  {bar(passed, len(results), 20)}  {passed} of {len(results)} tests pass, " \
           f"{points} of {best} points"
    kinds = [line for line in (kinds_of_failure(results), unwritten(results)) if line]
    return "\n".join([text, *kinds])


def kinds_of_failure(results):
    counts = Counter(result.verdict for result in results if not result.passed)
    return "  " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) if counts else ""


def unwritten(results):
    """The functions that are not written yet, and how many tests stop at each."""
    counts = Counter((result.function, result.place) for result in results if result.function)
    return "\n".join(f"    {function}()  {place}  {count} {'test' if count == 1 else 'tests'}"
                     for (function, place), count in counts.items())


def where_all_is(step):
    return f"All reports: ./workshop test {step.number} --all, or {log_of(step).relative_to(ROOT)}"
