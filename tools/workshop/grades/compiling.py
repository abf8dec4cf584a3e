"""Compiles and links a step of a submission."""

import hashlib
import os
import shutil
import tempfile
import threading
from pathlib import Path

from ..trouble import Trouble
from . import explaining, kit, programs
from .places import PROGRAM, object_name

SECONDS = 90
REMEMBERED = 300_000_000  # bytes of object files, of all submissions
ENOUGH = 200_000_000      # bytes of the disk that must be free, to say that a program doesn't build


class DoesNotBuild(Exception):
    """`report`: its lines."""

    def __init__(self, report):
        super().__init__("BUILD ERROR")
        self.report = report


class Compiler:
    """Remembers what it has compiled: a resubmission changes few files, and many files are the stubs still."""

    def __init__(self, tools, slots, place, folder):
        """`tools`: {number of the step: kit.Tools}. `place`: where programs run. `folder`: for what it remembers."""
        self.tools, self.slots, self.place, self.folder = tools, slots, place, Path(folder)
        self._lock, self._remembered = threading.Lock(), 0

    def build(self, workspace):
        """Makes the program to test. DoesNotBuild, if it does not."""
        tools = self.tools[workspace.step.number]
        made = self.slots.each(lambda name: self._object(tools, workspace, name), workspace.names)
        failed = [f"{heading(name)}\n{done.output}" for name, (_, done) in zip(workspace.names, made) if done]
        if failed:
            raise self._failure("\n".join(failed), workspace)
        with self.slots.one():
            done = self._run(self.place.link(tools.link, workspace, [file for file, _ in made]), workspace)
        if done.status != 0 or not (workspace.out / PROGRAM).is_file():
            raise self._failure(done.output, workspace)

    def _failure(self, output, workspace):
        if shutil.disk_usage(self.folder).free < ENOUGH:
            return Trouble(f"There is hardly any room in {tempfile.gettempdir()}, and something could not be built.",
                           f"Free {ENOUGH // 1_000_000} MB there, or set TMPDIR to another folder, and use --resume.")
        with self.slots.one():
            return DoesNotBuild(explaining.report(output, self.place, workspace))

    def _object(self, tools, workspace, name):
        """(the file, None), or (None, what the compiler has said)"""
        known = self.folder / f"{fingerprint(workspace, name)}.o"
        if known.exists():
            return known, None
        done = self._run(self.place.compile(tools.compile[name], workspace, name), workspace)
        made = workspace.out / object_name(name)
        if done.status != 0 or not made.is_file() or made.is_symlink():
            return None, done
        kept = known if self._may_remember(made.stat().st_size) else workspace.folder / known.name
        os.replace(made, kept)
        return kept, None

    def _may_remember(self, size):
        with self._lock:
            fits = self._remembered + size <= REMEMBERED
            self._remembered += size if fits else 0
            return fits

    def _run(self, command, workspace):
        done = programs.run(command, SECONDS, self.place.environment)
        done.output = done.output.replace(f"{workspace.tree}/", "")
        if done.is_late:
            done.output += f"\nerror: it was not compiled after {SECONDS} seconds"
        return programs.in_a_sandbox(done)


def heading(name):
    """As Ninja says it, for readers of the log: which file is compiled."""
    return f"FAILED: steps/CMakeFiles/layer_mine.dir/{name.removeprefix('steps/')}.o"


def fingerprint(workspace, name):
    """Of all that the object is made of. A file may include the others; a stub does not."""
    data = workspace.contents[name]
    others = [] if data == kit.stub(name) else workspace.contents.values()
    known = hashlib.sha256(name.encode())
    for each in [data, *others]:
        known.update(len(each).to_bytes(8, "little") + each)
    return known.hexdigest()
