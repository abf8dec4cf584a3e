"""The report of a submission that does not build, in the words that the learner's own run has. It is made by a process of its
own, with a limit: what it reads was written by the submission's author, who may mean to keep it busy."""

import json
import resource
import sys

from .. import build
from ..compiling.report import report_of_build
from ..steps import ROOT
from . import programs

SECONDS, BYTES = 10, 1 << 30
START = "import sys; sys.path.insert(0, sys.argv[1]); from workshop.grades import explaining; explaining.main()"
SHOWN = 10  # lines of what the compiler says, if the rest cannot be made


def report(log, tree, step):
    """Its lines. `tree`: the folder with steps/ as it was compiled."""
    target = f"step{step.number}_tests"
    log = log.replace(f"{ROOT}/", "")
    given = json.dumps({"log": log, "tree": str(tree), "folder": str(build.folder()), "target": target})
    done = programs.run([sys.executable, "-c", START, ROOT / "tools"], SECONDS, input=given.encode())
    if done.status == 0 and not done.is_late:
        return done.lines
    errors = [line for line in log.splitlines() if "error" in line] or log.splitlines()
    return [f"BUILD ERROR  {target}", *(f"  {programs.clean(line)}" for line in errors[:SHOWN])]


def main():
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    given = json.load(sys.stdin)
    print("\n".join(report_of_build(given["log"], given["folder"], given["target"], given["tree"])))
