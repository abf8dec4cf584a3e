"""Makes a new, complete command: its own file in a step's given/, and a row in that step's install.cpp."""

import re

from ..steps import ROOT
from ..trouble import Trouble
from . import source, templates

NAME = re.compile(r"[a-z][a-z0-9]*")


def make(name, step):
    """The paths of what was written."""
    name = name.lower()
    if not NAME.fullmatch(name):
        raise Trouble(f"'{name}' cannot be the name of a command.", "Letters and digits, as in GETEX or SINTER.")
    refuse_known(name)
    given = ROOT / "steps" / step.folder / "given"
    install = given / "install.cpp"
    text = source.with_include(install.read_text(encoding="utf-8"), f"{step.folder}/given/{name}.hpp")
    text = source.with_row(text, f'"{name}", 1, readonly | fast, no_keys, {name}_command')
    files = templates.filled("command", given, {"name": name, "NAME": name.upper(), "folder": step.folder})
    templates.write(files)
    install.write_text(text, encoding="utf-8")
    return [*files, install]


def refuse_known(name):
    row = re.compile(rf'\{{"{name}",')
    for file in sorted((ROOT / "steps").glob("*/given/[!.]*.cpp")):
        if row.search(file.read_text(encoding="utf-8")):
            raise Trouble(f"There is a command {name.upper()} already: {file.relative_to(ROOT)} has its row.", "Choose another name.")
