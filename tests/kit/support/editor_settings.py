"""The files of .vscode/, read as Visual Studio Code reads them: JSON with comments, and ${workspaceFolder}."""

import json
import re

from support.places import ROOT

COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*')


def read(name, folder=ROOT, **variables):
    """.vscode/NAME.json. `folder`: the workspace; `variables`: what other ${...} stand for."""
    text = (folder / ".vscode" / f"{name}.json").read_text(encoding="utf-8")
    plain = COMMENT.sub(lambda found: found[1] or "", text)
    return filled(json.loads(plain), {"workspaceFolder": str(folder), **variables})


def filled(value, variables):
    if isinstance(value, dict):
        return {name: filled(each, variables) for name, each in value.items()}
    if isinstance(value, list):
        return [filled(each, variables) for each in value]
    return re.sub(r"\$\{(\w+)\}", lambda name: variables[name[1]], value) if isinstance(value, str) else value


def task(label, **how):
    return next(each for each in read("tasks", **how)["tasks"] if each["label"] == label)


def configuration(kind, **how):
    return next(each for each in read("launch", **how)["configurations"] if each["type"] == kind)
