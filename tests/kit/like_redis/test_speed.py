"""The server of step 11 next to a real redis-server: slow or fast, its replies are the same bytes."""

import random
import sys
import unittest

from support.places import ROOT
from support.raw_client import command, shown, transcript
from support.real_redis import RealRedis, redis_version
from support.server_process import ServerProcess

sys.path.insert(0, str(ROOT / "tools"))
from workshop import speed  # noqa: E402  (found through the line above)

PROGRAM = "mini-redis-speed-reference"
CONVERSATIONS, REQUESTS = 20, 200
VALUES = ["", "x", "ten", "10", "-1", " 1", "01", "+1", "9223372036854775807", "9223372036854775806", "-9223372036854775808",
          "long" * 50, "\r\n", "\0"]


def conversation(rng):
    """PING, GET, SET and INCR, in any letter case, of a few keys; and sometimes what is wrong."""
    return b"".join(one_request(rng) for _ in range(REQUESTS))


def one_request(rng):
    key = f"key:{rng.randrange(30)}"
    words = rng.choice([["SET", key, rng.choice(VALUES)], ["GET", key], ["INCR", key], ["INCR", f"n:{rng.randrange(30)}"], ["PING"],
                        ["GET"], ["SET", key], ["INCR", key, "2"], ["WHAT", key, "else"]])
    name = rng.choice([str.upper, str.lower, str.title])(words[0])
    return command(name, *words[1:])


@unittest.skipIf(redis_version() != 7, f"NOT CHECKED: the same bytes as from Redis 7; here is a Redis {redis_version()}")
class Speed(unittest.TestCase):
    def test_the_same_replies(self):
        for parts in ([], *([part] for part in speed.PARTS), speed.PARTS):
            with self.subTest(parts=parts):
                self.compare(parts, random.Random(seed := random.randrange(10**9)), seed)

    def compare(self, parts, rng, seed):
        with ServerProcess(PROGRAM, *speed.words(parts)) as ours, RealRedis() as redis:
            for _ in range(CONVERSATIONS):
                asked = conversation(rng)
                cut = rng.randrange(len(asked))
                ours_said, redis_said = (transcript(server.address, asked[:cut], asked[cut:]) for server in (ours, redis))
                if ours_said != redis_said:
                    self.fail(f"seed {seed}\nours:  {shown(ours_said, 2000)}\nredis: {shown(redis_said, 2000)}")


if __name__ == "__main__":
    unittest.main()
