"""Grades one submission: each of its attempts in a fresh state, and the best of them counts."""

import itertools
import tempfile
from pathlib import Path

from ..results import Result
from . import records
from .compiling import Compiler, DoesNotBuild
from .testing import Tester
from .workspace import Workspace


class Grader:
    """Use it in a with block: it has a folder for temporary files."""

    def __init__(self, tools, slots, place, steps):
        self.tools, self.slots, self.place, self.steps = tools, slots, place, steps
        self._numbers = itertools.count()

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="workshop-grade-", ignore_cleanup_errors=True)
        self.folder = Path(self._folder.name)
        (self.folder / "objects").mkdir()
        self.compiler = Compiler(self.tools, self.slots, self.place, self.folder / "objects")
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def grade(self, submission):
        """As results.json has it."""
        graded = [self.graded(submission, attempt) for attempt in submission.attempts]
        newest_first = reversed(graded)  # of equally good ones, the newest counts
        best = max(newest_first, key=lambda each: (each["points"], each["trouble"] is None))
        if len(graded) > 1:
            best["notes"].insert(0, f"{best['source']} counts: it's the best of {len(graded)} submissions.")
        return best

    def graded(self, submission, attempt):
        found = [] if attempt.trouble else [(step, self.results(step, attempt.files)) for step in self.steps]
        notes = [*attempt.notes, *([] if attempt.trouble else missing(attempt.files, self.steps))]
        return records.of_submission(submission, attempt, notes, found, self.steps)

    def results(self, step, files):
        workspace = Workspace(self.folder / str(next(self._numbers)), step, files)
        try:
            self.compiler.build(workspace)
            return Tester(self.tools[step.number], self.slots, self.place, workspace).results(list(step.points))
        except DoesNotBuild as error:
            return [Result(title, "BUILD ERROR", error.report) for title in step.points]
        finally:
            workspace.remove()


def missing(files, steps):
    names = [f"steps/{step.folder}/{name}" for step in steps for name in step.files]
    return [f"{name} is missing, so the kit's stub was graded in its place." for name in names if name not in files]
