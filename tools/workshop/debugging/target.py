"""What `debug` starts: the program, the test, and the line to stop at. An editor finds the same in .workshop/debug/."""

from dataclasses import dataclass
from pathlib import Path

from .. import board, build, cpp, state
from ..grading import first_failure
from ..steps import ROOT
from ..trouble import Trouble
from . import looking, source, tool

NO_LIMIT = {"MINI_REDIS_TEST_SECONDS": "86400"}  # a day: you may think as long as you like
FOLDER = state.FOLDER / "debug"


@dataclass
class Target:
    step: object
    title: str
    file: Path  # where to stop
    line: int

    @property
    def program(self):
        return build.program(looking.name_of(self.step))

    @property
    def arguments(self):
        return [self.title, "--reporter", "coach"]

    @property
    def place(self):
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"


def target(step, title, function=None):
    """Built, and ready to start. `function`: where to stop, if not where the test's report says."""
    file, line = beginning_of(step, function) if function else reported_place(step, title)
    build.build([looking.name_of(step)])
    return Target(step, title, file, line)


def beginning_of(step, name):
    for path in step.sources:
        text = path.read_text(encoding="utf-8")
        if function := cpp.named(text, name.removesuffix("()")):
            return path, source.first_line(text, function)
    raise Trouble(f"Step {step.number} has no function '{name}' to stop in.", f"./workshop solution {step.number} lists those to write.")


def reported_place(step, title):
    remembered = board.row(step).first
    place = remembered.get("place") if remembered.get("title") == title else place_of_run(step, title)
    if place is None:
        raise Trouble(f"The report of \"{title}\" names no place to stop at.",
                      f"Name a function: ./workshop debug \"{title}\" --at FUNCTION")
    file, _, line = place.partition(":")
    function = source.function_at(file, int(line or 1))
    return ROOT / file, source.first_line(source.text_of(file), function) if function else int(line or 1)


def place_of_run(step, title):
    failure = first_failure(board.grade(step, [title]))
    if failure is None:
        raise Trouble(f"\"{title}\" passes: there is nothing to look for.",
                      f"To stop in it all the same, name a function: ./workshop debug \"{title}\" --at FUNCTION")
    return failure.place


def write_for_editors(wanted):
    """Always the same paths, so that an editor's settings need not change with the test."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    link = FOLDER / "program"
    link.unlink(missing_ok=True)
    link.symlink_to(wanted.program)
    (FOLDER / "title").write_text(f"{wanted.title}\n", encoding="utf-8")
    for name in tool.NAMES:
        (FOLDER / f"stop.{name}").write_text(tool.stop_at(name, wanted.file, wanted.line) + "\n", encoding="utf-8")
