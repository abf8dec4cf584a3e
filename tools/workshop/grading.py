"""Grades a step: runs its tests, and decides when a run has shown enough, and what has to be run again."""

from collections import Counter
from contextlib import closing

from . import build, ctest
from .compiling.report import report_of_build
from .results import Result
from .terminal import Progress
from .trouble import Trouble

STUCK = "its thread is stuck"  # what the coach says of a loop that does not end
SLOW = "the machine is slow just now"  # what it says of a TIMEOUT that may come from that alone
ENOUGH = 3  # tests that hang in the same way; the others would probably hang there, too, five seconds each


def grade(step, titles=None, progress=None, preset="default"):
    """The Results of the step's tests, or of those with these titles, in the order of the sources.
    `progress`: told how far the run is, instead of the screen."""
    quiet = progress is not None
    wanted = [title for title in step.points if titles is None or title in titles]
    if not build.program(program_of(step), preset).exists():
        first_build(step, preset, quiet)
    with Progress(f"Testing {step.number}", quiet) as on_screen:
        if report := build_error(step, preset):
            return [Result(title, "BUILD ERROR", report) for title in wanted]
        found = run(step, wanted, preset, progress or on_screen)
    if not found:
        log = build.shortened(str(ctest.log_of(step, preset)))
        raise Trouble("No test ran, and that's not a pass.",
                      f"Configure again: cmake --preset {preset}. The output is in {log}.")
    return with_left_out(found, wanted)


def program_of(step):
    return f"step{step.number}_tests"


def first_build(step, preset, quiet):
    """The long one. If something does not compile, that is the verdict of the tests."""
    try:
        build.build([program_of(step)], preset, quiet)
    except build.DoesNotBuild:
        pass


def build_error(step, preset):
    """The lines of the report if the step does not compile, as CTest has them; otherwise None."""
    try:
        build.build([program_of(step)], preset, quiet=True)
        return None
    except build.DoesNotBuild as error:
        lines = report_of_build(error.output, build.folder(preset), program_of(step))
        ctest.log_of(step, preset).write_text("\n".join(lines) + "\n", encoding="utf-8")
        return lines


def with_left_out(found, titles):
    """The Results of these tests; what is not in `found`, {title: Result}, is NOT RUN, and says why."""
    why = f"The run was stopped: {ENOUGH} tests before this one hang in the same way. Fix that first." \
        if any(map(is_timeout, found.values())) else "CTest does not say how it ended. Its output is in the step's log."
    return [found.get(title) or Result(title, "NOT RUN", ["NOT RUN", f"  {why}"]) for title in titles]


def run(step, titles, preset, progress):
    """{title: Result} of those that ran."""
    with ctest.log_of(step, preset).open("w", encoding="utf-8") as log:
        return with_second_chance(lambda some, **how: ctest.results(step, some, log, preset, **how), titles, progress)


def with_second_chance(results, titles, progress):
    """{title: Result} of those that ran. A TIMEOUT that the machine may be to blame for gets a second chance,
    alone. `results`: generates the Results of some tests."""
    def some(which, counts, **how):
        return up_to_enough(results(which, **how), len(which), progress, counts)

    found = some(titles, is_hang)
    again = [title for title, result in found.items() if may_be_slow(result)]
    if again:
        found |= some(again, is_timeout, jobs=1)
        rest = [title for title in titles if title not in found]
        if rest and not any(map(is_timeout, found.values())):
            found |= some(rest, is_timeout)
    return found


def up_to_enough(results, total, progress, counts):
    """{title: Result}, up to one that hangs in the same way as others before it. `counts`: whether a Result is
    a hang."""
    found, hangs = {}, Counter()
    with closing(results):
        for result in results:
            found[result.title] = result
            progress.show(len(found), total)
            hangs[kind_of_hang(result)] += counts(result)
            if hangs[kind_of_hang(result)] == ENOUGH:
                break
    return found


def kind_of_hang(result):
    """Two hang in the same way if a thread is stuck in both, or if the place to edit is the same."""
    return STUCK if says(result, STUCK) else result.place


def is_timeout(result):
    return result.verdict == "TIMEOUT"


def may_be_slow(result):
    return is_timeout(result) and says(result, SLOW)


def is_hang(result):
    """Whether it hangs for sure. A loop of the learner's makes the machine slow, too."""
    return is_timeout(result) and (says(result, STUCK) or not says(result, SLOW))


def says(result, words):
    return any(words in line for line in result.report)
