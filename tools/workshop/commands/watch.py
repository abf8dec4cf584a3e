"""On every save: build, run the tests, and show the first failure.

usage: ./workshop watch [STEP] [--advance]

Without a step it begins with the first that is not done, and goes where you save. A save while tests run ends them and
begins again, and an endless loop in your code stops nothing. While tests run, the verdict before is shown dimmed. Where
there is no terminal, it prints each result.

  --advance   go on to the next step as soon as one is done

keys: Enter run again · h hint · b board · n next step · p step before · q quit

examples:
  ./workshop watch
  ./workshop watch 02 --advance
"""

import os
import re
import sys
import textwrap
import time

from .. import board, grading, report
from ..options import parsed
from ..screen import ESCAPE, Screen
from ..steps import all_steps, step_named
from ..terminal import bar, is_terminal, paint, speaks_unicode, symbol
from ..watching import Watcher
from . import hint

PAUSE = 0.15  # seconds between two looks at the files
BYTES = re.compile(r" +(\d+\.|expected|got|\^)")  # lines of a report that show bytes
SHORT_KEYS = "Enter · h hint · b board · n · p · q quit"
KEYS = "Enter run again · h hint · b board · n next · p before · q quit"


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--advance"], most=1)
    step = step_named(options.words[0]) if options.words else board.current_step() or all_steps()[-1]
    watcher = Watcher(step, follows_saves=not options.words)
    try:
        if is_terminal() and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            with Screen() as screen:
                Watch(watcher, screen, options.advance).loop()
        else:
            print_each(watcher, options.advance)
    except KeyboardInterrupt:
        pass
    finally:
        watcher.stop()
        print(board.line(board.row(watcher.step)))
    return 0


def neighbour(step, distance):
    steps = all_steps()
    index = steps.index(step) + distance
    return steps[index] if 0 <= index < len(steps) else None


def all_pass(run):
    return bool(run.results) and all(result.passed for result in run.results)


class Watch:
    """The loop: checks the files, the keyboard and the run, and draws."""

    def __init__(self, watcher, screen, advance):
        self.watcher, self.screen, self.advance = watcher, screen, advance
        self.aside = ""  # a hint or the board, shown instead of the result
        self.before = ""  # the previous verdict, shown until there is a new one
        self.since = time.strftime("%H:%M:%S")

    def loop(self):
        while True:
            key = self.screen.key(PAUSE)
            if key == "q":
                return
            self.press(key)
            if self.watcher.follow():
                self.fresh()
            run = self.watcher.run
            if self.advance and all_pass(run) and neighbour(run.step, 1):
                self.go_to(neighbour(run.step, 1))
            self.screen.draw(self.lines())

    def fresh(self):
        self.aside = ""
        self.since = time.strftime("%H:%M:%S")

    def press(self, key):
        if key in ("\n", "\r"):
            self.go_to(self.watcher.step)
        elif key in ("n", "p"):
            self.go_to(neighbour(self.watcher.step, 1 if key == "n" else -1))
        elif key == "b":
            self.aside = "" if self.aside else board.draw()
        elif key == "h" and self.watcher.run.results:
            failure = grading.first_failure(self.watcher.run.results)
            self.aside = hint.hint(self.watcher.step, failure, more="h")

    def go_to(self, step):
        if step:
            self.watcher.again(step)
            self.fresh()

    def verdict(self, run):
        if not run.is_over:
            return dimmed(self.before)
        self.before = outcome(run)
        return self.before

    def lines(self):
        """The screen: what is watched, its state, and the keys at the bottom."""
        run = self.watcher.run
        head = f"{paint('watching', 'bold')} {run.step.number} {run.step.slug}   since {self.since}   {state_of(run)}"
        text = (self.aside or self.verdict(run)).splitlines()
        body = [part for line in text for part in wrapped(line, self.screen.size.columns - 1)]
        room = max(self.screen.size.lines - 4, 1)
        keys = KEYS if self.screen.size.columns > len(KEYS) else SHORT_KEYS
        keys = keys if speaks_unicode() else keys.replace("·", "|")
        return [head, "", *fitted(body, room), "", paint(keys, "dim")]


def dimmed(text):
    return "\n".join(paint(ESCAPE.sub("", line), "dim") for line in text.splitlines())


def wrapped(line, columns):
    """Prose is wrapped. Bytes are not, because the mark below that points at one of them would be wrong."""
    if len(line) <= columns or BYTES.match(line) or "\033" in line:
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, columns, subsequent_indent=indent + "  ", drop_whitespace=True) or [line]


def fitted(lines, room):
    """The lines that fit. If some do not, leaves out the middle, because the summary is at the end."""
    if len(lines) <= room:
        return lines + [""] * (room - len(lines))
    tail = min(4, room // 3)
    return lines[:room - tail - 1] + [paint("  ... the window is too low for all of it", "dim")] + lines[len(lines) - tail:]


def state_of(run):
    if not run.is_over:
        return f"testing {bar(run.done, run.total, 10)} {run.done}/{run.total}" if run.done else "building"
    return paint(f"all pass {symbol('✓', '')}".rstrip(), "green") if all_pass(run) else ""


def outcome(run):
    """The result of the run, as text."""
    if run.trouble:
        return f"{run.trouble.what}\n{run.trouble.remedy}"
    text = "\n\n".join(filter(None, [report.warnings([run.step]), report.summary(run.step, run.results)]))
    if all_pass(run):
        following = neighbour(run.step, 1)
        return f"{text}\n\n" + (f"Step {run.step.number} is done. n goes on to {following.number} {following.slug}: "
                                f"steps/{following.folder}/README.md" if following else board.next_thing(board.rows(), after=run.step))
    return f"{report.failures(run.results)}\n\n{text}"


def print_each(watcher, advance):
    """Used where nothing can be drawn: prints each result once."""
    told = None
    while True:
        run = watcher.run
        if run.is_over and run is not told:
            print(f"{outcome(run)}\n", flush=True)
            told = run
            if advance and all_pass(run) and neighbour(run.step, 1):
                watcher.again(neighbour(run.step, 1))
        time.sleep(PAUSE)
        watcher.follow()
