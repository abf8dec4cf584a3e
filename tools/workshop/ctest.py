"""Runs a step's tests with CTest, and reads their results from its output. The step has been built."""

import re

from . import build, processes
from .processors import JOBS
from .results import VERDICTS, Result

# "... Passed", "...***Failed", "...***Timeout", "...***Exception: SegFault", "...Subprocess aborted***Exception:"
RESULT = re.compile(r"^ *\d+/\d+ Test +#\d+: (.+?) \.*\s*(Passed|[\w ]*\*\*\*.*?) +[\d.]+ sec$")
NEXT = re.compile(r"^ +Start +\d+: |^\d+% tests passed")  # a report ends before one of these, or before a RESULT


def log_of(step, preset="default"):
    return build.folder(preset) / f"step{step.number}.log"


def results(step, titles, log, preset="default", jobs=JOBS):
    """Generates a Result for each of these tests, as soon as it has one. If it is closed early, what still runs is
    ended. `log`: a file for all of the output."""
    command = ["ctest", "--test-dir", str(build.folder(preset)), "--output-on-failure", "--no-tests=error", f"-j{jobs}"]
    command += ["--fixture-exclude-any", "."]  # the build
    command += ["-R", pattern(step, titles)] if len(titles) < len(step.points) else ["-L", f"^step{step.number}$"]
    in_order_of_the_sources(preset)
    reader = Reader()
    with processes.running(command, NO_COLOR="1") as process:
        for line in process.stdout:
            log.write(line)
            yield from reader.take(line.rstrip("\n"))
    yield from reader.finish()


def in_order_of_the_sources(preset):
    """CTest begins with what took long or failed the last time, if it can. But when a run is stopped, the same tests
    should have run each time."""
    (build.folder(preset) / "Testing" / "Temporary" / "CTestCostData.txt").unlink(missing_ok=True)


def pattern(step, titles):
    escaped = "|".join(title.replace("+", "[+]") for title in titles)
    return f"^step{step.number}/({escaped})$"


class Reader:
    """Takes CTest's output line by line. A test's report comes after the test's own line."""

    def __init__(self):
        self.current = None  # the failed test whose report is being read
        self.lines = None    # where its lines go

    def take(self, line):
        """The Results that are complete with this line."""
        if found := RESULT.match(line):
            return [*self.finish(), *self.begin(found[1].partition("/")[2], found[2])]
        if NEXT.match(line):
            return self.finish()
        if self.lines is not None:
            self.lines.append(line)
        return []

    def begin(self, title, words):
        if words == "Passed":
            return [Result(title, "PASSED")]
        self.lines = []
        self.current = Result(title, ctest_verdict(words), self.lines)
        return []

    def finish(self):
        """The Result whose report has ended, if there is one."""
        ended, self.current, self.lines = self.current, None, None
        return [with_verdict(ended)] if ended else []


def ctest_verdict(words):
    """The verdict as far as CTest knows it. The report, if there is one, knows better."""
    return "TIMEOUT" if "Timeout" in words else "CRASH"


def with_verdict(result):
    report = result.report
    while report and not report[-1].strip():
        report.pop()
    named = next((verdict for line in report[:1] for verdict in VERDICTS if line.startswith(verdict)), None)
    return Result(result.title, named or result.verdict, report)
