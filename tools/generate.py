#!/usr/bin/env python3
"""Generates what depends on steps/steps.txt: the steps' presets, the list of stubs, the README's table.

usage: tools/generate.py           writes what is out of date
       tools/generate.py --check   says what is out of date, and changes nothing
"""

import json
import re
import subprocess
import sys

from workshop import stubs, written
from workshop.steps import ROOT, all_steps

PRESETS = ROOT / "CMakePresets.json"
README = ROOT / "README.md"
STUBS_HEAD = ("# The files to edit as they came: git's name of the contents (git hash-object FILE), and the file. "
              "./workshop reset goes by it.\n")
STEP_PRESETS = re.compile(r"(?:^    \{\"name\": \"step\d\d\".*\n)+", re.MULTILINE)
TABLE = re.compile(r"(?<=<!-- the steps: made by tools/generate.py -->\n).*?(?=<!-- end of the steps -->)", re.DOTALL)


def main(arguments):
    if arguments not in ([], ["--check"]):
        sys.exit(__doc__)
    if not arguments:
        for path in write_stale():
            print(f"{path.relative_to(ROOT)}: written")
        return 0
    for path in stale():
        print(f"{path.relative_to(ROOT)} does not go with steps/steps.txt and the stubs. Make it again: tools/generate.py")
    return 1 if stale() else 0


def stale():
    """{path: what should be in it} of the files that differ."""
    return {path: text for path, text in made().items() if path.read_text(encoding="utf-8") != text}


def write_stale():
    """The paths of what was written."""
    changed = stale()
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    return list(changed)


def made():
    """{path: what should be in it}"""
    return {PRESETS: presets(PRESETS.read_text(encoding="utf-8")), README: readme(README.read_text(encoding="utf-8")),
            stubs.LIST: list_of_stubs()}


def presets(text):
    """The presets with those of the steps generated again; all others stay as they are."""
    kinds = iter((build_preset, test_preset, workflow_preset))
    made, count = STEP_PRESETS.subn(lambda _: lines_of(next(kinds)), text)
    json.loads(made)
    if count != 3:
        sys.exit(f"CMakePresets.json has {count} groups of step presets, and should have 3: build, test and workflow.")
    return made


def lines_of(preset):
    return ",\n".join(f"    {json.dumps(preset(step.number))}" for step in all_steps()) + "\n"


def build_preset(number):
    return {"name": f"step{number}", "configurePreset": "default", "targets": [f"step{number}_tests"]}


def test_preset(number):
    return {"name": f"step{number}", "inherits": "default", "filter": {"include": {"label": f"^step{number}$"}}}


def workflow_preset(number):
    steps = [{"type": "configure", "name": "default"}, {"type": "build", "name": f"step{number}"},
             {"type": "test", "name": f"step{number}"}]
    return {"name": f"step{number}", "steps": steps}


def readme(text):
    if not TABLE.search(text):
        sys.exit("README.md has lost the comments around its table of steps.")
    return TABLE.sub(lambda _: table(), text)


def table():
    rows = ["| step | layer | minutes | read about it | its tests |", "| --- | --- | --- | --- | --- |"]
    rows += [f"| [{step.number} {step.slug}](steps/{step.folder}/README.md) | {step.title[0].lower()}{step.title[1:]} "
             f"| {step.minutes} | [lecture](docs/{step.folder}.md) | `./workshop test {step.number}` |" for step in all_steps()]
    return "\n".join(rows) + "\n"


def list_of_stubs():
    """A stub that is already written, in a learner's checkout, keeps the hash that it has in the list."""
    listed = stubs.identities()
    return STUBS_HEAD + "".join(f"{name_of(path, listed)} {path.relative_to(ROOT).as_posix()}\n"
                                for step in all_steps() for path in step.sources)


def name_of(path, listed):
    known = listed.get(path.relative_to(ROOT).as_posix())
    return known if known and not is_unwritten(path) else stubs.identity(path.read_bytes())


def is_unwritten(path):
    functions = [each for each in written.functions(path) if not each.is_private]
    return bool(functions) and all(written.is_stub(each) for each in functions)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
