"""A server in a duel: its process, started afresh whenever that is needed, and the connections to it."""

import ctypes
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..trouble import Trouble
from .connection import Connection
from .request import as_array

START_LIMIT = 10  # seconds
CLEAN_LIMIT = 0.5
RESET = (as_array((b"RESET",)), b"+RESET\r\n")
EMPTY = [(as_array(words), reply) for words, reply in (
    ((b"FLUSHALL",), b"+OK\r\n"), ((b"DBSIZE",), b":0\r\n"),
    ((b"PUBSUB", b"NUMPAT"), b":0\r\n"), ((b"PUBSUB", b"CHANNELS"), b"*0\r\n"))]
OVERWRITES_FREED_MEMORY = {"MALLOC_PERTURB_": "127"}  # so that its use shows: see mallopt(3)
LISTENS = re.compile(r"listens on \S+:(\d+)\b.*\n")
SIGNALS = {signal.SIGSEGV: "the code used memory that isn't there",
           signal.SIGABRT: "an exception that nothing catches, or an assertion",
           signal.SIGFPE: "a division by zero",
           signal.SIGBUS: "the code used memory that isn't there"}
PR_SET_PDEATHSIG = 1  # <linux/prctl.h>

_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def in_the_child():
    """It ends when we do, however we end, and leaves no core file."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if _libc:
        _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class Contender:
    """Use it in a with block, which ends the process and removes its files."""

    def __init__(self, title, **environment):
        self.title = title
        self.environment = environment
        self.process = None
        self.control = None    # a connection beside the clients'
        self.connections = {}  # {number of the client: its connection}
        self.is_pipelining = True
        self.is_silent = False  # it did not answer when it was asked last

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="mini-redis-duel-")
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def log(self):
        return Path(self.folder, "log")

    def start(self):
        with self.log.open("wb") as output:
            try:
                self.process = subprocess.Popen(
                    self.command(), cwd=self.folder, stdin=subprocess.DEVNULL, stdout=output,
                    stderr=subprocess.STDOUT, start_new_session=True, preexec_fn=in_the_child,
                    env={**os.environ, **self.environment})
            except OSError as error:
                raise Trouble(f"{self.title} cannot be started: {self.command()[0]}: {error.strerror}.") from None
        self.control, self.is_silent = self.first_connection(), False

    def first_connection(self):
        end = time.monotonic() + START_LIMIT
        while self.process.poll() is None and time.monotonic() < end:
            try:
                if (address := self.address()) is not None:
                    return Connection(address)
            except OSError:
                pass
            time.sleep(0.002)
        told = self.log.read_text(errors="replace").strip().splitlines() or ["no output"]
        what = "does not listen" if self.process.poll() is None else "ends at once"
        raise Trouble(f"{self.title} {what}: {told[-1]}", "./workshop test shows what is missing or wrong.")

    def stop(self):
        self.disconnect()
        if self.process:
            self.process.kill()  # nothing in it is worth a kinder end, which it might refuse
            self.process.wait()
        self.process = None

    def restart(self):
        self.stop()
        self.start()

    def disconnect(self):
        for connection in filter(None, [self.control, *self.connections.values()]):
            connection.close()
        self.control, self.connections = None, {}

    def client(self, number):
        if number not in self.connections:
            self.connections[number] = Connection(self.address())
        return self.connections[number]

    def send(self, client, data):
        """Does not fail: if a server is gone, or takes nothing, that is found out when the reply is awaited."""
        try:
            self.client(client).send(data)
        except OSError:
            pass

    def hang_up(self, client):
        if client in self.connections:
            self.connections.pop(client).close()

    def answers(self, limit):
        """Whether it answers a PING on another connection. Then it has dealt with all that came before."""
        try:
            if self.control.closed:
                self.control = Connection(self.address())
            self.control.send(as_array((b"PING",)))
            self.is_silent = not self.control.receive(limit) or self.control.closed or self.has_ended()
            self.control.data = b""
        except OSError:
            self.is_silent = True
        return not self.is_silent

    def has_ended(self, limit=0.0):
        """Whether the process has ended; waits that long for it."""
        try:
            self.process.wait(limit)
        except subprocess.TimeoutExpired:
            return False
        return True

    def ending(self):
        """"a segmentation fault (SIGSEGV)"; nothing while it runs."""
        status = self.process.poll()
        if status is None or status >= 0:
            return "" if status is None else f"its exit status is {status}"
        number = signal.Signals(-status)
        return f"{SIGNALS.get(number, 'a signal')} ({number.name})"

    def last_words(self):
        """The last line of its log since it listens."""
        lines = LISTENS.split(self.log.read_text(errors="replace"))[-1].strip().splitlines()
        return lines[-1] if lines else ""

    def make_ready(self):
        """No keys, no subscriptions, and no client that anything is remembered of."""
        try:
            if not self.is_silent and self.process.poll() is None and self.is_clean():
                return
        except OSError:
            pass
        self.restart()

    def is_clean(self):
        for client, connection in list(self.connections.items()):
            if client and not self.says(connection, [RESET]):
                self.hang_up(client)
        if not self.says(self.client(0), [RESET, *EMPTY]):
            self.hang_up(0)
        return 0 in self.connections or self.says(self.client(0), EMPTY)

    def says(self, connection, dialogue):
        """Whether it gives these replies and no other. They are asked for at once, until that has failed."""
        dialogue = [tuple(map(b"".join, zip(*dialogue)))] if self.is_pipelining else dialogue
        is_idle = not connection.data and not connection.closed
        as_expected = is_idle and all(asked(connection, *line) for line in dialogue)
        self.is_pipelining = self.is_pipelining and (as_expected or connection.closed)
        return as_expected


def asked(connection, request, reply):
    """Whether exactly this is the reply, and comes soon."""
    connection.send(request)
    end = time.monotonic() + CLEAN_LIMIT
    while len(connection.data) < len(reply) and not connection.closed and time.monotonic() < end:
        connection.receive(CLEAN_LIMIT)
    data, connection.data = connection.data, b""
    return data == reply


class MiniRedis(Contender):
    def __init__(self, title, program, **environment):
        super().__init__(title, **environment, **OVERWRITES_FREED_MEMORY)
        self.program = program

    def command(self):
        return [str(self.program), "--port", "0", "--bind", "127.0.0.1", "--save", ""]

    def address(self):
        """None until it listens."""
        found = LISTENS.search(self.log.read_text(errors="replace"))
        return ("127.0.0.1", int(found[1])) if found else None


class RedisServer(Contender):
    """On a Unix socket: there is no port that somebody else could have taken. One database, as in the kit."""

    def __init__(self, program):
        super().__init__("redis")
        self.program = program

    def command(self):
        return [str(self.program), "--port", "0", "--unixsocket", self.address(), "--databases", "1",
                "--save", "", "--appendonly", "no"]

    def address(self):
        return str(Path(self.folder, "socket"))
