"""The programs that the driver runs: their output line by line, and none of them left behind."""

import os
import signal
import subprocess
from contextlib import contextmanager

from .steps import ROOT
from .trouble import Trouble

PATIENCE = 2  # seconds for what is told to end
DOCTOR = "./workshop doctor says what is missing."

_running = set()


@contextmanager
def running(command, **environment):
    """Runs the command for the length of a with block: a process whose `stdout` has all of its output. Whatever ends
    the block early ends the process, and what it has started."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
                                   env={**os.environ, **environment})
    except FileNotFoundError:
        raise Trouble(f"{command[0]} is not there.", DOCTOR) from None
    _running.add(process)
    try:
        yield process
        if process.poll() is None:
            process.wait()
    finally:
        _running.discard(process)
        end(process)
        process.stdout.close()


def end(process):
    """First as Ctrl-C does, so that the build removes what is half compiled."""
    for signal_number in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, signal_number)
            process.wait(PATIENCE)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


def end_all():
    """For another thread than the one that waits for them: that one sees the end of their output."""
    for process in list(_running):
        end(process)


def output(command):
    """What a short command prints, and its exit status."""
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace")
    except FileNotFoundError:
        raise Trouble(f"{command[0]} is not there.", DOCTOR) from None
    return done.stdout, done.returncode
