"""The report of a submission that does not build, in the words that the learner's own run has.

It is made by a process of its own: what it reads was written by the submission's author, who may mean to keep it busy,
or to see other files with it."""

import json
import os
import sys
from pathlib import Path

from .. import build
from ..compiling.report import report_of_build
from ..steps import ROOT
from . import programs

SECONDS = 10
SHOWN = 10  # lines of what the compiler says, if the rest cannot be made
PYTHON = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
START = "import sys; sys.path.insert(0, sys.argv[1]); from workshop.grades import explaining; explaining.main()"
COMMAND = [PYTHON, "-I", "-c", START, str(ROOT / "tools")]


def report(log, place, workspace):
    """Its lines."""
    target = f"step{workspace.step.number}_tests"
    log = log.replace(f"{ROOT}/", "")
    command, root = place.explain(COMMAND, workspace)
    given = json.dumps({"log": log, "root": str(root), "folder": str(build.folder()), "target": target})
    done = programs.run(command, SECONDS, place.environment, input=given.encode())
    if done.status == 0 and not done.is_late:
        return done.lines
    errors = [line for line in log.splitlines() if "error" in line] or log.splitlines()
    return [f"BUILD ERROR  {target}", *(f"  {programs.clean(line)}" for line in errors[:SHOWN])]


def main():
    given = json.load(sys.stdin)
    print("\n".join(report_of_build(given["log"], given["folder"], given["target"], Path(given["root"]))))
