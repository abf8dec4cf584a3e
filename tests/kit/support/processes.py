"""Starts every program that a test needs. On Linux each is killed when the test's process ends, however it
ends; ../run.py finds the programs that these start themselves.
"""
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from support.limits import PATIENCE, Deadline

PIPE, STDOUT, DEVNULL = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def die_with_parent(number=signal.SIGKILL):
    """Call this in a new process: it gets the signal when its parent ends."""
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, int(number))


def start(command, *, preexec_fn=None, **how):
    """A subprocess.Popen in its own session, with nothing on its standard input unless told otherwise."""
    def in_the_child():
        die_with_parent()
        if preexec_fn:
            preexec_fn()

    return subprocess.Popen([str(word) for word in command], start_new_session=True, preexec_fn=in_the_child,
                            **{"stdin": DEVNULL, **how})


def end(process):
    """Kills it, and everything it has started in its session."""
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: no permission if all are zombies
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def wait(process, usual=PATIENCE):
    """Its exit status, once it has ended on its own. TimeoutError if it has not."""
    deadline = Deadline(usual)
    while True:
        try:
            return process.wait(deadline.left())
        except subprocess.TimeoutExpired:
            if deadline.passed():
                raise TimeoutError(f"{process.args} did not end within {deadline}") from None


def run(command, *, limit=PATIENCE, input=None, stderr=None, check=False, and_its_children=False, **how):
    """Runs it to its end: a subprocess.CompletedProcess with what it printed. `limit`: in seconds of an idle machine.
    `and_its_children`: what it leaves running in its session is killed."""
    with contextlib.ExitStack() as files:
        given, output, errors = (files.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        given.write((input or "").encode())
        given.seek(0)
        process = start(command, stdin=given, stdout=output, stderr=stderr or errors, **how)
        try:
            wait(process, limit)
        except TimeoutError as error:
            raise TimeoutError(f"{error}; it printed\n{_text(output)}{_text(errors)}") from None
        finally:
            if and_its_children or process.poll() is None:
                end(process)
        done = subprocess.CompletedProcess(process.args, process.returncode, _text(output), _text(errors))
    if check and done.returncode:
        raise ChildProcessError(f"{done.args} ended with status {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


def is_running(pid):
    """On Linux. What has ended, and waits for its parent to notice, does not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def _text(file):
    file.seek(0)
    return file.read().decode(errors="backslashreplace")
