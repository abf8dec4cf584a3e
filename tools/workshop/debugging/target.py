"""What `debug` starts: the program, the test, the line to stop at. Editors find it in .workshop/debug/."""

from dataclasses import dataclass
from pathlib import Path

from .. import board, build, cpp, state
from ..steps import ROOT
from ..trouble import Trouble
from . import looking, source, tool

NO_LIMIT = {"MINI_REDIS_TEST_SECONDS": "86400"}  # a day: you may think as long as you like
FOLDER = state.FOLDER / "debug"


@dataclass
class Target:
    test: object  # failing.Failing
    file: Path    # where to stop
    line: int

    @property
    def program(self):
        return build.program(looking.name_of(self.test.step))

    @property
    def arguments(self):
        return [self.test.title, "--reporter", "coach"]

    @property
    def environment(self):
        return {**NO_LIMIT, **self.test.environment}

    @property
    def place(self):
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line}"


def target(test, function=None):
    """Built, and ready to start. `function`: where to stop, if not where the test's report says."""
    file, line = beginning_of(test.step, function) if function else reported_place(test)
    build.build([looking.name_of(test.step)])
    return Target(test, file, line)


def beginning_of(step, name):
    for path in step.sources:
        text = path.read_text(encoding="utf-8", errors="replace")
        if function := cpp.named(text, name.removesuffix("()")):
            return path, source.first_line(text, function)
    raise Trouble(f"Step {step.number} has no function '{name}' to stop in.",
                  f"./workshop solution {step.number} lists those to write.")


def reported_place(test):
    """Of the last report; if it has passed or not run, of a new one."""
    if test.last is None or test.last.passed:
        test.last = board.grade(test.step, [test.title])[0]
    at = f"./workshop debug \"{test.title}\" --at FUNCTION"
    if test.last.passed:
        raise Trouble(f"\"{test.title}\" passes: there's nothing to look for.",
                      f"To stop in it anyway: {at}")
    if test.last.place is None:
        raise Trouble(f"The report of \"{test.title}\" names no place to stop at.", f"Name a function: {at}")
    return beginning_at(test.last.place)


def beginning_at(place):
    """The beginning of the function at a place such as "steps/03-commands/dispatcher.cpp:12"."""
    file, _, line = place.partition(":")
    function = source.function_at(file, int(line or 1))
    return ROOT / file, source.first_line(source.text_of(file), function) if function else int(line or 1)


def write_for_editors(wanted):
    """Always the same paths, so that an editor's settings need not change with the test."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    link = FOLDER / "program"
    link.unlink(missing_ok=True)
    link.symlink_to(wanted.program)
    (FOLDER / "title").write_text(f"{wanted.test.title}\n", encoding="utf-8")
    for name in tool.NAMES:
        stop = tool.stop_at(name, wanted.file, wanted.line)
        (FOLDER / f"stop.{name}").write_text(stop + "\n", encoding="utf-8")
