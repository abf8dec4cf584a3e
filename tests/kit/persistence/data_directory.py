"""A directory in which servers keep their data, one after the other: ours and a
real redis-server, in any order.

    with DataDirectory("--appendonly", "yes") as data:
        with data.server() as server: ...
        with data.redis() as server: ...
"""
import pathlib
import re
import shutil
import signal
import tempfile
import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from support import limits, processes
from support.real_redis import RealRedis, tool
from support.server_process import REFERENCE, ServerProcess


class DataDirectory:
    def __init__(self, *options):
        """`options`: for every server that is started on it."""
        self._folder = tempfile.TemporaryDirectory(prefix="mini-redis-data-")
        self.path = pathlib.Path(self._folder.name)
        self.options = options

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def server(self, *options):
        return ServerProcess(REFERENCE, "--dir", str(self.path), *self.options, *options)

    def redis(self, *options):
        return RealRedis("--dir", str(self.path), *self.options, *options)

    def copy(self):
        """Another one with the same files: what a crash at this moment would leave."""
        other = DataDirectory(*self.options)
        shutil.copytree(self.path, other.path, dirs_exist_ok=True)
        return other

    @property
    def manifest(self):
        return self.path / "appendonlydir" / "appendonly.aof.manifest"

    def log_files(self):
        """{type: paths}; b is the base, i are the increments, in order."""
        files = {"b": [], "h": [], "i": []}
        for name, kind in re.findall(r"^file (\S+) seq \d+ type (\w)\b", self.manifest.read_text(), re.MULTILINE):
            files[kind].append(self.manifest.with_name(name))
        return files

    @property
    def log(self):
        """The file to which the log is being written."""
        return self.log_files()["i"][-1]


def client_of(server):
    """Python's redis client, connected to one of ours or a real one. It sends each command once:
    version 6 would retry on its own."""
    where = {"port": server.port} if isinstance(server, ServerProcess) else {"unix_socket_path": server.address}
    return redis.Redis(**where, socket_timeout=limits.seconds(), retry=Retry(NoBackoff(), 0))


READERS = {
    b"string": lambda client, key: client.get(key),
    b"list": lambda client, key: client.lrange(key, 0, -1),
    b"hash": lambda client, key: client.hgetall(key),
}


# Keys that expire earlier may be there or not: the clock decides, not the files.
SOON = int(time.time() * 1000) + 10 * 60 * 1000


def contents(server):
    """All keys: {key: (value, when it expires, or -1)}, except those that expire soon."""
    with client_of(server) as client, client.pipeline(transaction=False) as pipeline:
        keys = client.keys()
        for key in keys:
            pipeline.type(key).execute_command("PEXPIRETIME", key)
        about = pipeline.execute()
        lasting = [(key, kind, end) for key, kind, end in zip(keys, about[::2], about[1::2]) if end == -1 or end > SOON]
        for key, kind, _ in lasting:
            READERS[kind](pipeline, key)
        return {key: (value, end) for (key, _, end), value in zip(lasting, pipeline.execute())}


def kill(server):
    """Ends it like a crash: nothing is printed, nothing is written."""
    server.signal(signal.SIGKILL)
    server.wait()
    server.stop()


def check(program, path):
    """redis-check-aof or redis-check-rdb: its output, and whether it accepts the file."""
    done = processes.run([tool(program), path])
    return done.stdout + done.stderr, done.returncode == 0
