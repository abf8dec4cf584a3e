"""Grades again on every save: stops the current run and starts another, so no verdict is out of date."""

import os
import threading
import traceback

from . import board, grading, processes, report
from .steps import ROOT, all_steps
from .trouble import Trouble, of_system

WATCHED = ("steps", "tests")
SOURCES = (".cpp", ".hpp", ".txt")


def snapshot():
    """{path: a value that changes when the file does} of all files that a verdict depends on."""
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
        pass  # an editor is replacing it right now


def step_of(paths):
    """The step that these files belong to; None if they are other files, or belong to several steps."""
    steps = [step for step in all_steps() if paths & {str(path) for path in step.sources}]
    return steps[0] if len(steps) == 1 else None


class Run:
    """One run of a step's tests, on its own thread."""

    def __init__(self, step, noted):
        self.step = step
        self.noted = noted    # called when the board knows the results
        self.results = None   # set when the run has ended by itself
        self.trouble = None   # set instead if something went wrong
        self.offer = ""       # what else could be looked at
        self.done, self.total = 0, len(step.points)
        self.cancelled = False
        self.thread = threading.Thread(target=self.work, daemon=True)
        self.thread.start()

    def work(self):
        try:
            tested = board.what_is_there(self.step)
            results = grading.grade(self.step, progress=self)
            if not self.cancelled:
                board.note(self.step, results, tested)
                self.offer = report.offer(self.step, results)
                self.results = results
                self.noted()
        except Trouble as trouble:
            self.trouble = trouble
        except Exception as error:
            self.trouble = of_system(error) or Trouble(f"A mistake in the driver itself:\n{traceback.format_exc()}")

    def show(self, done, total):
        """Called by grading, to say how far it is."""
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
    """Keeps one run going, for the files as they are now."""

    def __init__(self, step, follows_saves, noted):
        """`follows_saves`: whether a save switches to the step of the saved file. `noted` is called, on another thread,
        after each run that the board has noted."""
        self.step = step
        self.noted = noted
        self.follows_saves = follows_saves
        self.begin()

    def begin(self):
        self.files = snapshot()
        self.run = Run(self.step, self.noted)

    def follow(self):
        """Starts over if a file has changed. Returns whether one has."""
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
