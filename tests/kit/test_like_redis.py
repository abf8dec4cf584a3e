"""The reference beside a real redis-server: the same bytes to both, and the same bytes back."""
import os
import random
import unittest

import like_redis_keys
import like_redis_metrics
import like_redis_strings
from like_redis_commands import INTEGERS_OR_NEARLY, conversations, encoded, random_container_command
from raw_client import command, shown, transcript
from real_redis import RealRedis, redis_version
from server_process import ServerProcess

SEQUENCES = 3000
CLIENTS = 3
NO_MOMENT_TO_COME = [integer for integer in INTEGERS_OR_NEARLY if integer != "1"]  # in a millisecond: who asks first?

# What the reference answers otherwise, on purpose: an example, and the reason. Five at the most.
DEVIATIONS = [
    (command("SET", "key", "value", "PXAT", 2**63 - 1) + command("PEXPIRETIME", "key"),
     "the last millisecond that 64 bits can hold means \"never\" here; a key may go one before it"),
    (command("COMMAND", "COUNT"), "COMMAND is there so that redis-cli feels at home; it lists nothing"),
    (b"PING a\0b\r\nPING\r\n", "Redis looks for the end of a line with strchr(), which stops at a NUL and finds"
                              " none; here a NUL is a byte like any other"),
    (b"POST / HTTP/1.1\r\n", "Redis hangs up on POST and Host:, lest a web page makes a browser speak to it;"
                             " a server of a workshop is no such target"),
    (command("MULTI") + command("PUBSUB", "nonsense"), "here PUBSUB is one command, which looks at its first argument"
     " when it runs; Redis has a command for each, and finds out before it queues one"),
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
        for title, asked in conversations(like_redis_strings.ARRAYS, like_redis_keys.ARRAYS, like_redis_metrics.ARRAYS):
            with self.subTest(title):
                self.assert_same(self.transcripts(asked), asked)

    def test_all_commands_byte_by_byte(self):
        for title, asked in conversations(like_redis_strings.ARRAYS, like_redis_keys.ARRAYS, like_redis_metrics.ARRAYS):
            with self.subTest(title):
                self.assert_same(self.transcripts(*(asked[i:i + 1] for i in range(len(asked)))), asked)

    def test_random_commands(self):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random commands: MINI_REDIS_SEED={seed}", flush=True)
        rng = random.Random(seed)
        pairs = [[self.enterContext(server.connect()) for server in (self.ours, self.redis)] for _ in range(CLIENTS)]
        for number in range(SEQUENCES):
            clients = rng.choice(pairs)  # what one of them watches, another changes
            asked = b"".join(random_request(rng, number) for _ in range(rng.randint(1, 20)))
            ending = b"end of %d\r\n" % number
            cut = rng.randrange(len(asked))
            for client in clients:
                client.send(asked[:cut])
                client.send(asked[cut:] + command("DISCARD") + command("ECHO", ending[:-2]))
            self.assert_same([client.read_until(ending) for client in clients], asked,
                             f"MINI_REDIS_SEED={seed}, sequence {number}")

    def test_patterns(self):
        """One key, and patterns that may fit it: KEYS has its own order, which two servers do not share."""
        rng = random.Random(seed := random.randrange(10**9))
        for number in range(SEQUENCES):
            key = "".join(rng.choices("ab*^-]", k=rng.randrange(6)))
            pattern = "".join(rng.choices("ab**?[[]]^-\\", k=rng.randrange(9)))
            asked = command("FLUSHALL") + command("SET", key, 1) + command("KEYS", pattern) + command(
                "SCAN", 0, "MATCH", pattern)
            self.assert_same(self.transcripts(asked), asked, f"seed {seed}, sequence {number}")

    def test_hashes_in_any_order(self):
        fields = [f"field:{i}" for i in range(1000)]
        pairs = [word for field in fields for word in (field, field[::-1])]
        fill = command("HSET", "hash", *pairs) + command("HDEL", "hash", *fields[::3])
        for name, width in (("HGETALL", 2), ("HKEYS", 1), ("HVALS", 1)):
            ours, redis = self.transcripts(fill + command(name, "hash"))
            self.assertEqual(sorted_elements(ours, width), sorted_elements(redis, width), name)

    def test_known_deviations(self):
        self.assertLessEqual(len(DEVIATIONS), 5)
        for asked, reason in DEVIATIONS:
            with self.subTest(reason):
                ours, redis = self.transcripts(asked)
                self.assertNotEqual(ours, redis, "no deviation any more: take it off the list")


def sorted_elements(replies, width):
    """What comes before an array of bulk strings, and its elements, so many at a time, in one order for all."""
    before, *elements = replies.removesuffix(b"\r\n").split(b"\r\n$")
    return before, sorted(zip(*[iter(elements)] * width))


def random_request(rng, number):
    """Any command, often a wrong one, on few keys, so that they meet.

    A time to live is far away, for a key of this sequence only, or past: when exactly it is read does not
    matter then.
    """
    own_key = f"{number}:{rng.randrange(4)}"
    key = rng.choice([own_key, own_key, f"shared:{rng.randrange(8)}", rng.randbytes(1)])
    integer = rng.choice([rng.randint(-3, 3), rng.randint(-2**63, 2**63), *map(encoded, INTEGERS_OR_NEARLY)])
    text = rng.choice([integer, "", rng.randbytes(rng.randrange(40)), "y" * rng.randrange(200)])
    past = rng.choice([0, -1, -10**9, encoded(rng.choice(NO_MOMENT_TO_COME))])
    option = rng.choice(["nonsense", "", b"no\0n", "\r\nno\r\nne\r\n", "no" * 100])
    arguments = rng.choice([
        ["PING"], ["PING", text], ["ECHO", text], ["DBSIZE"], ["SELECT", integer],
        ["GET", key], ["GET", own_key], ["SET", key, text], ["SET", key, integer],
        ["SET", key, text, "nonsense"], ["INCR", key], ["INCR", own_key], ["TTL", own_key], ["TTL", own_key],
        ["EXPIRE", key, past], ["EXPIRE", own_key, 1000], ["EXPIRE", own_key, 10**9],
        ["EXPIRE", own_key, 1000, option], *key_commands(rng, number, key, own_key, text, integer, past, option),
        ["PUBLISH", key, text], ["UNSUBSCRIBE", key, own_key], ["PUNSUBSCRIBE"], ["RESET"],
        ["PUBSUB", "CHANNELS", key], ["PUBSUB", "NUMSUB", key], ["PUBSUB", "NUMPAT"],
        ["MULTI"], ["MULTI"], ["EXEC"], ["EXEC"], ["DISCARD"], ["UNWATCH"],
        ["CLIENT", "SETNAME", text], ["CLIENT", "GETNAME"], ["CONFIG", "GET", rng.choice(["save", "timeout", text])],
        ["WATCH", key], ["WATCH", own_key, f"shared:{rng.randrange(8)}"],
        [rng.randbytes(rng.randrange(1, 5)).hex(), *[text] * rng.randrange(4)],
    ])
    if rng.random() < 0.5:
        arguments = random_container_command(rng, key, number, text, integer)
    if rng.random() < 0.03:
        arguments = arguments[:1]
    if rng.random() < 0.1 and all(isinstance(a, int) or isinstance(a, str) and a for a in arguments):
        return " ".join(map(str, arguments)).encode() + rng.choice([b"\n", b"\r\n"])
    return command("".join(rng.choice([c.lower(), c.upper()]) for c in arguments[0]), *arguments[1:])


def key_commands(rng, number, key, own_key, text, integer, past, option):
    """Those of step 05. A key's moment is asked for only where it was set as a moment."""
    another, at = f"{number}:{rng.randrange(4)}", f"{number}:at:{rng.randrange(2)}"
    seconds = 60 * rng.randint(20, 10**6)  # that no key has yet: which of two equal ones is greater, the clock decides
    moment = rng.choice([rng.randint(4 * 10**12, 9 * 10**12), 1, -1, "soon"])
    condition = rng.choice(["NX", "XX", "GT", "LT", "gt", option])
    set_option = rng.choice([["NX"], ["XX"], ["GET"], ["NX", "GET"], ["KEEPTTL"], ["EX", 1000], ["PX", past], [option]])
    return [
        ["DEL", key, own_key, key], ["UNLINK", key], ["EXISTS", key, own_key, key], ["TOUCH", key], ["TYPE", key],
        ["MGET", key, own_key, at, key], ["MSET", key, text, own_key, integer], ["MSET", key, text, own_key],
        ["PERSIST", own_key], ["PERSIST", at], ["EXPIRETIME", at], ["PEXPIRETIME", at], ["PTTL", another + ":none"],
        ["SET", at, text], ["PEXPIREAT", at, moment], ["PEXPIREAT", at, moment, condition], ["EXPIREAT", at, past],
        ["SET", at, text, "KEEPTTL"], ["GETEX", at, "PXAT", rng.randint(4 * 10**12, 9 * 10**12)], ["GETEX", at, "PERSIST"],
        ["RENAME", at, f"{number}:at:1"], ["EXPIRE", own_key, seconds, condition], ["PEXPIRE", own_key, past, condition],
        ["SET", own_key, text, *set_option], ["SET", own_key, text, *set_option, condition], ["SETNX", key, text],
        ["SETEX", own_key, 1000, text], ["SETEX", key, past, text], ["GETDEL", key], ["GETSET", key, text], ["GETEX", key],
        ["GETEX", own_key, "EX", past], ["APPEND", key, text], ["STRLEN", key], ["INCRBY", key, integer], ["DECR", key],
        ["DECRBY", key, integer], ["RENAME", own_key, another], ["RENAMENX", own_key, another], ["FLUSHDB", option],
        ["FLUSHDB"] if rng.random() < 0.1 else ["KEYS", own_key], ["SCAN", 0, "MATCH", own_key, "COUNT", 10**6],
    ]


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
