"""The reference beside a real redis-server: the same bytes to both, and the same bytes back."""
import os
import random
import unittest

from like_redis_commands import INTEGERS_OR_NEARLY, conversations, encoded
from raw_client import command, shown, transcript
from real_redis import RealRedis
from server_process import ServerProcess

SEQUENCES = 3000

# What the reference answers otherwise, on purpose: an example, and the reason. Five at the most.
DEVIATIONS = [
    (command("SET", "key", "value", "EX", "10"), "SET's options come in a later step"),
    (command("EXPIRE", "key", "10", "NX"), "EXPIRE's NX, XX, GT and LT come in a later step"),
    (command("COMMAND", "COUNT"), "COMMAND is there so that redis-cli feels at home; it lists nothing"),
    (b"PING a\0b\r\nPING\r\n", "Redis looks for the end of a line with strchr(), which stops at a NUL and finds"
                              " none; here a NUL is a byte like any other"),
    (b"POST / HTTP/1.1\r\n", "Redis hangs up on POST and Host:, lest a web page makes a browser speak to it;"
                             " a server of a workshop is no such target"),
]


class LikeRedis(unittest.TestCase):
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
        for title, asked in conversations():
            with self.subTest(title):
                self.assert_same(self.transcripts(asked), asked)

    def test_all_commands_byte_by_byte(self):
        for title, asked in conversations():
            with self.subTest(title):
                self.assert_same(self.transcripts(*(asked[i:i + 1] for i in range(len(asked)))), asked)

    def test_random_commands(self):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random commands: MINI_REDIS_SEED={seed}", flush=True)
        rng = random.Random(seed)
        with self.ours.connect() as ours, self.redis.connect() as redis:
            for number in range(SEQUENCES):
                asked = b"".join(random_request(rng, number) for _ in range(rng.randint(1, 20)))
                ending = b"end of %d\r\n" % number
                cut = rng.randrange(len(asked))
                for client in (ours, redis):
                    client.send(asked[:cut])
                    client.send(asked[cut:] + command("ECHO", ending[:-2]))
                self.assert_same([client.read_until(ending) for client in (ours, redis)], asked,
                                 f"MINI_REDIS_SEED={seed}, sequence {number}")

    def test_known_deviations(self):
        self.assertLessEqual(len(DEVIATIONS), 5)
        for asked, reason in DEVIATIONS:
            with self.subTest(reason):
                ours, redis = self.transcripts(asked)
                self.assertNotEqual(ours, redis, "no deviation any more: take it off the list")


def random_request(rng, number):
    """Any command, often a wrong one, on few keys, so that they meet.

    A time to live is far away, for a key of this sequence only, or past: when exactly it is read does not
    matter then.
    """
    own_key = f"{number}:{rng.randrange(4)}"
    key = rng.choice([own_key, own_key, f"shared:{rng.randrange(8)}", rng.randbytes(1)])
    integer = rng.choice([rng.randint(-3, 3), rng.randint(-2**63, 2**63), *map(encoded, INTEGERS_OR_NEARLY)])
    text = rng.choice([integer, "", rng.randbytes(rng.randrange(40)), "y" * rng.randrange(200)])
    past = rng.choice([0, -1, -10**9, encoded(rng.choice(INTEGERS_OR_NEARLY))])
    option = rng.choice(["nonsense", "", b"no\0n", "\r\nno\r\nne\r\n", "no" * 100])
    arguments = rng.choice([
        ["PING"], ["PING", text], ["ECHO", text], ["DBSIZE"], ["SELECT", integer],
        ["GET", key], ["GET", own_key], ["SET", key, text], ["SET", key, integer],
        ["SET", key, text, "nonsense"], ["INCR", key], ["INCR", own_key], ["TTL", own_key], ["TTL", own_key],
        ["EXPIRE", key, past], ["EXPIRE", own_key, 1000], ["EXPIRE", own_key, 10**9],
        ["EXPIRE", own_key, 1000, option],
        [rng.randbytes(rng.randrange(1, 5)).hex(), *[text] * rng.randrange(4)],
    ])
    if rng.random() < 0.03:
        arguments = arguments[:1]
    if rng.random() < 0.1 and all(isinstance(a, int) or isinstance(a, str) and a for a in arguments):
        return " ".join(map(str, arguments)).encode() + rng.choice([b"\n", b"\r\n"])
    return command("".join(rng.choice([c.lower(), c.upper()]) for c in arguments[0]), *arguments[1:])


if __name__ == "__main__":
    unittest.main()
