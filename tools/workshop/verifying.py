"""One part of `verify`: a workflow preset of CMake, which configures, builds and tests; and what came of it."""

import json
import re
import time
import xml.etree.ElementTree as ElementTree
from contextlib import ExitStack
from dataclasses import dataclass, field

from . import build, processes
from .steps import ROOT
from .terminal import Progress

PREFIX = "verify-"
PHASES = {"Building": build.NINJA_PROGRESS, "Testing": re.compile(r"^ *(\d+)/(\d+) Test +#\d+: ")}
NOT_CHECKED = re.compile(r"NOT CHECKED: (.+?)['\"]?$", re.MULTILINE)
SKIPPED = re.compile(r"\.\.\. skipped ['\"](?:NOT CHECKED: )?(.+)['\"]$", re.MULTILINE)  # as unittest says it


@dataclass
class Outcome:
    seconds: float = 0
    tests: int = 0                                  # how many ran and passed
    failed: list = field(default_factory=list)      # (test, its output)
    unchecked: list = field(default_factory=list)   # "test: why it was not checked, or not all of it"
    trouble: str = ""                               # why no test ran: it does not build, ...

    @property
    def holds(self):
        return not self.failed and not self.trouble


def titles():
    """{part: title} of all parts, as CMakePresets.json has them."""
    presets = json.loads((ROOT / "CMakePresets.json").read_text(encoding="utf-8"))["workflowPresets"]
    return {preset["name"].removeprefix(PREFIX): preset["displayName"] for preset in presets
            if preset["name"].startswith(PREFIX)}


def log_of(part):
    return ROOT / "build" / f"{PREFIX}{part}.log"


def results_of(part):
    """The file that the test preset tells CTest to write."""
    return ROOT / "build" / f"{PREFIX}{part}.xml"


def run(part):
    begin = time.monotonic()
    results_of(part).unlink(missing_ok=True)
    status = run_workflow(part)
    outcome = read_results(results_of(part)) if results_of(part).exists() else Outcome()
    if not outcome.tests and not outcome.failed and not outcome.unchecked or status != 0 and outcome.holds:
        outcome.trouble = build.first_error(log_of(part))
    outcome.seconds = time.monotonic() - begin
    return outcome


def run_workflow(part):
    """Its output goes into a file, and how far it is on the screen."""
    log_of(part).parent.mkdir(exist_ok=True)
    with processes.running(["cmake", "--workflow", "--preset", PREFIX + part]) as process, \
            log_of(part).open("w", encoding="utf-8") as log, ExitStack() as stack:
        phases = {}
        for line in process.stdout:
            log.write(line)
            for label, pattern in PHASES.items():
                if found := pattern.match(line):
                    if label not in phases:
                        phases[label] = stack.enter_context(Progress(label))
                    phases[label].show(int(found[1]), int(found[2]))
    return process.returncode


def read_results(path):
    outcome = Outcome()
    for case in ElementTree.parse(path).getroot().iter("testcase"):
        name, output = case.get("name"), case.findtext("system-out") or ""
        reasons = [*dict.fromkeys(NOT_CHECKED.findall(output) + SKIPPED.findall(output))]
        outcome.unchecked += [f"{name}: {reason}" for reason in reasons]
        if case.get("status") == "run":
            outcome.tests += 1
        elif case.get("status") == "fail" or not reasons:
            outcome.failed.append((name, output))
    return outcome
