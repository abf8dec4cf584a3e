"""Runs graded tests with CTest, and reads their results from its output."""

import os
import re
from dataclasses import dataclass, field

from . import build, processes
from .steps import ROOT
from .terminal import Progress
from .trouble import Trouble

RESULT = re.compile(r"^ *\d+/\d+ Test +#\d+: (.+?) \.*\s*(Passed|\*\*\*.*?) +[\d.]+ sec$")
START = re.compile(r"^ +Start +\d+: ")
VERDICTS = ("BUILD ERROR", "NOT IMPLEMENTED", "WRONG", "CRASH", "TIMEOUT", "NOT RUN")
STUCK = "its thread is stuck"  # what the coach says about a loop that does not end
ENOUGH_STUCK = 2  # tests; all others would probably wait for the same loop, five seconds each
JOBS = max(2, os.cpu_count() or 2)


@dataclass
class Result:
    title: str
    verdict: str  # PASSED, or one of VERDICTS
    report: list = field(default_factory=list)  # lines from the coach

    @property
    def passed(self):
        return self.verdict == "PASSED"

    @property
    def function(self):
        """The function that is not written yet, if that is the verdict; else None."""
        words = self.report[0].split() if self.verdict == "NOT IMPLEMENTED" and self.report else []
        return words[-1] if words else None

    @property
    def place(self):
        """"steps/03-commands/dispatcher.cpp:12", if the report names a place; else None."""
        found = re.search(r"^ *(?:open|edit) +([^\s,]+)", "\n".join(self.report), re.MULTILINE)
        return found[1] if found else None


def grade(step, titles=None, progress=None):
    """The Results of the step's tests, or of those with these titles, in the order of the sources.
    `progress`: told how far the run is, instead of the screen."""
    quiet = progress is not None
    build.configured(quiet=quiet)
    if not build.program(f"step{step.number}_tests").exists():
        first_build(step, quiet)
    wanted = [title for title in step.points if titles is None or title in titles]
    with Progress(f"Testing {step.number}", quiet) as on_screen:
        lines = run_ctest(step, wanted, progress or on_screen)
    results = read_results(lines)
    if not results:
        raise Trouble("No test ran, and that is no pass.",
                      f"Configure again: cmake --preset default. The output is in {log_of(step).relative_to(ROOT)}")
    return [results.get(title) or left_out(title) for title in wanted]


def first_failure(results):
    """What to fix next, or None. Wrong code comes before code that is not written yet."""
    failing = [result for result in results if not result.passed]
    return min(failing, key=lambda result: result.verdict == "NOT IMPLEMENTED", default=None)


def left_out(title):
    return Result(title, "NOT RUN", ["NOT RUN", "  The server was stuck in the tests before: fix that first."])


def first_build(step, quiet):
    """The long one. If something does not compile, the tests report that as their verdict."""
    try:
        build.build([f"step{step.number}_tests"], quiet=quiet)
    except Trouble:
        pass


def log_of(step):
    return build.folder() / f"step{step.number}.log"


def run_ctest(step, titles, progress):
    command = ["ctest", "--test-dir", str(build.folder()), "--output-on-failure", "--no-tests=error", f"-j{JOBS}"]
    command += ["-R", pattern(step, titles)] if len(titles) < len(step.points) else ["-L", f"^step{step.number}$"]
    lines, done, stuck = [], 0, 0
    with processes.running(command, NO_COLOR="1", MINI_REDIS_DRIVER="1") as process:
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            stuck += STUCK in line
            if RESULT.match(lines[-1]) and "/build " not in line:
                done += 1
                progress.show(done, len(titles))
            if stuck >= ENOUGH_STUCK and not line.strip():  # after the report
                processes.end(process)
                break
    log_of(step).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return lines


def pattern(step, titles):
    escaped = "|".join(title.replace("+", "[+]") for title in titles)
    return f"^step{step.number}/({escaped})$"


def read_results(lines):
    """{title: Result}. A test's report follows its line, and ends with an empty line."""
    results, current, build_report = {}, None, []
    for line in lines:
        if found := RESULT.match(line):
            title = found[1].partition("/")[2]
            is_build = title == "build"
            current = build_report if is_build else []
            if not is_build:
                results[title] = Result(title, ctest_verdict(found[2]), current)
        elif not line.strip():
            current = None
        elif current is not None and not START.match(line):
            current.append(line)
    return {title: with_verdict(result, build_report) for title, result in results.items()}


def ctest_verdict(words):
    """The verdict as far as CTest knows it. The report, if there is one, knows better."""
    if words == "Passed":
        return "PASSED"
    if "Timeout" in words:
        return "TIMEOUT"
    return "BUILD ERROR" if "Not Run" in words else "CRASH"


def with_verdict(result, build_report):
    if result.passed:
        return result
    if result.verdict == "BUILD ERROR":
        return Result(result.title, "BUILD ERROR", build_report)
    named = next((verdict for line in result.report[:1] for verdict in VERDICTS if line.startswith(verdict)), None)
    return Result(result.title, named or result.verdict, result.report)
