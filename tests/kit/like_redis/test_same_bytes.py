"""The reference next to a real redis-server: the same bytes to both, and the same bytes back."""
import os
import random
import re
import unittest

from support.conversations import conversations, hello, keys, metrics, more_strings
from support.raw_client import command, shown, transcript
from support.real_redis import RealRedis, redis_version
from support.server_process import ServerProcess

PATTERNS = 3000

# What the reference answers differently on purpose: an example, and the reason. Five at most.
DEVIATIONS = [
    (command("SET", "key", "value", "PXAT", 2**63 - 1) + command("PEXPIRETIME", "key"),
     "the last millisecond that 64 bits can hold means \"never\" here; a key may go one before it"),
    (command("COMMAND", "COUNT"), "there are fewer commands here"),
    (b"PING a\0b\r\nPING\r\n", "Redis looks for the end of a line with strchr(), which stops at a NUL and finds"
                              " none; here a NUL is a byte like any other"),
]


class LikeRedis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if redis_version() != 7:
            raise unittest.SkipTest(f"NOT CHECKED: the same bytes as from Redis 7; here is a Redis {redis_version()}")

    def setUp(self):
        self.ours = self.enterContext(ServerProcess())
        self.redis = self.enterContext(RealRedis())

    def transcripts(self, *pieces):
        return [transcript(server.address, *pieces) for server in (self.ours, self.redis)]

    def assert_same(self, replies, asked, title=""):
        ours, redis = replies
        if ours != redis:
            same = len(os.path.commonprefix(replies))
            line = ours.rfind(b"\n", 0, same) + 1  # where the reply that differs begins, or one of its lines
            self.fail(f"{title}\nasked: {shown(asked, 2000)}\nthe same up to byte {line}, then\n"
                      f"ours:  {shown(ours[line:])}\nredis: {shown(redis[line:])}")

    def test_all_commands(self):
        for title, asked in conversations(more_strings, keys, metrics):
            with self.subTest(title):
                self.assert_same(self.transcripts(asked), asked)

    def test_all_commands_byte_by_byte(self):
        for title, asked in conversations(more_strings, keys, metrics):
            with self.subTest(title):
                self.assert_same(self.transcripts(*(asked[i:i + 1] for i in range(len(asked)))), asked)

    def test_all_commands_in_resp3(self):
        for title, asked in conversations(more_strings, keys, metrics, hello):
            if title == "subscribed mode":  # RESP3 has none, so a COMMAND in there is not refused
                continue
            with self.subTest(title):
                asked = command("HELLO", 3) + asked
                self.assert_same([without_ids(replies) for replies in self.transcripts(asked)], asked)

    def test_hello_in_resp2(self):
        for title, asked in conversations(hello):
            with self.subTest(title):
                self.assert_same([without_ids(replies) for replies in self.transcripts(asked)], asked)

    def test_patterns(self):
        """One key, and patterns that may match it: KEYS has its own order, which differs between two
        servers."""
        rng = random.Random(seed := random.randrange(10**9))
        for number in range(PATTERNS):
            key = "".join(rng.choices("ab*^-]", k=rng.randrange(6)))
            pattern = "".join(rng.choices("ab**?[[]]^-\\", k=rng.randrange(9)))
            asked = command("FLUSHALL") + command("SET", key, 1) + command("KEYS", pattern) + command(
                "SCAN", 0, "MATCH", pattern)
            self.assert_same(self.transcripts(asked), asked, f"seed {seed}, pattern {number}")

    def test_hashes_in_any_order(self):
        fields = [f"field:{i}" for i in range(1000)]
        pairs = [word for field in fields for word in (field, field[::-1])]
        fill = command("HSET", "hash", *pairs) + command("HDEL", "hash", *fields[::3])
        for name, width in (("HGETALL", 2), ("HKEYS", 1), ("HVALS", 1)):
            ours, redis = self.transcripts(fill + command(name, "hash"))
            self.assertEqual(sorted_elements(ours, width), sorted_elements(redis, width), name)

    def test_order_of_the_largest_small_hash(self):
        """512 fields, and 64 bytes in a word; with more the order is any."""
        words = [word for i in range(512) for word in (f"field:{i}", i)]
        words[100:102] = "f" * 64, "v" * 64
        fill = command("HSET", "hash", *words) + command("HSET", "hash", words[500], "longer", words[10], "")
        asked = fill + command("HDEL", "hash", *words[200::6]) + command("HGETALL", "hash")
        self.assert_same(self.transcripts(asked), asked)
        for more in (("a", "v" * 65), ("f" * 65, "a"), ("one", "more")):
            ours, redis = self.transcripts(command("DEL", "hash") + fill + command("HSET", "hash", *more) +
                                           command("HGETALL", "hash"))
            self.assertEqual(sorted_elements(ours, 2), sorted_elements(redis, 2))

    def test_known_deviations(self):
        self.assertLessEqual(len(DEVIATIONS), 5)
        for asked, reason in DEVIATIONS:
            with self.subTest(reason):
                ours, redis = self.transcripts(asked)
                self.assertNotEqual(ours, redis, "no deviation any more: take it off the list")


def without_ids(replies):
    """The replies of HELLO without the client's id."""
    return re.sub(rb"(\$2\r\nid\r\n:)\d+", rb"\1N", replies)


def sorted_elements(replies, width):
    """What comes before an array of bulk strings, then its elements, in groups of this size, sorted."""
    before, *elements = replies.removesuffix(b"\r\n").split(b"\r\n$")
    return before, sorted(zip(*[iter(elements)] * width))


if __name__ == "__main__":
    unittest.main()
