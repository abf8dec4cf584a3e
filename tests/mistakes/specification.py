"""The contents of a .mistake or .variant file. README.md in this folder describes the format."""

import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
from workshop.steps import all_steps, step_named  # noqa: E402  (found through the line above)

MISTAKES = ROOT / "tests" / "mistakes"
KINDS = ("in", "whole", "above")


class Faulty(Exception):
    """A specification that cannot be used: what is wrong with it, and what to do."""


@dataclass
class Edit:
    kind: str  # one of KINDS
    where: str  # the name of a function, or "file"
    new: str
    old: str = ""  # of "in" only


@dataclass
class Specification:
    path: Path
    description: str = ""
    file: str = ""
    include: list = field(default_factory=list)
    caught: dict = field(default_factory=dict)  # {title: [words of its report]}
    edits: list = field(default_factory=list)

    @property
    def name(self):
        return self.path.stem

    @property
    def step(self):
        return step_named(self.path.parent.name)

    @property
    def title(self):
        """As on the command line: 03/incr_overflow_wraps."""
        return f"{self.path.parent.name[:2]}/{self.name}"

    @property
    def place(self):
        return os.path.relpath(self.path, ROOT)

    @property
    def is_mistake(self):
        return self.path.suffix == ".mistake"

    @property
    def is_alone(self):
        """It changes more than function bodies, so it is a program of its own."""
        return any(edit.where == "file" for edit in self.edits)

    @property
    def program(self):
        return f"mistake_{self.step.number}_{self.name}" if self.is_alone else f"mistakes_{self.step.number}"

    @property
    def reference(self):
        return ROOT / "solutions" / self.path.parent.name / self.file


def all_paths(folder):
    return sorted(path for path in (MISTAKES / folder).glob("*") if path.suffix in (".mistake", ".variant"))


def read(path):
    spec = Specification(Path(path).resolve())
    head, *sections = re.split(r"^--- (.*)\n", spec.path.read_text(), flags=re.MULTILINE)
    read_head(spec, head.strip().splitlines())
    for title, text in zip(sections[::2], sections[1::2]):
        add_section(spec, title.strip(), text)
    check(spec)
    return spec


def read_head(spec, lines):
    words = None  # those of the tests named last
    for line in lines:
        word, value = line.partition(" ")[0], line.partition(" ")[2].strip()
        if word == "file":
            spec.file = value
        elif word == "include":
            spec.include.append(value)
        elif word == "caught":
            words = words if words == [] else []
            spec.caught[value] = words
        elif word == "says" and words is not None:
            words.append(value)
        else:
            spec.description += line + "\n"


def add_section(spec, title, text):
    kind, _, where = title.partition(" ")
    if title == "becomes" and spec.edits and spec.edits[-1].new is None:
        spec.edits[-1].new = text
    elif kind == "in" and where:
        spec.edits.append(Edit(kind, where, None, text))
    elif kind in KINDS and where:
        spec.edits.append(Edit(kind, where, text))
    else:
        raise Faulty(f"{spec.place}: '--- {title}' is none of the lines that README.md explains")


def check(spec):
    if not spec.reference.is_file():
        raise Faulty(f"{spec.place}: there is no file {spec.reference.relative_to(ROOT)}")
    if not spec.edits:
        raise Faulty(f"{spec.place}: edits nothing")
    if any(edit.new is None for edit in spec.edits):
        raise Faulty(f"{spec.place}: '--- in ...' is not followed by '--- becomes'")
    if spec.is_mistake and not (spec.caught and all(spec.caught.values())):
        raise Faulty(f"{spec.place}: a mistake names a test that catches it, and words of its report")
    if not spec.is_mistake and spec.caught:
        raise Faulty(f"{spec.place}: a variant is right; no test catches it")
