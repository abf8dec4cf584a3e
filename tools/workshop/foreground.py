"""A program in front of which the driver steps aside: the terminal, its Ctrl-C and its output are the program's."""

import shlex
import signal
import subprocess
import sys

from .steps import ROOT


def run(path, words, when_crashed):
    """Its exit status. `when_crashed`: what to do next after a crash, with {command} for what was run."""
    command = [str(path.relative_to(ROOT)), *words]
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    process = subprocess.Popen(command, cwd=ROOT, preexec_fn=lambda: restore(before))
    for number in (signal.SIGTERM, signal.SIGHUP):  # Ctrl-C reaches it without us
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
