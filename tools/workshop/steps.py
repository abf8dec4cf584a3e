"""The steps and their graded tests, read from steps/steps.txt and from the sources of the tests."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .trouble import Trouble

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "steps" / "steps.txt"
LAST_OF_THE_CORE = "04"
TEST_CASE = re.compile(r'^TEST_CASE\("([^"]+)", "\[(\d+) points\]"\)', re.MULTILINE)


@dataclass(frozen=True)
class Step:
    number: str   # "03", as in labels, presets and folder names
    slug: str     # "commands"
    title: str
    minutes: int
    files: tuple  # the names of the files to edit

    @property
    def is_challenge(self):
        """Not of the core, which is taught in order."""
        return self.number > LAST_OF_THE_CORE

    @property
    def folder(self):
        return f"{self.number}-{self.slug}"

    @property
    def has_program(self):
        """A server of its own: the step is not a layer of mini-redis."""
        return (ROOT / "steps" / self.folder / "program").is_dir()

    @property
    def program(self):
        """The server that has it."""
        return f"mini-redis-{self.slug}" if self.has_program else "mini-redis"

    @property
    def sources(self):
        """The files to edit, as paths."""
        return [ROOT / "steps" / self.folder / name for name in self.files]

    @property
    def solutions(self):
        return [ROOT / "solutions" / self.folder / name for name in self.files]

    @property
    def card(self):
        return ROOT / "steps" / self.folder / "README.md"

    @property
    def builds_on(self):
        """The steps that a server needs to show this one at work: what is before it in the core. No challenge needs
        another one."""
        return [step for step in all_steps() if step.number < self.number and not step.is_challenge]

    @property
    def points(self):
        """{title: points} of the graded tests, in the order of the sources."""
        return graded_tests(self.folder)


@lru_cache(maxsize=None)
def all_steps():
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line[:1].isdigit()]
    return [Step(number, slug, title, int(minutes), tuple(files.split()))
            for number, slug, title, minutes, files in rows]


def server_steps():
    """The layers of mini-redis."""
    return [step for step in all_steps() if not step.has_program]


@lru_cache(maxsize=None)
def learners_files():
    """The files to edit of all steps, from the top of the checkout: "steps/03-commands/database.cpp"."""
    return tuple(f"steps/{step.folder}/{file}" for step in all_steps() for file in step.files)


@lru_cache(maxsize=None)
def graded_tests(folder):
    files = sorted((ROOT / "tests" / folder).glob("[!.]*.cpp"))
    return {title: int(points) for file in files
            for title, points in TEST_CASE.findall(file.read_text(encoding="utf-8"))}


def find_step(name):
    """The step with this number ("3", "03") or slug ("commands"), or None."""
    for step in all_steps():
        if name in (step.slug, step.folder) or (name.isdigit() and name.zfill(2) == step.number):
            return step
    return None


def step_named(name):
    step = find_step(name)
    if step is None:
        numbers = ", ".join(f"{step.number} ({step.slug})" for step in all_steps())
        raise Trouble(f"There is no step '{name}'.", f"The steps are {numbers}.")
    return step


def tests_named(words):
    """[(step, title)] of the graded tests whose title is these words; if there is none, of those whose title
    contains them. Upper and lower case do not matter."""
    tests = [(step, title) for step in all_steps() for title in step.points]
    return [(step, title) for step, title in tests if title.lower() == words.lower()] or \
           [(step, title) for step, title in tests if words.lower() in title.lower()]
