"""Publish and subscribe next to a real redis-server: the same clients do the same
on both, and receive the same.

After each command every client sends a PING of its own, which is allowed in subscribed mode or not:
everything before the reply is all that it received. Redis promises no order when it walks through a table
(the channels of an UNSUBSCRIBE without names, the patterns that match a message), so such replies are
compared in any order.
"""
import itertools
import os
import random
import re
import unittest

from support.raw_client import command, shown
from support.real_redis import RealRedis
from support.server_process import ServerProcess

CLIENTS = 4
STEPS = 3000
PATTERNS = 3000
NAMES = ["a", "ab", "abc", "b", "news", "", b"\0", b"a\r\nb", "a*"]
GLOBS = ["*", "a*", "*b*", "?", "a?", "[ab]*", "[^a]", r"a\*", "ne[v-x]s", "nothing", ""]


def replies(data):
    """The replies in the bytes, one after another; an array becomes a list of its elements."""
    found, at = [], 0
    while at < len(data):
        reply, at = reply_at(data, at)
        found.append(reply)
    return found


def reply_at(data, at):
    end = data.index(b"\r\n", at) + 2
    line = data[at:end]
    if line[:1] in b"*>" and line != b"*-1\r\n":
        elements = []
        for _ in range(int(line[1:])):
            element, end = reply_at(data, end)
            elements.append(element)
        return elements, end
    if line[:1] == b"$" and line != b"$-1\r\n":
        start, end = end, end + int(line[1:]) + 2
        return line + data[start:end], end
    return line, end


def without_order(asked, data):
    """What came, with replies sorted if their order is not promised. A client
    never gets the same pmessage twice."""
    found = replies(data)
    if re.match(rb"(?i)P?UNSUBSCRIBE$", asked[0]) and len(asked) == 1:
        counts = [reply[2] for reply in found[:-1]]
        return sorted(reply[1] for reply in found[:-1]), counts, found[-1]
    if asked[:2] == [b"PUBSUB", b"CHANNELS"] and isinstance(found[0], list):
        return [sorted(found[0]), *found[1:]]
    groups = itertools.groupby(found, key=lambda reply: reply[0] == b"$8\r\npmessage\r\n")
    return [reply for by_pattern, group in groups for reply in (sorted(group) if by_pattern else group)]


class Side:
    """One of the two servers, and its clients. Every other one speaks RESP3, until it sends RESET."""

    def __init__(self, test, server):
        self.server = server
        self.clients = [self.connect(test, number) for number in range(CLIENTS)]

    def connect(self, test, number):
        client = test.enterContext(self.server.connect())
        if number % 2:
            client.send(command("HELLO", 3))
            client.read_until(b"modules\r\n*0\r\n")
        return client

    def ask(self, number, asked):
        """Sends the command on that client. Returns what each client receives before the marker at its
        end."""
        self.clients[number].send(command(*asked))
        return [self.heard(client) for client in (self.clients[number], *self.clients)]

    def heard(self, client):
        client.send(command("PING", "mark"))
        return client.read_until(b"mark\r\n")

    def replace(self, test, number, abruptly):
        """The client leaves, and another one comes. Returns when the server has seen both."""
        client = self.clients[number]
        if abruptly:
            client.reset()
        else:
            client.say_no_more()
            client.read_to_end()
            client.close()
        self.clients[number] = self.connect(test, number)


class PubSubLikeRedis(unittest.TestCase):
    def setUp(self):
        self.sides = [Side(self, self.enterContext(server)) for server in (ServerProcess(), RealRedis())]
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random commands: MINI_REDIS_SEED={seed}", flush=True)
        self.rng = random.Random(seed)

    def assert_same(self, number, asked):
        asked = [word if isinstance(word, bytes) else word.encode() for word in asked]
        ours, redis = [side.ask(number, asked) for side in self.sides]
        for client, (one, other) in enumerate(zip(ours, redis)):
            command_of_client = asked if client == 0 else [b"PING"]
            self.assertEqual(
                without_order(command_of_client, one), without_order(command_of_client, other),
                f"client {number} asked {asked}\nours:  {shown(one)}\nredis: {shown(other)}")

    def some(self, values):
        return self.rng.choices(values, k=self.rng.choice([1, 1, 1, 2, 3]))

    def random_command(self):
        rng = self.rng
        return rng.choice([
            ["SUBSCRIBE", *self.some(NAMES)], ["PSUBSCRIBE", *self.some(GLOBS)],
            ["UNSUBSCRIBE", *self.some(NAMES)], ["PUNSUBSCRIBE", *self.some(GLOBS)],
            ["UNSUBSCRIBE"], ["PUNSUBSCRIBE"], ["RESET"], ["RESET"], ["GET", "none"],
            ["PUBSUB", "CHANNELS"], ["PUBSUB", "CHANNELS", rng.choice(GLOBS)],
            ["PUBSUB", "NUMSUB", *self.some(NAMES)], ["PUBSUB", "NUMPAT"],
            *[["PUBLISH", rng.choice(NAMES), rng.randbytes(rng.randrange(8))]] * 8,
            ["GET", "key"], ["PING"], ["PING", "text"], ["PING", "a", "b"],
        ])

    def test_random_commands_of_several_clients(self):
        for _ in range(STEPS):
            number = self.rng.randrange(CLIENTS)
            if self.rng.random() < 0.02:
                abruptly = self.rng.random() < 0.5
                self.assert_same(number, ["RESET"] if abruptly else ["PING"])
                for side in self.sides:
                    side.replace(self, number, abruptly)
            self.assert_same(number, self.random_command())

    def test_patterns(self):
        """PUBSUB CHANNELS finds names with the same matcher as PUBLISH."""
        letters = [b"a", b"b", b"c", b"*", b"?", b"[", b"]", b"^", b"-", b"\\", b"\xff", b"\0"]
        names = {b"".join(self.rng.choices(letters[:3] * 3 + letters, k=self.rng.randrange(6))) for _ in range(300)}
        self.assert_same(0, ["SUBSCRIBE", *names])
        for _ in range(PATTERNS):
            pattern = b"".join(self.rng.choices(letters, k=self.rng.randrange(1, 9)))
            ours, redis = (self.channels(side.clients[1], pattern) for side in self.sides)
            self.assertEqual(ours, redis, pattern)

    def channels(self, client, pattern):
        client.send(command("PUBSUB", "CHANNELS", pattern) + command("ECHO", "end of it"))
        return sorted(replies(client.read_until(b"end of it\r\n"))[0])


if __name__ == "__main__":
    unittest.main()
