#!/usr/bin/env python3
"""Does clang-tidy find anything in these files? .clang-tidy lists what it looks for.

usage: tools/style/tidy.py FILE... [-- COMPILER_OPTION...]

It reads them as one file, because the headers take eight seconds for each file. Where two steps have the same name for
different things, it reads one step after the other."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from sources import ROOT, tool

# asio 1.22 and clang 14 must be told that coroutines exist.
OPTIONS = ["-std=c++20", "-Wall", "-Wextra", "-I", "steps", "-I", "tests", "-I", "tools", "-include", "tools/style/clang14.hpp",
           "-DASIO_STANDALONE", "-DASIO_SEPARATE_COMPILATION", "-DASIO_NO_DEPRECATED", "-DASIO_HAS_CO_AWAIT=1",
           "-DASIO_HAS_STD_COROUTINE=1", "-D__cpp_impl_coroutine=201902L", "-Wno-builtin-macro-redefined"]
CLASH = "[clang-diagnostic-error]"
STEP = re.compile(r"(?<=/)\d\d-[\w-]+(?=/)")
COUNTS = re.compile(r"^\d+ warnings?( and \d+ errors?)? (generated|treated as errors?)\.?\n", re.MULTILINE)


def main(arguments):
    end = arguments.index("--") if "--" in arguments else len(arguments)
    files, options = arguments[:end], arguments[end + 1:]
    if not files:
        sys.exit(__doc__)
    told = findings(files, options)
    if CLASH in told and len(steps(files)) > 1:
        told = "\n".join(filter(None, (findings(group, options) for group in steps(files).values())))
    if told:
        print(told)
    return 1 if told else 0


def steps(files):
    """{"03-commands": its files}; what is of no step is together, too."""
    groups = {}
    for name in files:
        step = STEP.search(name)
        groups.setdefault(step and step[0], []).append(name)
    return groups


def findings(files, options):
    command = [tool("clang-tidy"), "--quiet", f"--config-file={ROOT / '.clang-tidy'}"]
    with tempfile.TemporaryDirectory(prefix="tidy-") as folder:
        whole = Path(folder) / "whole.cpp"
        whole.write_text("".join(f'#include "{Path(name).resolve()}"\n' for name in files), encoding="utf-8")
        done = subprocess.run([*command, str(whole), "--", *OPTIONS, *options], cwd=ROOT, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
    told = COUNTS.sub("", done.stdout).replace(f"{ROOT}/", "").strip()
    return told or "clang-tidy has failed, and said nothing." if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
