#!/usr/bin/env python3
"""points.py FILE...: the points in JUnit files that `ctest --output-junit` has written for graded tests.

A test counts if it ran and passed. A test that could not run, because its step
does not compile, gets no points.
"""

import sys
import xml.etree.ElementTree as ElementTree

from workshop.steps import all_steps


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    points = {f"step{step.number}/{title}": value for step in all_steps() for title, value in step.points.items()}
    for path in sys.argv[1:]:
        reached, best = 0, 0
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            value = points.get(case.get("name"), 0)
            best += value
            reached += value if case.get("status") == "run" else 0
        print(f"{path}: {reached} of {best} points")


if __name__ == "__main__":
    main()
