"""The graded tests of several steps on the learner's own layers together. The board knows nothing of it."""

import signal
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial

from . import build, ctest, grading, processes, report, written
from .processors import JOBS
from .results import Result
from .steps import all_steps, find_step
from .terminal import Progress, Silent
from .trouble import Trouble

LIMIT = 15  # seconds for a test, as in CTest
OTHER_SERVERS = ("MINI_REDIS_TEST_SERVER", "MINI_REDIS_TEST_REDIS")  # would be tested in place of the layers


def selection(words):
    """({step: titles}, the last step): up to the step that the first word names, or to the last that is begun.
    The other words are in the titles."""
    named = find_step(words[0]) if words else None
    last = named or last_begun()
    searched = " ".join(words[1:] if named else words).lower()
    steps = all_steps()[:all_steps().index(last) + 1]
    for step in steps:
        written.require_files(step)
    chosen = {step: [title for title in step.points if searched in title.lower()] for step in steps}
    if not any(chosen.values()):
        raise Trouble(f"No test of the steps up to {last.number} has '{searched}' in its title.")
    return {step: titles for step, titles in chosen.items() if titles}, last


def last_begun():
    begun = [step for step in all_steps() if written.is_begun(step)]
    if not begun:
        raise Trouble("You haven't begun a step yet, so there's nothing to test together.",
                      "Next: ./workshop test 01")
    return begun[-1]


def grade(chosen, last, quiet=False):
    """{step: its Results}"""
    program = f"together_{last.number}_tests"
    build.build([program], quiet=quiet)
    return {step: grade_step(step, titles, program, quiet) for step, titles in chosen.items()}


def grade_step(step, titles, program, quiet):
    with Progress(f"Testing {step.number}", quiet) as progress:
        found = grading.with_second_chance(partial(results, program), titles, progress)
    return with_other_place(step, grading.with_left_out(found, titles), quiet)


def results(program, titles, jobs=JOBS):
    """Generates a Result for each test, as soon as it has one. Closed early, it ends what still runs."""
    with ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(run, program, title) for title in titles]
        try:
            for each in as_completed(runs):
                yield each.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            processes.end_all()


def run(program, title):
    """One test, in a process of its own."""
    command = [str(build.program(program)), title, "--reporter", "coach"]
    with processes.running(command, NO_COLOR="1", **dict.fromkeys(OTHER_SERVERS)) as process:
        limit = threading.Timer(LIMIT, processes.end, [process])
        limit.start()
        lines = process.stdout.read().splitlines()
        limit.cancel()
    if process.returncode == 0:
        return Result(title, "PASSED")
    verdict = "TIMEOUT" if -process.returncode in (signal.SIGINT, signal.SIGKILL) else "CRASH"
    return ctest.with_verdict(Result(title, verdict, lines))  # the report, if there is one, knows better


def show(found, last, everything):
    """Prints what came of it; returns whether all tests pass."""
    all_results = [result for results in found.values() for result in results]
    for text in (report.failures(all_results, everything), report.warnings(found)):
        if text:
            print(text + "\n")
    for step, results in found.items():
        print(report.summary(step, results))
    passed = sum(result.passed for result in all_results)
    print(f"On your own steps 01 to {last.number} together {passed} of {len(all_results)} tests pass. "
          "The board does not count these runs.")
    return passed == len(all_results)


def with_other_place(step, results, quiet):
    """The results. Where a test passes if only its own step is the learner's, its report says so, and names
    no place in that step."""
    wrong = [result.title for result in results if result.verdict in ("WRONG", "CRASH", "TIMEOUT")]
    if not wrong:
        return results
    if not quiet:
        print(f"{len(wrong)} of them fail. Do they fail on step {step.number} alone, too?", flush=True)
    progress = Silent() if quiet else None
    alone = {result.title for result in grading.grade(step, wrong, progress) if result.passed}
    return [elsewhere(step, result) if result.title in alone else result for result in results]


def elsewhere(step, result):
    told = (f"  edit    another of your steps: on your step {step.number} alone, with the reference for all "
            "others, this test passes")
    report = [told if line.startswith("  edit ") else line for line in result.report]
    return Result(result.title, result.verdict, report)
