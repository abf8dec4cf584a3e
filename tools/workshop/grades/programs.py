"""Runs the programs that grade: each with a limit on its time and on what it may print, and none is left running."""

import os
import selectors
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

from ..processes import DOCTOR
from ..trouble import Trouble

MOST = 64 * 1024  # bytes of output that are kept
CHUNK = 16 * 1024
PATIENCE = 2  # seconds
MAKERS = ("bwrap: ", "prlimit: ", "choom: ")  # how their complaints begin

_running = set()


@dataclass
class Done:
    output: str
    status: int          # below 0: the signal that has ended it
    is_late: bool = False  # it was killed at its limit
    is_told: bool = False  # bubblewrap has told how what is in the sandbox has ended: so there was a sandbox

    @property
    def lines(self):
        return [clean(line) for line in self.output.splitlines()]


def run(command, limit, environment=None, folder="/", input=b""):
    """Runs it to its end, or for `limit` seconds."""
    with tempfile.TemporaryFile() as status:
        process = started(command, status, environment, folder)
        _running.add(process)
        try:
            give(process, input)
            output, is_late = read(process, time.monotonic() + limit)
        finally:
            kill(process)
            _running.discard(process)
            wait_for_the_rest(process)
        status.seek(0)
        is_told = b'"exit-code"' in status.read()
    return Done(output.decode("utf-8", errors="replace"), process.wait(), is_late, is_told)


def started(command, status, environment, folder):
    """`status`: a file, into which bubblewrap writes."""
    words = [str(word) for word in command]
    if "bwrap" in words:
        at = words.index("bwrap") + 1
        words[at:at] = ["--json-status-fd", str(status.fileno())]
    try:
        return subprocess.Popen(words, cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, start_new_session=True, pass_fds=[status.fileno()])
    except OSError as error:
        raise Trouble(f"{command[0]} cannot be started: {error.strerror}.", DOCTOR) from None


def in_a_sandbox(done):
    """The same, if there was a sandbox: the programs that make it say so if they could not. A submission can let the
    compiler print the same words."""
    if done.status == 1 and not done.is_told and done.output.startswith(MAKERS):
        raise Trouble(f"The sandbox could not be made: {done.lines[0]}.", DOCTOR)
    return done


def give(process, text):
    try:
        with process.stdin:
            process.stdin.write(text)
    except BrokenPipeError:
        pass  # it did not want to know


def read(process, end):
    """(its output, up to the most that is kept; whether the time was over before it ended)"""
    output, kept = process.stdout.fileno(), bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(output, selectors.EVENT_READ)
        while (left := end - time.monotonic()) > 0:
            if selector.select(left):
                chunk = os.read(output, CHUNK)
                if not chunk:
                    return bytes(kept), not ended(process, end)
                kept += chunk[:MOST - len(kept)]
    return bytes(kept), True


def ended(process, end):
    try:
        process.wait(max(0, end - time.monotonic()))
        return True
    except subprocess.TimeoutExpired:
        return False


def wait_for_the_rest(process):
    """A sandbox that is killed needs a moment to end all that is in it. Its output is open until then."""
    with process.stdout:
        read(process, time.monotonic() + PATIENCE)


def kill(process):
    """With all that it has started. What is in a sandbox ends with it; without one, what begins a session is left."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # it has ended
    process.wait()


def kill_all():
    """From another thread."""
    for process in list(_running):
        kill(process)


def clean(line):
    """A line of a report, without what a terminal would obey."""
    return "".join(each if each.isprintable() or each == "\t" else "\N{REPLACEMENT CHARACTER}" for each in line)
