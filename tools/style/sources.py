"""The C++ files of the project, and the clang tools that check them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("steps", "solutions", "tests", "tools", "docs/examples", "docs/page")
JUDGE = 14           # Debian 12's: other versions format slightly differently, and have other checks
NOT_CHECKED = 77     # the exit status that CTest reads as "did not run"


def files():
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in (".cpp", ".hpp"))


def shown(path):
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


def tool(name):
    """The program in the required version. If there is none, it says so and exits."""
    seen = []
    for command in (f"{name}-{JUDGE}", name):
        if shutil.which(command):
            told = subprocess.run([command, "--version"], capture_output=True, text=True).stdout
            version = re.search(r"version (\d+)", told)
            if version and int(version[1]) == JUDGE:
                return command
            seen.append(version[1] if version else "unknown")
    what = f"the version here is {seen[0]}, and {JUDGE} is the judge" if seen else f"there is no {name} here"
    print(f"NOT CHECKED: {what}. On Debian and Ubuntu: apt-get install {name}-{JUDGE}")
    sys.exit(NOT_CHECKED)
