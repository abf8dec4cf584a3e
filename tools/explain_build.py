#!/usr/bin/env python3
"""Builds a target for CTest. If that fails, explains the first error instead of printing the whole log.

usage: tools/explain_build.py BUILD_FOLDER TARGET

If it succeeds, the warnings about the learner's files in it go to BUILD_FOLDER/warnings/TARGET.txt, because CTest
does not show what a test says that passes. tools/cmake/show_warnings.cmake prints them at CTest's end.
"""

import os
import subprocess
import sys
from pathlib import Path

from workshop.compiling.memory import Memory, files_in
from workshop.compiling.report import report_of_build
from workshop.steps import ROOT


def main(folder, target):
    memory = Memory(folder, ROOT)
    memory.touch_changed(files_in(target))
    built = subprocess.run(["cmake", "--build", folder, "--target", target], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                           env={**os.environ, "LC_ALL": "C"})  # compilers translate what they say
    memory.note(built.stdout)
    if built.returncode == 0:
        leave_for_ctest(folder / "warnings" / f"{target}.txt", memory.warnings(files_in(target)))
    else:
        print("\n".join(report_of_build(built.stdout, folder, target)))
    return built.returncode


def leave_for_ctest(path, warnings):
    path.unlink(missing_ok=True)
    if warnings:
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n\n".join("\n".join(lines) for lines in warnings) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2]))
