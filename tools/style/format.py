#!/usr/bin/env python3
"""Are the C++ files formatted as clang-format would do it?

usage: tools/style/format.py [--fix] [FILE...]     all files, unless some are named
"""

import re
import subprocess
import sys
from pathlib import Path

from sources import ROOT, files, shown, tool

COMPLAINT = re.compile(r"^(.+?):(\d+):\d+: error: code should be clang-formatted", re.MULTILINE)


def main(arguments):
    fix = arguments[:1] == ["--fix"]
    chosen = [Path(name).resolve() for name in arguments[fix:]] or files()
    command = [tool("clang-format"), f"--style=file:{ROOT / '.clang-format'}", *(["-i"] if fix else ["--dry-run", "--Werror"]), *map(str, chosen)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    places = {path: line for path, line in reversed(COMPLAINT.findall(done.stderr))}  # the first line of each file
    for path, line in sorted(places.items()):
        print(f"{shown(Path(path))}:{line}: not formatted")
    if places:
        print("Format them: tools/style/format.py --fix")
    elif done.returncode:
        print(done.stderr)
    return 1 if places or done.returncode else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
