#!/usr/bin/env python3
"""run.py ROOM/TEST.py [WORDS]: runs a test of the kit with a time limit, and removes what the test leaves.

A program that still runs when the test has ended is killed, and makes it fail: "left behind: COMMAND". All programs are also
killed when the test fails, crashes or runs out of time, and when run.py itself is killed, as CTest does. Temporary files go
as well. A test that runs out of time shows where it is. Exit status 77: the test passes, but says NOT CHECKED about something
that this machine cannot do.

This is complete on Linux. On other systems a program that leaves the test's process group is not found.
"""
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from support import descendants  # noqa: E402  (found through the line above)
from support.limits import Deadline, slowness  # noqa: E402
from support.processes import die_with_parent  # noqa: E402

TIME = float(os.environ.get("MINI_REDIS_KIT_SECONDS", 900))  # for a test, on an idle machine
GRACE = 2  # seconds for programs that are about to end when a test has passed
FAILED, NOT_CHECKED = 1, 77


class Told(BaseException):
    """A signal has asked us to end."""


class Test:
    """A test as a process. Its output is passed on."""

    def __init__(self, file, words, folder):
        """`folder`: for its temporary files."""
        self.name, self.says_not_checked = os.path.relpath(file, HERE), False
        self.process = subprocess.Popen([sys.executable, "-X", "faulthandler", file, *(words or ["-v"])],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        start_new_session=True, preexec_fn=self._in_the_child,
                                        env={**os.environ, "TMPDIR": folder})
        self._reader = threading.Thread(target=self._pass_on, daemon=True)
        self._reader.start()

    @staticmethod
    def _in_the_child():
        die_with_parent()
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))

    def _pass_on(self):
        for line in self.process.stdout:
            self.says_not_checked |= b"NOT CHECKED: " in line
            sys.stdout.buffer.write(line)
            sys.stdout.buffer.flush()

    def outcome(self):
        """Its exit status, or FAILED if it runs out of time."""
        deadline = Deadline(TIME)
        while self.process.poll() is None:
            if deadline.passed():
                self._show_where(deadline)
                return FAILED
            descendants.reap_orphans(self.process)
            time.sleep(0.1)
        return self.process.returncode

    def _show_where(self, deadline):
        say(f"{self.name} has not ended within {deadline} ({TIME:.0f} s on an idle machine; this one is {slowness():.1f} times"
            " slower now). These programs run; what the test waits for is shown below them:")
        for pid, command in descendants.of(self.process):
            say(f"  {pid} {command}")
        self.process.send_signal(signal.SIGABRT)  # faulthandler shows each thread
        self._wait_a_little(lambda: self.process.poll() is None)

    def leaves_behind(self):
        """The command lines of the programs that still run after it has ended."""
        if self.process.returncode == 0:
            self._wait_a_little(lambda: descendants.of(self.process))
        return [command for _, command in descendants.of(self.process)]

    @staticmethod
    def _wait_a_little(as_long_as):
        deadline = Deadline(GRACE)
        while as_long_as() and not deadline.passed():
            time.sleep(0.01)

    def end(self):
        descendants.kill(self.process)
        self._reader.join(GRACE)


def say(text):
    print(f"run.py: {text}", flush=True)


def supervise(file, words):
    """Runs the test; returns the exit status for CTest."""
    descendants.adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="kit-", ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)  # a test may become another user
        return supervised(Test(file, words, folder))


def supervised(test):
    try:
        status = test.outcome()
        left = test.leaves_behind() if test.process.poll() is not None else []
    finally:
        test.end()
    for command in left:
        say(f"left behind: {command}")
    if status < 0:
        say(f"{test.name} was ended by {signal.Signals(-status).name}")
    return FAILED if status or left else NOT_CHECKED if test.says_not_checked else 0


def in_another_process(work):
    """Its exit status. The test gets SIGTERM when we are killed, because CTest kills
    only the process that it started."""
    ours, other = os.getpid(), os.fork()
    if other == 0:
        os._exit(told_by_signals(work, ours))
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda number, _: os.kill(other, number))
    return os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])


def told_by_signals(work, parent):
    def be_told(number, _):
        raise Told(signal.Signals(number).name)

    try:
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, be_told)
        die_with_parent(signal.SIGTERM)
        return work() if os.getppid() == parent else FAILED
    except Told as reason:
        say(f"ended by {reason}")
        return FAILED


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    file = HERE / sys.argv[1]
    if not file.is_file():
        sys.exit(f"run.py: there is no test {file}")
    sys.exit(in_another_process(lambda: supervise(file, sys.argv[2:])))


if __name__ == "__main__":
    main()
