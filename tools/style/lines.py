#!/usr/bin/env python3
"""Is no line of the C++ files longer than .clang-format's limit? clang-format does not
break comments and long strings.

usage: tools/style/lines.py [FILE...]     all files, unless some are named
"""

import re
import sys
from pathlib import Path

from sources import ROOT, files, shown

LIMIT = int(re.search(r"ColumnLimit: (\d+)", (ROOT / ".clang-format").read_text())[1])


def main(arguments):
    found = [(shown(path), number, len(line)) for path in [Path(name).resolve() for name in arguments] or files()
             for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if len(line) > LIMIT]
    for path, number, length in found:
        print(f"{path}:{number}: {length} characters")
    if found:
        print(f"The limit is {LIMIT}: break these lines, or say it shorter.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
