"""All processes that a process has started, directly or not, in any session; for ../run.py."""
import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from support.limits import Deadline

LINUX = sys.platform == "linux"
PR_SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>


def adopt_orphans():
    """From now on a descendant whose parent ends becomes our child, instead of process 1's."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def of(process):
    """(pid, command line) of everything that runs: `process`, which is our only child, and all its
    descendants. On other systems than Linux: its process group."""
    process.poll()
    if not LINUX:
        return _in_group(process.pid)
    reap_orphans(process)
    parents = {int(entry.name): _parent(entry) for entry in Path("/proc").iterdir() if entry.name.isdigit()}
    found, generation = [], {os.getpid()}
    while generation := {pid for pid, parent in parents.items() if parent in generation}:
        found += sorted(generation)
    return [(pid, command) for pid in found if (command := _command_line(pid))]


def reap_orphans(process):
    """Collects the exit status of those that have ended; nobody else does. Call it often: unlike of(), it costs little."""
    if not LINUX:
        return
    with contextlib.suppress(ChildProcessError):
        while (ended := os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)) and ended.si_pid != process.pid:
            os.waitpid(ended.si_pid, 0)


def kill(process):
    """Kills all of them, and what they start in the meantime."""
    deadline = Deadline()
    while (left := of(process)) and not deadline.passed():
        for pid, _ in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)


def _parent(entry):
    try:
        return int((entry / "stat").read_text(errors="replace").rpartition(")")[2].split()[1])
    except (OSError, IndexError):  # it has already ended
        return 0


def _command_line(pid):
    """Empty: it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").replace("\0", " ").strip()
    except OSError:
        return ""


def _in_group(group):
    listed = subprocess.run(["ps", "-axo", "pid=,pgid=,stat=,command="], capture_output=True, text=True).stdout
    rows = [line.split(None, 3) for line in listed.splitlines()]
    return [(int(pid), command[0]) for pid, its_group, state, *command in rows
            if its_group == str(group) and not state.startswith("Z")]
