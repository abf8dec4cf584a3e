"""Snapshots go back and forth between the reference and a real redis-server; broken ones are refused; a
crash leaves a whole one."""
import contextlib
import os
import pathlib
import random
import re
import signal
import tempfile
import unittest

import redis

import old_snapshots
from support import limits, processes
from support.limits import eventually
from support.real_redis import redis_server, tool
from support.server_process import REFERENCE, Process, ServerProcess, program

FLIPS = 200  # of single bits, in total

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


class Exchange(InADirectory):
    def goes_from_one_to_the_other(self, real):
        with Server(self.directory, real) as first:
            fill(first.client, self.draw)
            first.client.save()
            self.assertEqual(check(self.dump), "")
            wanted = first.contents()
        with Server(self.directory, not real) as second:
            self.assertEqual(second.contents(), wanted, f"seed {self.seed}")

    def test_redis_loads_what_we_save(self):
        self.goes_from_one_to_the_other(real=False)

    def test_we_load_what_redis_saves(self):
        self.goes_from_one_to_the_other(real=True)

    def test_we_read_what_old_versions_wrote(self):
        for version in (b"0003", b"0007"):
            self.dump.write_bytes(old_snapshots.of_old_redis(version))
            with Server(self.directory, True) as redis_server, Server(self.directory) as ours:
                self.assertEqual(ours.contents(), redis_server.contents(), version)
                self.assertGreaterEqual(len(ours.contents()), 5)

    def test_an_empty_database_is_a_snapshot_too(self):
        with Server(self.directory) as ours:
            ours.client.save()
        self.assertEqual(check(self.dump), "")
        with Server(self.directory, True) as redis_server:
            self.assertEqual(redis_server.client.dbsize(), 0)


class Refused(InADirectory):
    def refusal(self, contents):
        """What the reference says when it starts on these bytes; empty if it starts."""
        self.dump.write_bytes(contents)
        try:
            with Server(self.directory):
                return ""
        except ChildProcessError as error:
            self.assertIn("dump.rdb: at byte", str(error))
            return str(error)

    def small_snapshot(self):
        with Server(self.directory, True) as redis_server:
            client = redis_server.client
            client.set("string", "value", px=10**9)
            client.set("compressed", "to be or not to be " * 5)
            client.rpush("list", "one", "2", "-300", "a longer element")
            client.hset("hash", mapping={"field": "value", "12": "70000"})
            client.save()
        return self.dump.read_bytes()

    def test_one_that_is_cut_off_anywhere(self):
        whole = self.small_snapshot()
        for size in range(len(whole)):
            self.assertIn("at byte", self.refusal(whole[:size]), f"{size} of {len(whole)} bytes")

    def test_one_of_which_a_bit_has_changed(self):
        whole = self.small_snapshot()
        for bit in self.draw.sample(range(8 * len(whole)), FLIPS):
            broken = bytearray(whole)
            broken[bit // 8] ^= 1 << bit % 8
            if broken[5:9].isdigit() and int(broken[5:9]) < 5:
                continue  # a file this old has no checksum
            self.assertIn("at byte", self.refusal(bytes(broken)), f"bit {bit} of {whole!r}")

    def test_what_we_cannot_hold_is_named(self):
        for command, name in (("SADD key member", "a set"), ("ZADD key 1 member", "a sorted set"),
                              ("XADD key * field value", "a stream"), ("SELECT 3", "database 3")):
            with Server(self.directory, True) as redis_server:
                # One connection, because SELECT applies to its own connection only.
                with redis_server.client.client() as connection:
                    connection.flushall()
                    connection.execute_command(*command.split())
                    if command.startswith("SELECT"):
                        connection.set("key", "value")
                    connection.save()
            self.assertIn(name, self.refusal(self.dump.read_bytes()))
            self.dump.unlink()


class Crashes(InADirectory):
    def begin_in_background(self, server):
        """The pid of a child process at work, which is stopped in the middle, so that it stays at work."""
        for _ in range(20):  # it may be faster than we are
            before = len(server.process.log())
            server.client.bgsave()
            started = eventually(lambda: re.search(r"started by pid (\d+)", server.process.log()[before:]), "BGSAVE")
            child = int(started[1])
            over = "Background saving terminated"
            eventually(lambda: (self.directory / f"temp-{child}-dump.rdb").exists()
                       or over in server.process.log()[before:], "the child's file")
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                os.kill(child, signal.SIGSTOP)
                if eventually(lambda: re.search(r"\) ([TZ]) ", pathlib.Path(f"/proc/{child}/stat").read_text()),
                              "the child stops")[1] == "T":
                    return child
            eventually(lambda: over in server.process.log()[before:], "the end of the child")
        self.fail("no child is slow enough")

    def test_killed_at_any_moment_it_leaves_a_whole_snapshot(self):
        sizes = set()  # of every snapshot that was begun
        for generation in range(12):
            with Server(self.directory) as server:
                if sizes:
                    self.assertIn(server.client.dbsize(), sizes)
                sizes.add(1000 * (generation + 1))
                server.client.flushdb()
                server.client.mset({f"key:{i}": "x" * 200 for i in range(1000 * (generation + 1))})
                server.client.save() if generation % 3 == 0 else server.client.bgsave()
                for _ in range(self.draw.randrange(200)):
                    server.client.set("key:0", "y")
                server.process.signal(signal.SIGKILL)
                server.process.wait()
            self.assertEqual(check(self.dump), "")

    def test_a_server_that_is_stopped_ends_its_child_and_saves_itself(self):
        with Server(self.directory, False, "--save", "3600 1") as server:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            child = self.begin_in_background(server)
            server.client.set("the last one", "x")
            server.process.signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(60), 0)
        self.assertFalse(pathlib.Path(f"/proc/{child}").exists())
        self.assertEqual([path.name for path in self.directory.iterdir()], ["dump.rdb"])
        with Server(self.directory) as server:
            self.assertEqual(server.client.dbsize(), 20_001)

    def test_a_server_that_cannot_save_does_not_end_as_if_it_had(self):
        gone = self.directory / "gone"
        gone.mkdir()
        with Server(gone, False, "--save", "3600 1") as server:
            server.client.set("a", 1)
            gone.rmdir()
            server.process.signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(60), 1)
            self.assertIn("the last snapshot cannot be saved", server.process.log())

    def test_what_flushall_removes_stays_away(self):
        for points, left in (("3600 1000", 0), ("", 20_000)):
            with Server(self.directory, False, "--save", points) as server:
                server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
                server.client.save()
                if points:
                    self.begin_in_background(server)
                server.client.flushall()
                server.process.signal(signal.SIGKILL)
                server.process.wait()
            with Server(self.directory) as server:
                self.assertEqual(server.client.dbsize(), left)

    def test_a_child_that_is_killed_leaves_nothing_and_is_no_secret(self):
        with Server(self.directory, False, "--save", "3600 1") as server:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            os.kill(self.begin_in_background(server), signal.SIGKILL)
            eventually(lambda: "ended by signal 9" in server.process.log(), "the server hears of it")
            with self.assertRaisesRegex(redis.ResponseError, "MISCONF"):
                server.client.set("key", "value")
            self.assertEqual(list(self.directory.iterdir()), [])

    def test_a_connection_ends_while_a_child_is_at_work(self):
        with Server(self.directory) as server, server.process.connect() as other:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            child = self.begin_in_background(server)
            other.send(b"QUIT\r\n")
            self.assertEqual(other.read_to_end(), b"+OK\r\n")
            os.kill(child, signal.SIGCONT)


if __name__ == "__main__":
    program(REFERENCE)
    unittest.main()
