"""Finds the programs of a comparison, starts them on one core, reads /proc about them, and stops them."""

import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

LINUX = sys.platform.startswith("linux")
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
START_LIMIT = 10  # seconds
STOP_LIMIT = 6    # mini-redis itself gives its clients 5


class Trouble(Exception):
    """Something the user must fix, told in one line."""


def find_program(name, remedy):
    """The path of a program, given its path or name. Trouble, with the remedy, if there is none."""
    path = shutil.which(name)
    if path is None:
        raise Trouble(f"{name} is missing: {remedy}")
    return os.path.abspath(path)  # keep links: redis-server often is a link to one program with many names


class Program:
    """A server to compare: mini-redis in one of its forms, or redis-server or anything that takes its
    options."""

    def __init__(self, path):
        self.path = path
        self.name = Path(path).name
        self.is_mini_redis = self.name.startswith("mini-redis")

    def command_line(self, port):
        command = [self.path, "--port", str(port), "--bind", "127.0.0.1", "--loglevel", "warning"]
        if not self.is_mini_redis:
            command += ["--save", "", "--appendonly", "no"]
        return command

    def title(self):
        """The name and the version, if the program prints them: "Redis server v=7.0.15 sha=..."."""
        if self.is_mini_redis:
            return self.name
        told = subprocess.run([self.path, "--version"], capture_output=True, text=True).stdout
        found = re.match(r"(\w+) server v=(\S+)", told)
        return f"{found[1].lower()}-server {found[2]}" if found else self.name


class Server:
    """A running program, as its clients and /proc see it."""

    def __init__(self, name, pid, port):
        self.name = name
        self.pid = pid
        self.port = port

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def cpu_seconds(self):
        """CPU time of all threads so far: the first number of each schedstat, in nanoseconds."""
        schedstats = list(Path(f"/proc/{self.pid}/task").glob("*/schedstat"))
        if not schedstats:
            raise Trouble(f"/proc/{self.pid}/task/*/schedstat is missing: this kernel does not tell CPU time")
        return sum(int(file.read_text().split()[0]) for file in schedstats) / 1e9

    def memory(self):
        """Bytes of memory that the process uses now (its resident set)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")


def spawn(command, core, **how):
    """Starts a program that stays on this core and cannot outlive us, however we end. (On other systems than
    Linux the system chooses the core, and the with block ends the program.)"""
    libc = ctypes.CDLL(None) if LINUX else None

    def in_the_child():
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        os.sched_setaffinity(0, {core})

    try:
        return subprocess.Popen(command, preexec_fn=in_the_child if LINUX else None, **how)
    except OSError as error:
        raise Trouble(f"{command[0]} cannot be run: {error.strerror}") from None


@contextmanager
def running(program, core):
    """A fresh server for the length of a with block, with its own port and directory."""
    with tempfile.TemporaryDirectory(prefix="mini-redis-bench-") as home:
        log = Path(home, "log")
        port = free_port()
        with log.open("wb") as output:
            process = spawn(program.command_line(port), core, cwd=home, stdin=subprocess.DEVNULL,
                            stdout=output, stderr=subprocess.STDOUT)
        try:
            server = Server(program.name, process.pid, port)
            wait_until_it_answers(server, process, log)
            yield server
        finally:
            stop(process)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_until_it_answers(server, process, log):
    end = time.monotonic() + START_LIMIT
    while process.poll() is None and time.monotonic() < end:
        try:
            with server.connect() as client:
                client.sendall(b"PING\r\n")
                client.recv(100)
                return
        except OSError:
            time.sleep(0.02)
    last_words = (log.read_text(errors="replace").strip() or "no output").splitlines()[-1]
    what = "does not answer" if process.poll() is None else "ended at once"
    raise Trouble(f"{server.name} {what}: {last_words}")


def stop(process):
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def choose_cores():
    """The client's core and one for the server: another core if there is one, but
    not the client's hyper-thread."""
    cores = sorted(os.sched_getaffinity(0)) if LINUX else [0]
    client = cores[0]
    others = [core for core in cores if core not in twins(client)] or cores[1:] or [client]
    return client, others[0]


def twins(core):
    """The logical cores that share this core's physical core, including itself."""
    try:
        text = Path(f"/sys/devices/system/cpu/cpu{core}/topology/thread_siblings_list").read_text()
    except OSError:
        return {core}
    found = {core}
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found
