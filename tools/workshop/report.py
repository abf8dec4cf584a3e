"""Shows the results of tests: the coach's report of the first failure, and how many tests pass."""

from collections import Counter

from . import build, ctest, plain_report, state
from .compiling.memory import Memory
from .grades.scoring import score
from .grading import ENOUGH
from .results import first_failure
from .steps import ROOT
from .terminal import bar, is_plain, joined, paint

COLOUR = {"NOT IMPLEMENTED": "bold yellow"}
MOST_WARNINGS = 3


def coach(result):
    """The report of one failure, with its verdict in colour."""
    lines = list(result.report) or [f"{result.verdict}  \"{result.title}\" left no report"]
    lines[0] = lines[0].replace(result.verdict, paint(result.verdict, COLOUR.get(result.verdict, "bold red")), 1)
    return "\n".join(f"  {line}" for line in as_heard(lines))


def as_heard(lines):
    """Without drawings in plain mode, which is for screen readers."""
    return plain_report.lines(lines) if is_plain() else lines


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


def warnings(steps, kind="mine"):
    """What the compiler warns of in your files of these steps, although it compiles them; "" if nothing."""
    files = [path.relative_to(ROOT).as_posix() for step in steps for path in step.sources]
    found = Memory(build.folder(), ROOT).warnings(files, kind)
    if not found:
        return ""
    more = [f"  ... and {len(found) - MOST_WARNINGS} more"] if len(found) > MOST_WARNINGS else []
    times = "" if len(found) == 1 else f" {len(found)} times"
    shown = [f"  {line}" for lines in found[:MOST_WARNINGS] for line in as_heard(lines)]
    return "\n".join([paint(f"It compiles, and the compiler warns{times}", "bold yellow"), *shown, *more])


def summary(step, results):
    """The line of the board for what just ran, and the kinds of failures."""
    reached = score(step, results)
    text = joined(f"{step.number} {step.slug}", bar(reached.passed, reached.tests, 20),
                  f"{reached.passed} of {reached.tests} tests pass, {reached}", gap="  ")
    kinds = [line for line in (kinds_of_failure(results), what_was_stopped(results), unwritten(results)) if line]
    return "\n".join([text, *kinds])


def kinds_of_failure(results):
    counts = Counter(result.verdict for result in results if not result.passed)
    return "  " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) if counts else ""


def what_was_stopped(results):
    """Says why some tests were not run, if that is so."""
    if not {"NOT RUN", "TIMEOUT"} <= {result.verdict for result in results}:
        return ""  # grading.with_left_out() has said why
    return (f"    Stopped: {ENOUGH} tests hang in the same way, and the others would probably hang there, too. Tests "
            "that didn't run count as not passed.")


def unwritten(results):
    """The functions that are not written yet, and how many tests stop at each."""
    counts = Counter((result.function, result.place) for result in results if result.function)
    return "\n".join(f"    {function}()  {place}  {count} {'test' if count == 1 else 'tests'}"
                     for (function, place), count in counts.items())


def where_all_is(step, preset="default"):
    how = f"./workshop test {step.number} --all" + (" --sanitize" if preset == "sanitize" else "")
    return f"All reports: {how}, or {ctest.log_of(step, preset).relative_to(ROOT)}"


def offer(step, results):
    """A line that offers the sanitizers, or "": for each crash, and once when all of a step's tests pass."""
    command = f"./workshop test {step.number} --sanitize"
    if any(result.verdict == "CRASH" for result in results):
        return f"Where does memory go wrong? {command} names the line."
    if len(results) == len(step.points) and all(result.passed for result in results) and is_first_time(step):
        return f"Some misuse of memory does no harm yet, so no test shows it. Look for it once: {command}"
    return ""


def is_first_time(step):
    offered = state.recall("offered")
    if step.number in offered:
        return False
    state.remember("offered", {**offered, step.number: True})
    return True
