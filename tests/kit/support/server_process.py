"""The server programs as processes: started on a free port, watched, and always stopped.

    with ServerProcess("mini-redis-reference") as server, server.connect() as client:
        client.send(b"PING\\r\\n")
"""
import os
import pathlib
import re
import select
import tempfile
import time

from support import processes
from support.limits import PATIENCE, Deadline
from support.places import BUILD
from support.raw_client import RawClient, shown

REFERENCE = "mini-redis-reference"
LEARNERS = "mini-redis"
START_LINE = re.compile(r"(?P<name>\S+)(?: \(echo\))? listens on (?P<address>\S+):(?P<port>\d+),"
                        r" pid (?P<pid>\d+); Ctrl-C or kill (?P=pid) stops it\n")


def program(name):
    path = BUILD / name
    if not os.access(path, os.X_OK):
        raise FileNotFoundError(f"there is no program {name} in {BUILD}: build it first"
                                " (cmake --preset kit && cmake --build --preset kit),"
                                " or set MINI_REDIS_BUILD to the build directory")
    return str(path)


def is_sanitized(name=REFERENCE):
    """Whether it was built with AddressSanitizer."""
    return b"__asan_init" in pathlib.Path(program(name)).read_bytes()


def environment(**changes):
    """Sanitized programs keep freed memory; here only a little, so that their size still means something. A
    change to None removes the variable."""
    variables = {"ASAN_OPTIONS": "quarantine_size_mb=1", **os.environ, **changes}
    return {name: value for name, value in variables.items() if value is not None}


def run_program(name, *arguments):
    """Runs it to its end. For command lines that must not start a server."""
    return processes.run([program(name), *arguments], env=environment())


class Process:
    """A program that keeps running, prints a line when it is ready, and is stopped by its pid."""

    def __init__(self, arguments, ready, patience=PATIENCE, variables=None, **how):
        """`ready`: a bytes pattern; when its standard output matches, it is ready.
        `variables`: changes to the environment."""
        self._log = tempfile.TemporaryFile()
        self._process = processes.start(arguments, stdout=processes.PIPE, stderr=self._log,
                                        env=environment(**(variables or {})), **how)
        try:
            self.output = self.read_output(ready, patience)
        except BaseException:
            self.stop()
            raise

    def read_output(self, ready, patience=PATIENCE):
        """Standard output up to the end of the line in which `ready` is found."""
        output, deadline = b"", Deadline(patience)
        while not (re.search(ready, output) and output.endswith(b"\n")):
            if not select.select([self._process.stdout], [], [], deadline.left())[0]:
                if deadline.passed():
                    raise TimeoutError(f"not ready in {deadline}; it printed {shown(output)} and {self.log()!r}")
                continue
            piece = os.read(self._process.stdout.fileno(), 4096)
            if not piece:
                raise ChildProcessError(f"ended at its start; it printed {shown(output)} and {self.log()!r}")
            output += piece
        return output.decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def pid(self):
        return self._process.pid

    @property
    def exit_status(self):
        """None while it runs; negative: the signal that ended it."""
        return self._process.poll()

    def log(self):
        """What it has written to standard error so far."""
        return self.log_as_bytes().decode(errors="backslashreplace")

    def log_as_bytes(self):
        fd = self._log.fileno()  # it shares the position with the process: read without moving it
        return os.pread(fd, os.fstat(fd).st_size, 0)

    def signal(self, number):
        """Sends the signal and returns the time (time.monotonic())."""
        os.kill(self.pid, number)
        return time.monotonic()

    def wait(self, usual=PATIENCE):
        """Its exit status, once it has ended on its own."""
        return processes.wait(self._process, usual)

    def resident_kb(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s*(\d+) kB", status.read())[1])

    def stop(self):
        """Ends it, kindly or not; returns its exit status. May be called again."""
        if self._process.stdout.closed:
            return self._process.returncode
        try:
            if self._process.poll() is None:
                self._process.terminate()
            self.wait()
        except TimeoutError:
            processes.end(self._process)
        finally:
            self._process.stdout.close()
        self.final_log = self.log()
        self._log.close()
        return self._process.returncode


class ServerProcess(Process):
    """One of our servers, on a free port of the loopback address unless told otherwise."""

    def __init__(self, name=REFERENCE, *arguments, variables=None, **how):
        super().__init__([program(name), "--port", "0", "--bind", "127.0.0.1", *arguments], rb"listens on .*",
                         variables=variables, **how)
        start = START_LINE.fullmatch(self.output)
        if not start:
            self.stop()
            raise AssertionError(f"{name} starts with the line {self.output!r}")
        self.name, self.port = start["name"], int(start["port"])
        self.address = (start["address"], self.port)

    def connect(self, **options):
        return RawClient(self.address, **options)
