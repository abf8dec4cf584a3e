"""Runs programs for the driver: reads their output line by line, and never leaves one running."""

import os
import signal
import subprocess
from contextlib import contextmanager

from .steps import ROOT
from .trouble import Trouble

PATIENCE = 2  # seconds for a process to end
DOCTOR = "./workshop doctor says what's missing."

_running = set()


@contextmanager
def running(command, **environment):
    """Runs the command for the length of a with block. `stdout` of the process has all of its output. If the
    block ends early, so do the process and everything that it started. A variable that is None is not set."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True,
                                   env=changed(environment))
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


def changed(variables):
    """The environment with these changes. CMake takes the name of the current folder from PWD; where the checkout is
    reached through a link, that is another name than ours, and then nothing knows the files in the compiler's errors."""
    return {name: value for name, value in {**os.environ, "PWD": str(ROOT), **variables}.items() if value is not None}


def end(process):
    """First sends the signal of Ctrl-C, so that the build removes unfinished files."""
    for signal_number in (signal.SIGINT, signal.SIGKILL):
        if process.poll() is not None:
            return
        try:
            os.killpg(process.pid, signal_number)
            process.wait(PATIENCE)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass


def end_all():
    """Ends all of them, from another thread. The thread that waits for one sees its output end."""
    for process in list(_running):
        end(process)


def output(command):
    """Runs a short command. Returns what it prints, and its exit status."""
    try:
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, errors="replace", env=changed({}))
    except FileNotFoundError:
        raise Trouble(f"{command[0]} is not there.", DOCTOR) from None
    return done.stdout, done.returncode
