"""Runs a graded test under a debugger, and returns what the debugger has seen."""

import json
import os
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from .. import build, processes
from ..results import VERDICTS
from ..steps import ROOT
from ..trouble import Trouble
from . import source

ATTEMPTS = 2  # lldb crashes now and then
GRACE = 15  # seconds that a test may take beyond its own limit
PATIENCE = 60  # seconds more for the debugger
REFUSED = ("Could not trace the inferior", "Operation not permitted", "not allowed to attach",
           "lost connection")
PERMIT = ("In a container: start it with --cap-add=SYS_PTRACE --security-opt seccomp=unconfined. On a Mac: "
          "sudo DevToolsSecurity -enable. Otherwise: sudo sysctl kernel.yama.ptrace_scope=1")


@dataclass
class Sight:
    facts: dict   # as inside/probe.py describes it
    report: list  # what the test has printed, in lines

    @property
    def verdict(self):
        """PASSED, or one of VERDICTS, or None if the test has not come to one."""
        first = self.report[0] if self.report else ""
        return next((verdict for verdict in ("PASSED", *VERDICTS) if first.startswith(verdict)), None)


def name_of(step):
    """The step's test program whose variables a debugger can read."""
    return f"step{step.number}_debug"


def look(debugger, test):
    """The Sight of one run. Its program has to be built."""
    with tempfile.TemporaryDirectory(prefix="workshop-why-") as folder:
        facts, report = Path(folder, "facts.json"), Path(folder, "report.txt")
        plan = write_plan(Path(folder), test, facts=str(facts), report=str(report))
        for _ in range(ATTEMPTS):
            output = output_of(debugger.probing(), MINI_REDIS_PROBE=str(plan), TMPDIR=folder, SHELL="/bin/sh",
                               NO_COLOR="1", PYTHONDONTWRITEBYTECODE="1", **test.environment)
            if facts.exists():
                break
        found = json.loads(facts.read_text(encoding="utf-8")) if facts.exists() else {"trouble": "it crashed itself"}
        if "trouble" in found:
            raise trouble(debugger, found["trouble"], output)
        return Sight(found, report.read_text(errors="replace").splitlines() if report.exists() else [])


def write_plan(folder, test, **files):
    """The file that inside/probe.py reads."""
    program = build.program(name_of(test.step))
    plan = {"program": str(program), "arguments": [test.title, "--reporter", "coach"], "root": str(ROOT),
            "places": places(test.step), "seconds": seconds(), **files}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return folder / "plan.json"


def output_of(command, **environment):
    """What the debugger prints. If it hangs itself, it is ended."""
    with processes.running(command, **environment) as process:
        guard = threading.Timer(seconds() + PATIENCE, processes.end, [process])
        guard.start()
        try:
            return process.stdout.read()
        finally:
            guard.cancel()


def seconds():
    return int(os.environ.get("MINI_REDIS_TEST_SECONDS", 5)) + GRACE


def trouble(debugger, what, output):
    if any(words in output or words in what for words in REFUSED):
        return Trouble("The system does not let a debugger look into other programs here (ptrace: operation "
                       "not permitted).", PERMIT)
    lines = [line for line in output.splitlines() if line.strip()][-5:]
    return Trouble(f"{debugger.name} could not run the test: {what}",
                   "\n".join(["It said last:", *(f"  {line}" for line in lines)]))


def places(step):
    """[[file, line]] that tell where the learner's code has been."""
    return [[path.relative_to(ROOT).as_posix(), line] for path in step.sources if path.exists()
            for line in source.telling_lines(path.read_text(encoding="utf-8", errors="replace"))]
