"""Builds with CMake, and shows a line of progress. The output goes to a file in build/."""

import os
import re
from pathlib import Path

from . import processes
from .compiling.memory import Memory, files_in
from .steps import ROOT
from .terminal import Progress
from .trouble import Trouble

HOME = re.compile(r"^CMAKE_HOME_DIRECTORY:\w+=(.+)$", re.MULTILINE)
NINJA_PROGRESS = re.compile(r"^\[(\d+)/(\d+)\] ")


def folder(preset="default"):
    return ROOT / "build" / preset


def other_home(preset="default"):
    """The checkout that the build folder builds, if that isn't this one: a copied folder still names the old files."""
    try:
        noted = (folder(preset) / "CMakeCache.txt").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    found = HOME.search(noted)
    try:
        return None if not found or os.path.samefile(found[1], ROOT) else found[1]
    except OSError:  # it's gone
        return found[1]


def refuse_other_home(preset):
    if home := other_home(preset):
        raise Trouble(f"build/{preset} belongs to another folder: it builds what is in {home}, and not your files here.",
                      f"Remove it, and build again: rm -r build/{preset}")


def configured(preset="default", quiet=False):
    """Makes sure that the build folder exists and knows the current files and tests."""
    refuse_other_home(preset)
    if (folder(preset) / "build.ninja").exists():
        _, status = processes.output(["cmake", "--build", str(folder(preset)), "--target", "build.ninja"])
        if status == 0:
            return
    run_logged(["cmake", "--preset", preset], f"configure-{preset}", "Configuring", quiet)


class DoesNotBuild(Trouble):
    """`output`: all that the build has printed."""

    def __init__(self, trouble, output):
        super().__init__(trouble.what, trouble.remedy)
        self.output = output


def build(targets, preset="default", quiet=False):
    """Builds the targets that are out of date. If that fails, raises DoesNotBuild, which tells the first error."""
    refuse_other_home(preset)
    if not (folder(preset) / "build.ninja").exists():
        configured(preset, quiet)
    what = "Building" if preset == "default" else f"Building ({preset})"
    memory, log = Memory(folder(preset), ROOT), f"build-{preset}"
    memory.touch_changed({file for target in targets for file in files_in(target)})
    try:
        run_logged(["cmake", "--build", str(folder(preset)), "--target", *targets], log, what, quiet)
    except Trouble as trouble:
        output = output_of(log)
        if "CMake Error" in output:
            configured(preset, quiet)  # which says so
        raise DoesNotBuild(trouble, output) from None
    finally:
        memory.note(output_of(log))


def log_of(name):
    return ROOT / "build" / f"{name}.log"


def output_of(name):
    return log_of(name).read_text(encoding="utf-8") if log_of(name).exists() else ""


def run_logged(command, name, label, quiet=False):
    """Runs the command, with its output in build/NAME.log and its progress on the screen."""
    log = log_of(name)
    log.parent.mkdir(exist_ok=True)
    with processes.running(command, LC_ALL="C") as process, Progress(label, quiet) as progress, \
            log.open("w", encoding="utf-8") as output:
        for line in process.stdout:
            output.write(line)
            if found := NINJA_PROGRESS.match(line):
                progress.show(int(found[1]), int(found[2]))
    if process.returncode != 0:
        raise Trouble(f"{label} failed:\n{first_error(log)}", f"All of its output: {log.relative_to(ROOT)}")


def first_error(log):
    """The first error in the log, explained; the others in short."""
    from .compiling.explanation import explain  # only now: mostly all is well
    return "\n".join(f"  {line}" for line in explain(log.read_text(encoding="utf-8"), ROOT))


def shortened(line):
    """Makes paths relative to the top of the checkout."""
    return line.replace(f"{ROOT}/", "")


def program(name, preset="default"):
    return Path(folder(preset), name)
