"""The graded tests: which there are, and how to run one."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from points import TEST_CASE  # noqa: E402  (how a test case is written, with its points)

BUILD = Path(os.environ.get("MINI_REDIS_BUILD", ROOT / "build" / "kit"))
VERDICTS = ("PASSED", "NOT IMPLEMENTED", "WRONG", "CRASH", "TIMEOUT")


def steps():
    """The directories of the steps, from the one list of them: "01-tcp-server", ..."""
    lines = (ROOT / "steps" / "steps.txt").read_text().splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line[:1].isdigit()]
    return [f"{row[0]}-{row[1]}" for row in rows]


def files_to_write(step):
    lines = (ROOT / "steps" / "steps.txt").read_text().splitlines()
    files = next(line for line in lines if line.startswith(step[:2])).split("|")[4].split()
    return [ROOT / "steps" / step / file for file in files]


def points(step):
    """{title: points} of the step's tests, in their order."""
    files = sorted((ROOT / "tests" / step).glob("*.cpp"))
    return {title: int(worth) for file in files for title, worth in TEST_CASE.findall(file.read_text())}


def run(program, title, **environment):
    """What the test prints, and its exit status."""
    done = subprocess.run([BUILD / program, title, "--reporter", "coach"], capture_output=True, text=True,
                          errors="replace", timeout=60, env={**os.environ, **environment})
    return done.stdout + done.stderr, done.returncode


def verdict(report):
    """The verdict that a report begins with."""
    return next((verdict for verdict in VERDICTS if report.startswith(verdict)), "NONE")
