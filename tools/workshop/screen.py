"""Takes over the whole terminal for the length of a with block, and restores it afterwards.

Only lines that changed are sent, for slow connections. Handles Ctrl-C, kill, Ctrl-Z and a new window size."""

import os
import re
import select
import shutil
import signal
import sys
import termios
import tty

ESCAPE = re.compile(r"\033\[[0-9;]*m")
ENTER, LEAVE = "\033[?1049h\033[?25l\033[2J", "\033[?25h\033[?1049l"


def cut(line, width):
    """The line, cut after this many columns. Its colours stay, and end where it ends."""
    text, columns, position = "", 0, 0
    while position < len(line) and columns < width:
        if escape := ESCAPE.match(line, position):
            text += escape[0]
            position = escape.end()
        else:
            text += line[position]
            columns += 1
            position += 1
    return text + ("\033[0m" if ESCAPE.search(text) else "")


class Screen:
    def __enter__(self):
        self.shown = []
        self.size = shutil.get_terminal_size()
        self.before = termios.tcgetattr(sys.stdin)
        self.handlers = {number: signal.signal(number, handler) for number, handler in (
            (signal.SIGTERM, self.leave_for_good), (signal.SIGHUP, self.leave_for_good), (signal.SIGTSTP, self.pause),
            (signal.SIGWINCH, self.forget))}
        self.enter()
        return self

    def __exit__(self, *_):
        self.leave()
        for number, handler in self.handlers.items():
            signal.signal(number, handler)

    def enter(self):
        tty.setcbreak(sys.stdin)
        self.write(ENTER)
        self.forget()

    def leave(self):
        self.write(LEAVE)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self.before)

    def leave_for_good(self, *_):
        raise KeyboardInterrupt

    def pause(self, *_):
        """Ctrl-Z: gives the terminal back to the shell. fg takes it over again."""
        self.leave()
        os.kill(os.getpid(), signal.SIGSTOP)
        self.enter()

    def forget(self, *_):
        """The screen has been lost: the next draw() draws everything."""
        self.shown = None

    def draw(self, lines):
        size = shutil.get_terminal_size()
        if self.shown is None or size != self.size:
            self.size, self.shown = size, []
            self.write("\033[2J")
        lines = [cut(line, size.columns - 1) for line in lines[:size.lines]]
        changes = ""
        for row in range(max(len(lines), len(self.shown))):
            new = lines[row] if row < len(lines) else ""
            old = self.shown[row] if row < len(self.shown) else ""
            if new != old:
                changes += f"\033[{row + 1};1H{new}\033[K"
        if changes:
            self.write(changes)
        self.shown = lines

    def write(self, text):
        sys.stdout.write(text)
        sys.stdout.flush()

    def key(self, seconds):
        """The key that is pressed within this time, or ''. Ctrl-D counts as 'q'."""
        if not select.select([sys.stdin], [], [], seconds)[0]:
            return ""
        typed = os.read(sys.stdin.fileno(), 64).decode(errors="replace")
        return "q" if typed in ("", "\x04") else typed[0].lower()
