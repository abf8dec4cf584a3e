"""Runs a program in the foreground: the terminal, Ctrl-C and the output belong to it, not to the driver."""

import shlex
import signal
import subprocess
import sys

from .steps import ROOT


def run(path, words, when_crashed):
    """Returns its exit status. `when_crashed`: what to do after a crash; {command} in it is what was run."""
    command = [str(path.relative_to(ROOT)), *words]
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    process = subprocess.Popen(command, cwd=ROOT, preexec_fn=lambda: restore(before))
    for number in (signal.SIGTERM, signal.SIGHUP):  # Ctrl-C reaches the program without our help
        signal.signal(number, lambda number, _: process.send_signal(number))
    if process.wait() >= 0:
        return process.returncode
    name = signal.Signals(-process.returncode).name
    if name not in ("SIGTERM", "SIGINT", "SIGKILL", "SIGHUP", "SIGPIPE"):
        print(f"workshop: {path.name} has crashed ({name}).\n{when_crashed.format(command=shlex.join(command))}", file=sys.stderr)
    return 128 - process.returncode


def restore(handlers):
    for number, handler in handlers.items():
        signal.signal(number, handler)
