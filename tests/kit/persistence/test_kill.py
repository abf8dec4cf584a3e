"""The server is killed many times, at any moment, while many clients write: everything it has answered is there
afterwards. torture.py does it as often as you like."""
import os
import random
import unittest

from data_directory import DataDirectory, check
from killing import Lives
from writers import Pipelining, Pushing, Rewriting, Saving, Snapshotting, Transacting, Typing

ROUNDS = 10
LOGGED = Pipelining, Pipelining, Transacting, Typing, Pushing


class Killed(unittest.TestCase):
    def rounds(self, options, *kinds):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"killed with {' '.join(options)}: MINI_REDIS_SEED={seed}", flush=True)
        with DataDirectory(*options) as data:
            lives = Lives(data, random.Random(seed))
            for number in range(ROUNDS):
                with self.subTest(seed=seed, round=number):
                    self.assertEqual(lives.live_and_die(kinds), [])
            self.assertEqual(lives.come_back(), [])
            if "--appendonly" in options:
                said, content = check("redis-check-aof", data.manifest)
                self.assertTrue(content, said)

    def test_with_always(self):
        self.rounds(("--appendonly", "yes", "--appendfsync", "always"), *LOGGED)

    def test_while_children_are_at_work(self):
        self.rounds(("--appendonly", "yes", "--appendfsync", "always"), *LOGGED, Rewriting, Snapshotting)

    def test_with_everysec(self):
        """Data that is written but not synced is lost when the machine loses power, but
        not when the process is killed."""
        self.rounds(("--appendonly", "yes", "--appendfsync", "everysec"), *LOGGED, Rewriting)

    def test_what_save_has_stored(self):
        self.rounds((), Saving, Pipelining, Snapshotting)


if __name__ == "__main__":
    unittest.main()
