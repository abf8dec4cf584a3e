"""Builds the programs that make the mistakes, and runs graded tests on them."""

import os
import subprocess
import sys

import specification

sys.path.append(str(specification.ROOT / "tests" / "kit"))
import graded  # noqa: E402  (found through the line above)

TIME_LIMIT = 20  # seconds, for one test
TIME_OF_MISTAKE, TIME_OF_VARIANT = 3, 10  # what the test gives itself: many mistakes are a wait for nothing
SIDE_BY_SIDE = 8  # most of a failing test is waiting


class DoesNotBuild(Exception):
    """What the compiler says."""


def build(specs):
    if not (graded.BUILD / "build.ninja").exists():
        call("cmake", "--preset", "kit", "-B", graded.BUILD)
    call("cmake", "--build", graded.BUILD, "--target", *sorted({spec.program for spec in specs}))


def call(*command):
    done = subprocess.run(command, cwd=specification.ROOT, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise DoesNotBuild("\n".join((done.stdout + done.stderr).splitlines()[-40:]))


def run(spec, title):
    """The report of a graded test that fails on it; None if it passes."""
    seconds = TIME_OF_MISTAKE if spec.is_mistake else TIME_OF_VARIANT
    # Always the same values: which words explain a mistake may depend on them (a value that begins with NUL, say).
    environment = {**os.environ, "MINI_REDIS_TEST_SECONDS": str(seconds), "MINI_REDIS_SEED": "1"}
    if not spec.is_alone:
        environment["MINI_REDIS_MISTAKE"] = spec.name
    try:
        done = subprocess.run([graded.BUILD / spec.program, title, "--reporter", "coach"], capture_output=True,
                              text=True, errors="replace", timeout=TIME_LIMIT, env=environment)
    except subprocess.TimeoutExpired:
        return "TIMEOUT (by the check: the test did not end by itself)"
    return None if done.returncode == 0 else done.stdout + done.stderr or "(no report)"


def one_line(report):
    return " ".join(report.split())
