"""Makes a new step: small but complete. It builds, its stub is unwritten, its reference
passes, and a mistake is caught."""

import re

import generate

from .. import steps
from ..steps import ROOT, all_steps, find_step
from ..trouble import Trouble
from . import command, source, templates

SERVER = ROOT / "steps" / "server" / "server.cpp"
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MINUTES = "30"


def make(slug):
    """The paths of what was written."""
    values = values_of(slug)
    files = templates.filled("step", ROOT, values)
    joined = source.with_include(SERVER.read_text(encoding="utf-8"), f"{values['folder']}/given/install.hpp")
    joined = source.with_install(joined, f"install_{values['file']}")
    templates.write(files)
    SERVER.write_text(joined, encoding="utf-8")
    add_to_list(values)
    return [*files, SERVER, steps.LIST, *generate.write_stale()]


def values_of(slug):
    if not SLUG.fullmatch(slug):
        raise Trouble(f"'{slug}' cannot be the name of a step.", "Small letters, digits, and a minus between words: key-statistics")
    if find_step(slug):
        raise Trouble(f"There is a step '{slug}' already: {find_step(slug).folder}.", "Choose another name.")
    number = f"{int(all_steps()[-1].number) + 1:02}"
    name = slug.replace("-", "")
    command.refuse_known(name)
    return {"number": number, "slug": slug, "folder": f"{number}-{slug}", "file": slug.replace("-", "_"), "minutes": MINUTES,
            "title": slug.replace("-", " ").capitalize(), "command": name, "COMMAND": name.upper()}


def add_to_list(values):
    line = " | ".join([values["number"], values["slug"], values["title"], values["minutes"], f"{values['file']}_commands.cpp"])
    with steps.LIST.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    all_steps.cache_clear()
