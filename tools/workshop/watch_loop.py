"""What `watch` does on a key and with a result, however it shows it; and how it shows it where nothing is drawn."""

import os
import select
import sys
import time

from . import board, report
from .commands import hint
from .results import first_failure
from .steps import all_steps

PAUSE = 0.15  # seconds between two looks at the files


def neighbour(step, distance):
    steps = all_steps()
    index = steps.index(step) + distance
    return steps[index] if 0 <= index < len(steps) else None


def all_pass(run):
    return bool(run.results) and all(result.passed for result in run.results)


def outcome(run):
    """The result of the run, as text."""
    if run.trouble:
        return f"{run.trouble.what}\n{run.trouble.remedy}"
    text = report.summary(run.step, run.results) + (f"\n{run.offer}" if run.offer else "")
    parts = [report.warnings([run.step]), text]
    parts = [*parts, what_follows(run.step)] if all_pass(run) else [report.failures(run.results), *parts]
    return "\n\n".join(filter(None, parts))


def what_follows(step):
    following = neighbour(step, 1)
    if not following:
        return board.next_thing(board.rows(), after=step)
    return (f"Step {step.number} is done. n goes on to {following.number} {following.slug}: "
            f"steps/{following.folder}/README.md")


class Loop:
    """Checks the files, the keyboard and the run."""

    def __init__(self, watcher, advance):
        self.watcher, self.advance = watcher, advance

    def loop(self):
        while (key := self.key()) != "q":
            self.press(key)
            if self.watcher.follow():
                self.fresh()
            run = self.watcher.run
            if self.advance and all_pass(run) and neighbour(run.step, 1):
                self.go_to(neighbour(run.step, 1))
            self.show()

    def press(self, key):
        if key in ("\n", "\r"):
            self.go_to(self.watcher.step)
        elif key in ("n", "p"):
            self.go_to(neighbour(self.watcher.step, 1 if key == "n" else -1))
        elif key == "b":
            self.show_aside(board.draw())
        elif key == "h" and self.watcher.run.results:
            failure = first_failure(self.watcher.run.results)
            self.show_aside(hint.hint(self.watcher.step, failure, more="h"), is_new=True)

    def go_to(self, step):
        if step:
            self.watcher.again(step)
            self.fresh()


class Lines(Loop):
    """Prints each result once. In a terminal a key counts after Enter."""

    told = None  # the run that was printed last

    def key(self):
        if not sys.stdin.isatty():
            time.sleep(PAUSE)
            return ""
        if not select.select([sys.stdin], [], [], PAUSE)[0]:
            return ""
        return os.read(sys.stdin.fileno(), 64).decode(errors="replace")[:1].lower() or "q"

    def fresh(self):
        print(f"Testing {self.watcher.step.number} {self.watcher.step.slug} ...", flush=True)

    def show_aside(self, text, is_new=False):
        print(f"{text}\n", flush=True)

    def show(self):
        run = self.watcher.run
        if run.is_over and run is not self.told:
            print(f"{outcome(run)}\n", flush=True)
            self.told = run
