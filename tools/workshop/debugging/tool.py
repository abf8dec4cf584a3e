"""Which debugger there is on this machine, gdb or lldb, and what to do if there is none."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from ..doctor.packages import install_command
from ..steps import ROOT
from ..trouble import Trouble

NAMES = ("lldb", "gdb") if sys.platform == "darwin" else ("gdb", "lldb")
INSIDE = Path(__file__).parent / "inside"
COMFORT = {"gdb": ("set print pretty on", "set confirm off", "set debuginfod enabled off"), "lldb": ()}


@dataclass(frozen=True)
class Debugger:
    name: str  # "gdb" or "lldb"
    path: str

    def probing(self):
        """The command that answers the questions in inside/probe.py."""
        if self.name == "gdb":
            load = f"python import sys; sys.path.insert(0, {str(INSIDE)!r}); import in_gdb"
            return [self.path, "-nx", "-batch", "-ex", load]
        load = f'command script import "{INSIDE}/in_lldb.py"'
        return [self.path, "--no-lldbinit", "--batch", "--one-line", load]

    def stopping(self, file, line, program, arguments):
        """The command that runs the program in the foreground, and stops at this line."""
        option, its_own = ("-ex", "--args") if self.name == "gdb" else ("--one-line", "--")
        commands = [*COMFORT[self.name], stop_at(self.name, file, line), "run"]
        words = [word for each in commands for word in (option, each)]
        return [self.path, *words, its_own, program, *arguments]


def stop_at(name, file, line):
    """What to type in the debugger of this name, to stop at the line."""
    if name == "gdb":
        return f"break -source {file.relative_to(ROOT).as_posix()} -line {line}"
    return f'breakpoint set --file "{file}" --line {line}'


def find(name=None):
    """The debugger of this name; without one, the first that there is."""
    if name not in (None, *NAMES):
        raise Trouble(f"'{name}' is not a debugger that this command knows.", f"It knows {' and '.join(NAMES)}.")
    for each in [name] if name else NAMES:
        if path := shutil.which(each):
            return Debugger(each, path)
    raise Trouble(f"{name or 'A debugger'} is not installed here{'' if name else ': neither gdb nor lldb'}.",
                  f"Install it: {install_command(name or 'debugger')}")
