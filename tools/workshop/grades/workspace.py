"""The files of one step of one submission, in a folder of their own. The sandboxes show them in place of the
checkout's."""

import os
import shutil
from pathlib import Path

from ..steps import ROOT
from . import kit


class Workspace:
    """`files`: the submission's, {"steps/03-commands/database.cpp": bytes}. What is missing is the stub."""

    def __init__(self, folder, step, files):
        self.folder, self.step = Path(folder), step
        self.names = [f"steps/{step.folder}/{name}" for name in step.files]
        self.contents = {name: files[name] if name in files else kit.stub(name) for name in self.names}
        self.tree, self.out = self.folder / "tree", self.folder / "out"
        self.shown = {}  # {path in the checkout: the file to see there}
        self.out.mkdir(parents=True)
        for name, data in {**{name: kit.stub(name) for name in kit.edited()}, **self.contents}.items():
            path = self.tree / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            self.shown[str(ROOT / name)] = str(path)

    def complete(self):
        """All of steps/ as the compiler has seen it: the report quotes lines of it."""
        for path in (ROOT / "steps").rglob("*.?pp"):
            copy = self.tree / path.relative_to(ROOT)
            if not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                os.symlink(path, copy)
        return self.tree

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
