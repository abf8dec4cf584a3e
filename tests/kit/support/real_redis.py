"""A real redis-server, the judge of what is right, and the tools that come with it."""
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
    """The path of one of Redis's programs. The tests mean nothing without it: to skip them would be a lie."""
    path = shutil.which(name)
    if not path:
        raise FileNotFoundError(f"{name} is missing: install the package {PACKAGES[name]}")
    return path


@functools.cache
def redis_version():
    """Of the redis-server that is here: its first number."""
    said = processes.run([tool("redis-server"), "--version"]).stdout
    found = re.search(r"v=(\d+)\.", said)
    return int(found[1]) if found else 0


def redis_server():
    """Its path. The kit does what Redis 7 does; a later one agrees with it wherever a learner is graded."""
    if redis_version() < 7:
        raise FileNotFoundError(f"redis-server 7 is the judge of these tests, and {tool('redis-server')} is older")
    return tool("redis-server")


class RealRedis(Process):
    """On a Unix socket in a directory of its own: no port that somebody else could have taken. One database,
    as in the kit. `options` come last, and the last one of a kind counts."""

    def __init__(self, *options):
        self._directory = tempfile.TemporaryDirectory(prefix="real-redis-")
        self.address = self._directory.name + "/socket"
        super().__init__(
            [redis_server(), "--port", "0", "--unixsocket", self.address, "--dir", self._directory.name,
             "--databases", "1", "--save", "", "--appendonly", "no", *options],
            ready=rb"(?i)ready to accept connections")

    def connect(self, **options):
        return RawClient(self.address, **options)

    def stop(self):
        status = super().stop()
        self._directory.cleanup()
        return status


class RealRedisOnPort(Process):
    """For those who must come over TCP. It cannot take a free port by itself: another is tried when somebody was
    faster."""

    def __init__(self):
        self._directory = tempfile.TemporaryDirectory(prefix="real-redis-")
        for attempts_left in (4, 3, 2, 1, 0):
            with socket.create_server(("127.0.0.1", 0)) as free:
                self.address = free.getsockname()
                self.port = self.address[1]
            try:
                super().__init__([redis_server(), "--port", str(self.port), "--bind", "127.0.0.1", "--dir",
                                  self._directory.name, "--save", "", "--appendonly", "no"],
                                 ready=rb"(?i)ready to accept connections")
                return
            except ChildProcessError:
                if not attempts_left:
                    raise

    def connect(self, **options):
        return RawClient(self.address, **options)

    def stop(self):
        status = super().stop()
        self._directory.cleanup()
        return status
