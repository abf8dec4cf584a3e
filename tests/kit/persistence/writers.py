"""Clients that write until the server is gone, and know what they were promised."""
import re
import threading

import redis

from data_directory import client_of
from support import processes
from support.raw_client import command
from support.real_redis import tool

GONE = (redis.ConnectionError, redis.TimeoutError, OSError)


class Writer(threading.Thread):
    """Counts a key up from 0 as long as the server lives. `sent` and `answered` say how far it got. Calls `told` after
    each answer."""

    def __init__(self, server, key, told):
        super().__init__()
        self.server, self.key, self.told = server, key, told
        self.sent = self.answered = 0
        self.error = None
        self.names = {key.encode()}

    def problem(self, found, is_promised=True):
        """What is wrong with its keys after a restart; None if nothing is. `is_promised`: what was answered is there."""
        if self.error:
            return f"{self.key}: {self.error!r}"
        count, problem = self.count(found)
        if is_promised and count < self.answered:
            problem = f"{self.answered} was answered, and lost"
        if count > self.sent:
            problem = f"only {self.sent} was ever sent"
        return problem and f"{self.key} is {count}: {problem}"

    def count(self, found):
        """How far the key has got, and what is wrong with it."""
        return int(found.get(self.key.encode(), (b"0", -1))[0]), None

    def run(self):
        try:
            self.write()
        except GONE:
            pass
        except Exception as error:
            self.error = error

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

    def __init__(self, server, key, told):
        super().__init__(server, key, told)
        self.names.add(f"{key}:twin".encode())

    def count(self, found):
        twin = found.get(f"{self.key}:twin".encode(), (b"0", -1))
        count, problem = super().count(found)
        return count, problem if int(twin[0]) == count else "half of a transaction"

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

    def count(self, found):
        numbers = [int(number) for number in found.get(self.key.encode(), ([], -1))[0]]
        return len(numbers), None if numbers == list(range(1, len(numbers) + 1)) else f"it has {numbers}"

    def write(self):
        with self.server.connect() as client:
            while True:
                self.sent += 1
                client.send(command("RPUSH", self.key, self.sent))
                reply = client.read_until(b"\n")
                if not reply.endswith(b"\n"):
                    return
                self.is_answered(reply[1:])


class Saving(Writer):
    """Takes SAVE's OK for the answer: nothing else promises anything where there is no log."""

    def write(self):
        with client_of(self.server) as client:
            while True:
                self.sent += 1
                counted = client.incr(self.key)
                if ask(client, "SAVE"):
                    self.is_answered(counted)


class Keeping(Writer):
    """Has children started, one after the other. Writes nothing itself."""

    def write(self):
        with client_of(self.server) as client:
            while True:
                ask(client, self.command)


class Rewriting(Keeping):
    command = "BGREWRITEAOF"


class Snapshotting(Keeping):
    command = "BGSAVE"


def ask(client, words):
    """The reply; None if a child is at work that does not allow it."""
    try:
        return client.execute_command(words)
    except redis.ResponseError as error:
        if "in progress" in str(error) or "Another child process" in str(error):
            return None
        raise
