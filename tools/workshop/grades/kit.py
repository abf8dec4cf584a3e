"""What the kit has built to grade with: for each step a tester, and how a submission is compiled and linked. The build
writes it down in build/grade/grading.json."""

import functools
import json
import os
from dataclasses import dataclass
from pathlib import Path

from .. import build, stubs
from ..steps import ROOT, learners_files
from ..trouble import Trouble

PRESET, TARGET = "grade", "graders"
OBJECTS = "@OBJECTS@"  # where a submission's objects go in the linker's command


@dataclass(frozen=True)
class Tools:
    """Of one step."""

    tester: str
    launcher: str
    server: str    # with the stubs
    compile: dict  # {"steps/03-commands/database.cpp": the compiler's command, without input and output}
    link: tuple    # the linker's command, without output


def built(quiet=False):
    """{number of the step: Tools}. Builds what is missing or out of date."""
    build.build([TARGET], PRESET, quiet)
    path = build.folder(PRESET) / "grading.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(f"{path} cannot be read: {error}.", f"Configure again: cmake --preset {PRESET}.") from None
    return {number: tools_in(each) for number, each in found.items()}


def tools_in(each):
    compile_commands = {one["file"]: one["command"] for one in each["compile"]}
    return Tools(each["tester"], each["launcher"], each["server"], compile_commands, tuple(each["link"]))


def precompiled(command):
    """The folders of the headers that the compiler includes first."""
    named = [command[at + 1] for at, word in enumerate(command[:-1]) if word == "-include"]
    return list(dict.fromkeys(os.path.dirname(path) for path in named))


def inputs(link):
    """The objects and libraries in the linker's command that the kit has built."""
    return [word for word in link if word.startswith(f"{ROOT}/") and Path(word).is_file()]


@functools.lru_cache(maxsize=None)
def stub(path):
    """The original contents of a learner's file, whatever is there now."""
    return stubs.stub(ROOT / path)


@functools.lru_cache(maxsize=None)
def edited():
    """The learner's files that are not the original ones in this checkout. No submission may see them."""
    return tuple(path for path in learners_files() if not (ROOT / path).exists() or not stubs.is_stub(ROOT / path))
