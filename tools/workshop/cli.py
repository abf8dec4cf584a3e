"""Finds the command that was asked for, runs it, and reports its errors."""

import difflib
import importlib
import os
import sys
import traceback

from . import board, options, state, terminal
from .terminal import paint
from .trouble import Trouble, of_system

# In the order in which you meet them. Each is a module in commands/, and its docstring is its help.
COMMANDS = ["start", "status", "test", "watch", "hint", "why", "debug", "solution", "catchup", "reset", "restore", "serve", "tap",
            "top", "bench", "duel", "docs", "doctor", "completion", "join", "room", "grade", "verify", "new"]
INTERRUPTED = 130  # the exit status that a shell reports for a program ended by Ctrl-C


def main(arguments):
    sys.stdout.reconfigure(errors="replace")
    if "--plain" in arguments:
        os.environ[terminal.PLAIN] = "1"  # also for what the command starts
    try:
        return dispatch([word for word in arguments if word != "--plain"]) or 0
    except Trouble as trouble:
        tell(trouble)
        return 2
    except KeyboardInterrupt:
        print()
        return INTERRUPTED
    except BrokenPipeError:  # as in "./workshop ... | head"
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if trouble := of_system(error):
            tell(trouble)
            return 2
        return confess(traceback.format_exc())  # a mistake in the driver itself


def dispatch(arguments):
    if not arguments:
        print(board.draw())
        return 0
    name, *rest = arguments
    if name in ("help", "--help", "-h"):
        print(help_text() if not rest else command(rest[0]).__doc__.strip())
        return 0
    try:
        return command(name).run(rest)
    except options.HelpWanted as wanted:
        print(str(wanted).strip())
        return 0


def command(name):
    if name not in COMMANDS:
        near = difflib.get_close_matches(name, COMMANDS)
        raise Trouble(f"There is no command '{name}'.",
                      (f"Did you mean {' or '.join(near)}? " if near else "") + "./workshop help lists them all.")
    return importlib.import_module(f"workshop.commands.{name}")


def help_text():
    lines = [f"  {name:<11} {options.summary(command(name).__doc__)}" for name in COMMANDS]
    return "\n".join(["usage: ./workshop [COMMAND]", "",
                      "Without a command: the board, and the one next thing to do.", "", *lines, "",
                      "--plain, with any of them, is for screen readers: words instead of bars and marks, no colour,",
                      "nothing that is redrawn. MINI_REDIS_PLAIN=1 and TERM=dumb do the same.", "",
                      "./workshop COMMAND --help says more about each, with examples. Building is plain cmake, and",
                      "running the tests is plain ctest. If you'd rather type those, the README has the lines."])


def tell(trouble):
    print(f"{paint('workshop:', 'bold red')} {trouble.what}", file=sys.stderr)
    if trouble.remedy:
        print(trouble.remedy, file=sys.stderr)


def confess(text):
    """Writes the traceback to a file: it only helps people who fix the driver."""
    file = state.FOLDER / "last-error.txt"
    try:
        state.FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
        where = f"The details are in {file.relative_to(state.ROOT)}."
    except OSError:
        where = text.strip().splitlines()[-1]
    print(f"workshop: a mistake in the driver itself, not in your code. {where}\n"
          "cmake and ctest work without it: cmake --workflow --preset step01", file=sys.stderr)
    return 3
