"""On every save: build, run the tests, and show the first failure.

usage: ./workshop watch [STEP] [--advance]

Without a step it begins with the first that is not done, and goes where you save. If you save while tests run, it stops
them and begins again. An endless loop in your code doesn't stop it. While tests run, it shows the last verdict, dimmed.
With --plain, and where there is no terminal, it prints each result.

  --advance   go on to the next step as soon as one is done

keys: Enter run again · h hint · b board · n next step · p step before · q quit

examples:
  ./workshop watch
  ./workshop watch 02 --advance
"""

import re
import textwrap
import time

from .. import board
from ..options import parsed
from ..room import joined
from ..room.telling import Heartbeat
from ..screen import ESCAPE, Screen
from ..steps import all_steps, step_named
from ..terminal import bar, has_screen, is_plain, paint, speaks_unicode, symbol
from ..terminal import joined as in_a_line
from ..watch_loop import PAUSE, Lines, Loop, all_pass, outcome
from ..watching import Watcher

BYTES = re.compile(r" +(\d+\.|expected|got|\^)")  # lines of a report that show bytes
SHORT_KEYS = "Enter · h hint · b board · n · p · q quit"
KEYS = "Enter run again · h hint · b board · n next · p before · q quit"


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--advance"], most=1)
    step = step_named(options.words[0]) if options.words else board.current_step() or all_steps()[-1]
    with Heartbeat() as heartbeat:
        watcher = Watcher(step, follows_saves=not options.words, noted=heartbeat.is_due.set)
        try:
            watch(watcher, options.advance, heartbeat)
        except KeyboardInterrupt:
            pass
        finally:
            watcher.stop()
            print(board.line(board.row(watcher.step)))
    return 0


def watch(watcher, advance, heartbeat):
    if not has_screen():
        return lines(watcher, advance).loop()
    with Screen() as screen:
        Watch(watcher, screen, advance, heartbeat).loop()


def lines(watcher, advance):
    """For where nothing can be drawn."""
    if joined.told():
        print(joined.told())
    if is_plain():
        keys = KEYS.replace("Enter run again · ", "").replace(" ·", ",")
        print(f"Keys, each with Enter: {keys}. Enter alone runs again.")
    printed = Lines(watcher, advance)
    printed.fresh()
    return printed


class Watch(Loop):
    """Draws on the whole terminal."""

    def __init__(self, watcher, screen, advance, heartbeat):
        super().__init__(watcher, advance)
        self.screen, self.heartbeat = screen, heartbeat
        self.aside = ""  # a hint or the board, shown instead of the result
        self.before = ""  # the previous verdict, shown until there is a new one
        self.since = time.strftime("%H:%M:%S")

    def key(self):
        return self.screen.key(PAUSE)

    def fresh(self):
        self.aside = ""
        self.since = time.strftime("%H:%M:%S")

    def show_aside(self, text, is_new=False):
        """Instead of the result, until the next. `is_new`: it also replaces what is shown aside already."""
        self.aside = text if is_new or not self.aside else ""

    def show(self):
        self.screen.draw(self.lines())

    def verdict(self, run):
        if not run.is_over:
            return dimmed(self.before)
        self.before = outcome(run)
        return self.before

    def lines(self):
        """The screen: what is watched, its state, and the keys at the bottom."""
        run = self.watcher.run
        watched = f"{paint('watching', 'bold')} {run.step.number} {run.step.slug}"
        head = in_a_line(watched, f"since {self.since}", state_of(run), paint(self.heartbeat.told(), "dim"))
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
