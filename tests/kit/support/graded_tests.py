"""The graded tests: a list of them, and how to run one."""

import math
import os
import sys

from support import limits, processes
from support.places import BUILD, ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.steps import all_steps, server_steps as layers, step_named  # noqa: E402  (found through the line above)

VERDICTS = ("PASSED", "NOT IMPLEMENTED", "WRONG", "CRASH", "TIMEOUT")
TIME = 5  # seconds that a test gives itself on an idle machine; see tests/server_side/test_time.hpp


def steps():
    """The directories of the steps: "01-tcp-server", ..."""
    return [step.folder for step in all_steps()]


def server_steps():
    """Of those, the layers of mini-redis."""
    return [step.folder for step in layers()]


def files_to_write(folder):
    return step_named(folder).sources


def points(folder):
    """{title: points} of the step's tests, in order."""
    return step_named(folder).points


def count(folder):
    """How many tests the step has."""
    return len(points(folder))


def run(program, title, *, time=TIME, **environment):
    """What the test prints, and its exit status."""
    done = processes.run([BUILD / program, title, "--reporter", "coach"], limit=60,
                         env={**os.environ, **patience(time), **environment})
    return done.stdout + done.stderr, done.returncode


def patience(time=TIME, most=1000):
    """Gives a test its time on this machine, as a change to its environment. CTest
    ends a step's test after 15 s."""
    return {"MINI_REDIS_TEST_SECONDS": str(min(most, math.ceil(limits.seconds(time))))}


def verdict(report):
    """The verdict that a report begins with."""
    return next((verdict for verdict in VERDICTS if report.startswith(verdict)), "NONE")
