"""The graded tests: which there are, and how to run one."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from workshop.steps import all_steps, step_named  # noqa: E402  (found through the line above)

BUILD = Path(os.environ.get("MINI_REDIS_BUILD", ROOT / "build" / "kit"))
VERDICTS = ("PASSED", "NOT IMPLEMENTED", "WRONG", "CRASH", "TIMEOUT")


def steps():
    """The directories of the steps: "01-tcp-server", ..."""
    return [step.folder for step in all_steps()]


def files_to_write(folder):
    return step_named(folder).sources


def points(folder):
    """{title: points} of the step's tests, in their order."""
    return step_named(folder).points


def run(program, title, **environment):
    """What the test prints, and its exit status."""
    done = subprocess.run([BUILD / program, title, "--reporter", "coach"], capture_output=True, text=True,
                          errors="replace", timeout=60, env={**os.environ, **environment})
    return done.stdout + done.stderr, done.returncode


def verdict(report):
    """The verdict that a report begins with."""
    return next((verdict for verdict in VERDICTS if report.startswith(verdict)), "NONE")
