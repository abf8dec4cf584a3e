"""The conversations of ./workshop duel: the reference answers them as a real redis-server does."""

import os
import random
import unittest

from support.duels import Match, MiniRedis, RedisServer, report, request
from support.duels import sequences as duel
from support.places import BUILD
from support.raw_client import transcript
from support.real_redis import RealRedis, redis_server, redis_version

CONVERSATIONS = 3000


@unittest.skipIf(redis_version() != 7, f"NOT CHECKED: conversations with Redis 7; here is a Redis {redis_version()}")
class RandomConversations(unittest.TestCase):
    def test_all_are_answered_alike(self):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random conversations: MINI_REDIS_SEED={seed}", flush=True)
        judge = self.enterContext(RedisServer(redis_server()))
        ours = self.enterContext(MiniRedis("reference", BUILD / "mini-redis-reference"))
        match = Match(judge, ours, seed, duel.steps_with_commands())
        while match.conversations < CONVERSATIONS:
            if finding := match.next_round():
                self.fail(report(finding, "redis", f"MINI_REDIS_SEED={finding.seed}"))
        print(f"alike when tried again: {match.not_repeated}")

    def test_what_is_no_request_closes_and_what_is_empty_gets_no_reply(self):
        with RealRedis() as server:
            for raw in duel.MALFORMED:
                replies = transcript(server.address, raw)
                self.assertRegex(replies, rb"^-ERR Protocol error: .*\r\n$", raw)
            for raw in request.NO_REPLY:
                self.assertEqual(transcript(server.address, raw), b"", raw)


class Sequences(unittest.TestCase):
    def test_a_seed_is_always_the_same_conversation(self):
        for seed in range(20):
            self.assertEqual(duel.sequence(seed, duel.steps_with_commands()), duel.sequence(seed, duel.steps_with_commands()))

    def test_one_step_has_its_own_commands(self):
        for step, name in (("06", b"hset"), ("08", b"subscribe"), ("09", b"watch"), ("10", b"info")):
            steps = [each for each in duel.steps_with_commands() if each <= step]
            names = {request.name for seed in range(100) for request in duel.sequence(seed, steps, step)}
            self.assertIn(name, names)


if __name__ == "__main__":
    unittest.main()
