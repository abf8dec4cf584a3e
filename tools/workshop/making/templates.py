"""The files in tools/workshop/templates: a name between two @, in a path or a text, is replaced by its
value."""

import re
import subprocess
import sys
from pathlib import Path

from ..steps import ROOT
from ..trouble import Trouble

FOLDER = Path(__file__).resolve().parents[1] / "templates"
SUFFIX = ".in"  # so that nobody takes them for sources
VALUE = re.compile(r"@(\w+)@")


def filled(tree, target, values):
    """{path below target: text} of all files of the tree."""
    def fill(text):
        return VALUE.sub(lambda found: values[found[1]], text)

    return {target / fill(file.relative_to(FOLDER / tree).as_posix()).removesuffix(SUFFIX): fill(file.read_text(encoding="utf-8"))
            for file in sorted((FOLDER / tree).rglob(f"*{SUFFIX}"))}


def write(files):
    """Writes all or none: if a file already exists, nothing is written."""
    if there := [path for path in files if path.exists()]:
        raise Trouble(f"{there[0].relative_to(ROOT)} is there already.", "Nothing was written. Choose another name, or remove it first.")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    format_sources([path for path in files if path.suffix in (".cpp", ".hpp")])


def format_sources(paths):
    """Line breaks depend on how long a name is. Without clang-format the text stays as it is."""
    subprocess.run([sys.executable, "tools/style/format.py", "--fix", *paths], cwd=ROOT, capture_output=True)
