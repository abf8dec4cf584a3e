"""A directory with a snapshot, and servers on it: the reference, or a real one."""
import pathlib
import random
import tempfile
import unittest

import redis

from support import limits, processes
from support.real_redis import redis_server, tool
from support.server_process import REFERENCE, Process, ServerProcess

NUMBERS = [0, -1, 127, 128, -128, -129, 32767, 32768, -32768, -32769, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63 - 1, -2**63]
AWKWARD = [b"", b"007", b"-0", b"+5", b" 1", b"1.0", b"\0", b"\r\n", b"$-1"]


class Server:
    """The reference, or a redis-server, on the files of a directory."""

    def __init__(self, directory, real=False, *arguments):
        self.directory = pathlib.Path(directory)
        if real:
            address = str(self.directory / "socket")
            self.process = Process([redis_server(), "--port", "0", "--unixsocket", address, "--dir", str(directory),
                                    "--save", "", "--appendonly", "no"], ready=rb"(?i)ready to accept connections")
            self.client = redis.Redis(unix_socket_path=address, socket_timeout=limits.seconds())
        else:
            self.process = ServerProcess(REFERENCE, "--dir", str(directory), *arguments)
            self.client = redis.Redis(port=self.process.port, socket_timeout=limits.seconds())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.close()
        self.process.stop()

    def contents(self):
        """{key: (expiry, value)}"""
        keys = sorted(self.client.keys())
        with self.client.pipeline(transaction=False) as pipeline:
            for key in keys:
                pipeline.type(key).execute_command("PEXPIRETIME", key)
            answers = iter(pipeline.execute())
            for key, (kind, expiry) in zip(keys, found := list(zip(answers, answers))):
                {b"string": pipeline.get, b"list": lambda k: pipeline.lrange(k, 0, -1), b"hash": pipeline.hgetall}[kind](key)
            return {key: (expiry, value) for key, (_, expiry), value in zip(keys, found, pipeline.execute())}


def random_value(draw):
    return draw.choice([
        lambda: str(draw.choice(NUMBERS)).encode(),
        lambda: str(draw.randrange(-10**draw.randrange(1, 20), 10**draw.randrange(1, 20))).encode(),
        lambda: b"a" * draw.choice([1, 63, 64, 100, 16383, 16384, 70_000]),
        lambda: bytes(draw.choice(b"ab") for _ in range(draw.randrange(2000))),
        lambda: draw.randbytes(draw.choice([1, 62, 63, 64, 65, 253, 254, 255, 4095, 4096])),
        lambda: draw.choice(AWKWARD),
    ])()


def fill(client, draw, count=200):
    """Strings, lists and hashes of all sizes, a third of them with an expiry."""
    with client.pipeline(transaction=False) as pipeline:
        for number in range(count):
            key = random_value(draw)[:100] + b":%d" % number if draw.random() < 0.9 else b"%d" % number
            size = draw.choice([1, 2, 20, 130, 600])
            draw.choice([
                lambda: pipeline.set(key, random_value(draw)),
                lambda: pipeline.rpush(key, *(random_value(draw) for _ in range(size))),
                lambda: pipeline.hset(key, mapping={random_value(draw): random_value(draw) for _ in range(size)}),
            ])()
            if draw.random() < 0.3:
                pipeline.pexpireat(key, 1_900_000_000_000 + draw.randrange(10**9))
        pipeline.execute()


def check(path):
    """What Redis's own tool finds wrong; empty if nothing."""
    done = processes.run([tool("redis-check-rdb"), path], limit=60)
    return "" if done.returncode == 0 and "RDB looks OK" in done.stdout else done.stdout + done.stderr


class InADirectory(unittest.TestCase):
    def setUp(self):
        self.directory = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="snapshots-")))
        self.dump = self.directory / "dump.rdb"
        self.seed = random.randrange(10**9)
        self.draw = random.Random(self.seed)
