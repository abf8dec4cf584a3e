"""Tests a step of a submission: the tester runs each test, and what it says is the verdict."""

import os
from collections import Counter

from .. import ctest
from ..grading import ENOUGH, is_timeout, kind_of_hang, may_be_slow
from ..processes import DOCTOR
from ..processors import JOBS
from ..results import Result
from ..trouble import Trouble
from . import programs

SECONDS = 15        # of a test, as under CTest. It gives up by itself after 5, and says more
SECOND_CHANCE = 20
PATIENCE = {"MINI_REDIS_TEST_SECONDS": "15"}  # for the second chance, if others keep the machine busy
PASSED = "PASSED"
NOT_LAUNCHED = 69  # the tester's exit status, from tests/isolated/child.hpp


class Tester:
    """Of one step of one submission, which has been built."""

    def __init__(self, tools, slots, place, workspace):
        self.tools, self.slots, self.place, self.workspace = tools, slots, place, workspace

    def results(self, titles):
        """The Results of these tests, in order. A TIMEOUT counts when the test has hung a second time, alone, or another
        one that hangs in the same way; several of them, if some may only be slow."""
        found = dict(zip(titles, self.slots.each_may_hang(self.run, titles)))
        if late := [title for title in titles if is_timeout(found[title])]:
            with self.slots.all():
                self.run_again(late, found)
        return [found[title] for title in titles]

    def run_again(self, late, found):
        hangs = Counter()
        for title in late:
            kind, doubt = kind_of_hang(found[title]), is_busy() or may_be_slow(found[title])
            if hangs[kind] < (ENOUGH if doubt else 1):  # after that, the others would hang again, too
                found[title] = self.run(title, SECOND_CHANCE, PATIENCE if is_busy() else {})
                hangs[kind] += is_timeout(found[title])

    def run(self, title, seconds=SECONDS, settings=None):
        environment = {"NO_COLOR": "1", **(settings or {})}
        command = self.place.test(self.tools, self.workspace, self.workspace.step, title, environment)
        done = programs.in_a_sandbox(programs.run(command, seconds, self.place.environment))
        return verdict(title, done, seconds)


def is_busy():
    """Whether others want the processors, too. Of the grader's own programs, no more than JOBS do, mostly: what has
    lent its slot waits."""
    return os.getloadavg()[0] > 2 * JOBS


def verdict(title, done, seconds):
    """Passed is what says so and ends well. All else is a failure."""
    lines = done.lines
    if done.status == NOT_LAUNCHED:
        raise Trouble("A server could not be started in its sandbox.", DOCTOR)
    if done.is_late:
        return failed(title, "TIMEOUT", lines or [f"TIMEOUT  the test was ended after {seconds} seconds"])
    if done.status == 0 and lines[:1] == [PASSED]:
        return Result(title, PASSED)
    return failed(title, "CRASH", lines or [f"CRASH  the test ended without a verdict (status {done.status})"])


def failed(title, verdict, report):
    """The report, if it names a verdict, knows better."""
    return ctest.with_verdict(Result(title, verdict, report))
