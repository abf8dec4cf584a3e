"""How the driver uses the terminal: colour, drawing characters, width, a line of progress, a question.

In plain mode, for screen readers, nothing is drawn and nothing is redrawn: each fact is a line of words."""

import os
import shutil
import sys

from .trouble import Trouble

COLOURS = {"red": "31", "green": "32", "yellow": "33", "cyan": "36", "bold": "1", "dim": "2",
           "bold red": "1;31", "bold yellow": "1;33", "bold green": "1;32"}


PLAIN = "MINI_REDIS_PLAIN"  # the environment variable that asks for plain mode, as --plain does


def is_plain():
    return bool(os.environ.get(PLAIN)) or os.environ.get("TERM") == "dumb"


def is_terminal():
    return sys.stdout.isatty()


def can_redraw():
    """Whether a line may be drawn again and again."""
    return is_terminal() and not is_plain()


def has_screen():
    """Whether the whole terminal can be taken over, keyboard and all."""
    return can_redraw() and sys.stdin.isatty() and bool(os.environ.get("TERM"))


def colourful():
    return can_redraw() and not os.environ.get("NO_COLOR")


def paint(text, colour):
    return f"\033[{COLOURS[colour]}m{text}\033[0m" if colourful() else text


def speaks_unicode():
    """Whether the locale is UTF-8, by the C library's rules. Python writes UTF-8 whatever the locale is."""
    names = [os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    chosen = next((name for name in names if name), "")
    return "utf-8" in chosen.lower() or "utf8" in chosen.lower()


def harmless(data):
    """A line from elsewhere, as text. What a terminal would obey instead of showing it is escaped."""
    def can_be_shown(character):
        return character.isprintable() and (character.isascii() or speaks_unicode())
    return "".join(each if can_be_shown(each) else each.encode("unicode_escape").decode()
                   for each in data.decode(errors="backslashreplace"))


def symbol(fancy, plain):
    return fancy if speaks_unicode() and not is_plain() else plain


def joined(*parts, gap="   "):
    """The parts in one line; a bar that is not drawn leaves no gap."""
    return gap.join(filter(None, parts))


def width():
    return shutil.get_terminal_size().columns


def bar(part, whole, cells):
    """A bar of this many cells, or "" in plain mode. It is full only if the part is the whole, and empty only if the
    part is 0."""
    if is_plain():
        return ""
    filled = part * cells // whole if whole else 0
    if 0 < part < whole:
        filled = min(max(filled, 1), cells - 1)
    return symbol("█", "#") * filled + symbol("░", "-") * (cells - filled)


class Progress:
    """One line of progress. It is redrawn in a terminal; elsewhere, and in plain mode, only its start and end are
    printed."""

    def __init__(self, label, quiet=False):
        self.label = label
        self.quiet = quiet
        self.shown = ""
        if not quiet and not can_redraw():
            print(f"{label} ...", flush=True)

    def show(self, done, total):
        self.say(f"{bar(done, total, 20)} {done}/{total}")

    def say(self, words):
        text = f"{self.label} {words}"
        if self.quiet or not can_redraw() or text == self.shown:
            return
        self.shown = text
        write(f"\r{text[:width() - 1]}\033[K")

    def end(self, words=""):
        if self.shown:
            write("\r\033[K")
            self.shown = ""
        if words and not self.quiet:
            print(f"{self.label} {words}", flush=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Silent:
    """Stands in for Progress where nothing may be printed."""

    def show(self, done, total):
        pass


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


def confirmed(question, instead):
    """Asks a yes-or-no question. `instead`: what to type when there is nobody to ask."""
    if not sys.stdin.isatty():
        raise Trouble(f"{question} There's nobody to answer.", f"To say yes at once: {instead}")
    try:
        return input(f"{question} [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
