"""The kit checks itself: everything that must be true of it.

usage: ./workshop verify

For those who change the kit, not for a lesson: some twenty minutes. The reference with warnings as errors, all graded
tests on it, the kit's own tests, the bank of mistakes, the sanitizers, and the benchmark in short.

examples:
  ./workshop verify
"""

import subprocess
import sys

from .. import build
from ..options import parsed
from ..steps import ROOT, all_steps
from ..trouble import Trouble
from .start import title


def run(arguments):
    parsed(__doc__, arguments)
    title("2. The reference, warnings as errors")
    build.build(["all"], preset="kit")
    check(["ctest", "--preset", "kit", "-L", "reference|kit|mistakes"])
    title("3. The reference under the sanitizers")
    build.build([f"step{step.number}_reference_tests" for step in all_steps()], preset="sanitize")
    check(["ctest", "--preset", "sanitize", "-L", "reference"])
    title("4. The benchmark, in short")
    build.build(["mini-redis", "mini-redis-reference"], preset="release")
    if sys.platform.startswith("linux"):
        check([sys.executable, "tests/bench/compare.py", "--quick"])
    print("All of it holds.")


def check(command):
    """Its output goes where ours does."""
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        raise Trouble(f"Not all of it holds: {' '.join(command)}", "What failed stands above.")
