"""A real redis-server, which decides what is right, and the tools that come with it."""
import functools
import re
import shutil
import socket
import tempfile

from support import processes
from support.raw_client import RawClient
from support.server_process import Process

PACKAGES = {"redis-server": "redis-server", "redis-cli": "redis-tools", "redis-benchmark": "redis-tools",
            "redis-check-aof": "redis-tools", "redis-check-rdb": "redis-tools"}


def tool(name):
    """The path of one of Redis's programs. The tests mean nothing without it, so
    they must not be skipped silently."""
    path = shutil.which(name)
    if not path:
        raise FileNotFoundError(f"{name} is missing: install the package {PACKAGES[name]}")
    return path


@functools.cache
def redis_version():
    """The major version of this machine's redis-server."""
    said = processes.run([tool("redis-server"), "--version"]).stdout
    found = re.search(r"v=(\d+)\.", said)
    return int(found[1]) if found else 0


def redis_server():
    """Its path. The kit does what Redis 7 does; later versions agree with it in
    everything that learners are graded on."""
    if redis_version() < 7:
        raise FileNotFoundError(f"redis-server 7 is the judge of these tests, and {tool('redis-server')} is older")
    return tool("redis-server")


class InOwnDirectory(Process):
    """A redis-server that keeps nothing unless `options` say so: they come last, and the last one of a kind counts.
    The classes below say at which `address` it listens."""

    def __init__(self, *options):
        self._directory = tempfile.TemporaryDirectory(prefix="real-redis-")
        super().__init__([redis_server(), "--dir", self._directory.name, "--save", "", "--appendonly", "no",
                          *self.listening_at(self._directory.name), *options],
                         ready=rb"(?i)ready to accept connections")

    def connect(self, **options):
        return RawClient(self.address, **options)

    def stop(self):
        status = super().stop()
        self._directory.cleanup()
        return status


class RealRedis(InOwnDirectory):
    """On a Unix socket: there is no port that somebody else could have taken. One database, as in the kit."""

    def listening_at(self, directory):
        self.address = directory + "/socket"
        return ["--port", "0", "--unixsocket", self.address, "--databases", "1"]


class RealRedisOnPort(InOwnDirectory):
    """For tests that need TCP. redis-server cannot pick a free port itself: if somebody else was
    faster, another port is tried."""

    def __init__(self):
        for attempts_left in (4, 3, 2, 1, 0):
            try:
                return super().__init__()
            except ChildProcessError:
                if not attempts_left:
                    raise

    def listening_at(self, _):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = free.getsockname()
            self.port = self.address[1]
        return ["--port", str(self.port), "--bind", "127.0.0.1"]
