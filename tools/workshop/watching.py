"""Grading that follows the files: each save ends the run under way and begins another, so a verdict is never an old one."""

import os
import threading
import traceback

from . import board, grading, processes
from .steps import ROOT, all_steps
from .trouble import Trouble

WATCHED = ("steps", "tests")
SOURCES = (".cpp", ".hpp", ".txt")


def snapshot():
    """{path: what changes when the file does} of all that a verdict depends on."""
    seen = {}
    for top in WATCHED:
        for folder, _, names in os.walk(ROOT / top):
            for name in names:
                if name.endswith(SOURCES) and not name.startswith("."):
                    note_file(seen, os.path.join(folder, name))
    return seen


def note_file(seen, path):
    try:
        status = os.stat(path)
        seen[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    except OSError:
        pass  # an editor is just replacing it


def step_of(paths):
    """The step whose files to edit these are; None when they are others, or of several steps."""
    steps = [step for step in all_steps() if paths & {str(path) for path in step.sources}]
    return steps[0] if len(steps) == 1 else None


class Run:
    """One grading of a step, on a thread of its own."""

    def __init__(self, step):
        self.step = step
        self.results = None   # once it has ended by itself
        self.trouble = None   # or this
        self.done, self.total = 0, len(step.points)
        self.cancelled = False
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self):
        try:
            sources = board.fingerprint(self.step)
            results = grading.grade(self.step, progress=self)
            if not self.cancelled:
                board.note(self.step, results, sources)
                self.results = results
        except Trouble as trouble:
            self.trouble = trouble
        except Exception:
            self.trouble = Trouble(f"A mistake in the driver itself:\n{traceback.format_exc()}")

    def show(self, done, total):
        """Called by grading: how far it is."""
        self.done, self.total = done, total

    @property
    def is_over(self):
        return not self.thread.is_alive()

    def cancel(self):
        self.cancelled = True
        while not self.is_over:
            processes.end_all()
            self.thread.join(0.05)


class Watcher:
    """The run that goes with the files as they are."""

    def __init__(self, step, follows_saves):
        """`follows_saves`: to the step whose file was saved."""
        self.step = step
        self.follows_saves = follows_saves
        self.begin()

    def begin(self):
        self.files = snapshot()
        self.run = Run(self.step)

    def follow(self):
        """Begins anew if a file has changed. Whether it did."""
        files = snapshot()
        if files == self.files:
            return False
        changed = {path for path in files.keys() | self.files.keys() if files.get(path) != self.files.get(path)}
        self.again(step_of(changed) if self.follows_saves else None)
        return True

    def again(self, step=None):
        self.run.cancel()
        self.step = step or self.step
        self.begin()

    def stop(self):
        self.run.cancel()
