"""Builds the programs that make the mistakes, and runs graded tests on them."""

import os
import re
import subprocess
import sys

import specification

sys.path.append(str(specification.ROOT / "tests" / "kit"))
from support import graded_tests, processes  # noqa: E402  (found through the line above)
from support.places import BUILD  # noqa: E402

TIME_LIMIT = 20  # seconds, for one test on an idle machine, as all of these
TIME_OF_MISTAKE, TIME_OF_VARIANT = 3, 10  # what the test gives itself: with many mistakes it waits in vain
SIDE_BY_SIDE = 8  # a failing test mostly waits


class DoesNotBuild(Exception):
    """What the compiler says."""


def build(specs):
    if not specs:
        return
    if not (BUILD / "build.ninja").exists():
        call("cmake", "--preset", "kit", "-B", BUILD)
    call("cmake", "--build", BUILD, "--target", *sorted({spec.program for spec in specs}))


def call(*command):
    done = subprocess.run(command, cwd=specification.ROOT, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise DoesNotBuild(errors((done.stdout + done.stderr).replace(f"{specification.ROOT}/", "").splitlines()))


def errors(lines):
    """The errors of the compiler or the linker; if there are none, the end of the output."""
    lines = [line for line in lines if not line.startswith("ninja: ")]
    complaint = re.compile(r"\berror: |undefined |duplicate ")
    first = next((number for number, line in enumerate(lines) if complaint.search(line)), None)
    return "\n".join(lines[-20:] if first is None else lines[first:first + 20])


def run(spec, title, seconds=None, **environment):
    """The report of a graded test that fails on it; None if it passes. `environment`: more variables for the test."""
    seconds = seconds or (TIME_OF_MISTAKE if spec.is_mistake else TIME_OF_VARIANT)
    patience = graded_tests.patience(seconds)
    chosen = chosen_by(spec)
    try:
        done = processes.run([BUILD / spec.program, title, "--reporter", "coach"], limit=TIME_LIMIT,
                             and_its_children=True, env={**os.environ, **chosen, **patience, **environment})
    except TimeoutError:
        return "TIMEOUT (by the check: the test did not end by itself)"
    return None if done.returncode == 0 else with_own_command(done.stdout + done.stderr, spec, title, chosen)


def chosen_by(spec):
    """Always the same values, because the words that explain a mistake may depend on them."""
    return {"MINI_REDIS_SEED": "1"} | ({} if spec.is_alone else {"MINI_REDIS_MISTAKE": spec.name})


def with_own_command(report, spec, title, chosen):
    """Leaves out how to run this again, because a learner would type something else."""
    variables = "".join(f"{name}={value} " for name, value in chosen.items())
    program = os.path.relpath(BUILD / spec.program, specification.ROOT)
    learners = ("  again", "  find", "          shows where it")
    lines = [line for line in report.splitlines() if not line.startswith(learners)]
    return "\n".join([*lines, f"  again   {variables}{program} '{title}' --reporter coach", ""])


def one_line(report):
    return " ".join(report.split())
