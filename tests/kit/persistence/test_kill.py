"""The server is killed many times, at any moment, while many clients write: everything it
has answered is there afterwards."""
import os
import random
import re
import threading
import unittest

import redis

from data_directory import DataDirectory, check, client_of, contents, kill
from support import limits, processes
from support.raw_client import command
from support.real_redis import tool

ROUNDS = 20
GONE = (redis.ConnectionError, redis.TimeoutError, OSError)


class Writer(threading.Thread):
    """Counts up as long as the server lives. `sent` and `answered` say how far it got."""

    def __init__(self, server, name, told):
        super().__init__()
        self.server, self.key, self.told = server, name, told
        self.sent = self.answered = 0

    def run(self):
        try:
            self.write()
        except GONE:
            pass

    def is_answered(self, number):
        self.answered = int(number)
        self.told()


class Pipelining(Writer):
    """Many commands in one packet, over a plain socket; every reply that came back counts as answered."""

    def write(self):
        with self.server.connect() as client:
            data = b""
            while True:
                self.sent += 10
                client.send(command("INCR", self.key) * 10)
                while not data.endswith(b":%d\r\n" % self.sent):
                    piece = client.receive()
                    if not piece:
                        return
                    data = (data + piece)[-10_000:]
                    if whole := re.findall(rb":(\d+)\r\n", data):
                        self.is_answered(whole[-1])


class Transacting(Writer):
    """Sets two keys in a MULTI and EXEC, with Python's client: they never differ."""

    def write(self):
        with client_of(self.server) as client:
            while True:
                self.sent += 1
                with client.pipeline() as transaction:
                    counted = transaction.incr(self.key).incr(self.key + ":twin").execute()
                self.is_answered(counted[0])


class Typing(Writer):
    """redis-cli, and so hiredis."""

    def write(self):
        with processes.start([tool("redis-cli"), "-p", self.server.port], stdin=processes.PIPE,
                             stdout=processes.PIPE, stderr=processes.STDOUT, text=True) as program:
            while True:
                self.sent += 1
                program.stdin.write(f"INCR {self.key}\n")
                program.stdin.flush()
                if not (line := program.stdout.readline()).strip().isdigit():
                    return
                self.is_answered(line)


class Pushing(Writer):
    """A list: its elements are the numbers from 1 on, and none is missing."""

    def write(self):
        with self.server.connect() as client:
            while True:
                self.sent += 1
                client.send(command("RPUSH", self.key, self.sent))
                reply = client.read_until(b"\n")
                if not reply.endswith(b"\n"):
                    return
                self.is_answered(reply[1:])


class Rewriting(Writer):
    """Keeps having the log rewritten."""

    def write(self):
        with client_of(self.server) as client:
            while True:
                try:
                    client.bgrewriteaof()
                except redis.ResponseError as error:
                    if "in progress" not in str(error):
                        raise


class Killed(unittest.TestCase):
    def under_load(self, data, rng, kinds):
        """Starts a server, lets the writers write, and kills it after this many answers."""
        answers_left = rng.randrange(1, 600)
        enough = threading.Event()

        def told():
            nonlocal answers_left
            answers_left -= 1
            if answers_left <= 0:
                enough.set()

        with data.server() as server:
            with client_of(server) as client:
                client.flushall()
            writers = [kind(server, f"{kind.__name__}-{number}", told) for number, kind in enumerate(kinds)]
            for writer in writers:
                writer.start()
            self.assertTrue(enough.wait(limits.seconds()), server.log())
            kill(server)
            for writer in writers:
                writer.join(limits.seconds())
        return writers

    def assert_kept(self, data, writers):
        with data.server() as server:
            found = contents(server)
        for writer in writers:
            value, _ = found.get(writer.key.encode(), (b"0", None))
            if isinstance(writer, Pushing):
                self.assertEqual(value, [b"%d" % n for n in range(1, len(value) + 1)] if value != b"0" else b"0")
                value = len(value) if value != b"0" else 0
            if isinstance(writer, Transacting):
                self.assertEqual((value, -1), found.get(f"{writer.key}:twin".encode(), (b"0", -1)), "half of a transaction")
            if not isinstance(writer, Rewriting):
                self.assertGreaterEqual(int(value), writer.answered, f"{writer.key}: answered, and lost")
                self.assertLessEqual(int(value), writer.sent, f"{writer.key}: more than was ever sent")

    def rounds(self, policy, *more):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"killed with {policy}: MINI_REDIS_SEED={seed}", flush=True)
        rng = random.Random(seed)
        with DataDirectory("--appendonly", "yes", "--appendfsync", policy) as data:
            for number in range(ROUNDS):
                with self.subTest(seed=seed, round=number):
                    kinds = [Pipelining, Pipelining, Transacting, Typing, Pushing, *more]
                    self.assert_kept(data, self.under_load(data, rng, kinds))
            said, content = check("redis-check-aof", data.manifest)
            self.assertTrue(content, said)

    def test_with_always(self):
        self.rounds("always")

    def test_while_the_log_is_rewritten(self):
        self.rounds("always", Rewriting)

    def test_with_everysec(self):
        """Data that is written but not synced is lost when the machine loses power, but
        not when the process is killed."""
        self.rounds("everysec", Rewriting)


if __name__ == "__main__":
    unittest.main()
