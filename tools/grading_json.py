#!/usr/bin/env python3
"""grading_json.py BUILD: writes BUILD/grading.json, which says how ./workshop grade compiles and links a submission.

For each step: the tester, the launcher, the command that compiles each file to edit (without its output), and the
command that links the server, with "@OBJECTS@" for what was compiled. CMake's target `graders` calls this.
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path

from workshop.steps import ROOT, all_steps

OBJECTS = "@OBJECTS@"


def main():
    build = Path(sys.argv[1]).resolve()
    compiled = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    plan = {step.number: plan_of(step, build, compiled) for step in all_steps()}
    (build / "grading.json").write_text(json.dumps(plan, indent=1) + "\n", encoding="utf-8")


def plan_of(step, build, compiled):
    return {"tester": str(build / f"step{step.number}_tester"),
            "launcher": str(build / "launcher"),
            "server": str(build / f"step{step.number}_server"),
            "compile": [compile_command(entry) for entry in compiled if is_submitted(step, entry)],
            "link": link_command(step, build)}


def is_submitted(step, entry):
    return f"layer_{step.number}_submitted.dir" in entry["command"] and Path(entry["file"]) in step.sources


def compile_command(entry):
    words = shlex.split(entry["command"])
    end = words.index("-o")
    return {"file": str(Path(entry["file"]).relative_to(ROOT)), "command": words[:end]}


def link_command(step, build):
    """The last command that Ninja runs for the server, with absolute paths."""
    commands = subprocess.run(["ninja", "-C", str(build), "-t", "commands", f"step{step.number}_server"],
                              stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    words = shlex.split(commands[-1].replace("&& :", "").replace(": &&", ""))
    end = words.index("-o")
    own = [word for word in words if f"layer_{step.number}_submitted.dir" in word]
    kept = [OBJECTS if word == own[0] else absolute(word, build)
            for word in words[:end] + words[end + 2:] if word not in own[1:]]
    return kept


def absolute(word, build):
    return str(build / word) if not word.startswith(("-", "/")) and (build / word).exists() else word


if __name__ == "__main__":
    main()
