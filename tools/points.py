#!/usr/bin/env python3
"""points.py FILE...: the points in JUnit files that `ctest --output-junit` has written for graded tests.

A test counts when it ran and passed. One that could not run, because its step does not compile, has no points."""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEST_CASE = re.compile(r'^TEST_CASE\("([^"]+)", "\[(\d+) points\]"\)', re.MULTILINE)


def worth():
    """{(step number, title): points} of all graded tests."""
    files = (ROOT / "tests").glob("[0-9][0-9]-*/*.cpp")
    return {(file.parent.name[:2], title): int(points)
            for file in files for title, points in TEST_CASE.findall(file.read_text())}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    points = worth()
    for path in sys.argv[1:]:
        reached, best = 0, 0
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            step, _, title = case.get("name").partition("/")
            value = points.get((step.removeprefix("step"), title), 0)
            best += value
            reached += value if case.get("status") == "run" else 0
        print(f"{path}: {reached} of {best} points")


if __name__ == "__main__":
    main()
