"""The simulation (docs/simulation.md): its histories show no bug, a seed is one history, and what the server
needs of the disk it notices when it is missing."""
import random
import re
import sys
import unittest

from support import processes
from support.places import BUILD

SIMULATE = BUILD / "simulate"
HISTORIES, NEW_HISTORIES = 150, 100
LARGEST_SEED = 900_000_000


def simulate(*words):
    return processes.run([SIMULATE, *map(str, words)])


@unittest.skipUnless(SIMULATE.exists() and sys.platform == "linux", "NOT CHECKED: no simulation: it needs Linux, and no sanitizer")
class Simulation(unittest.TestCase):
    def assert_well(self, seed, histories):
        done = simulate("--seed", seed, "--histories", histories)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        print(done.stdout.strip())
        return done.stdout

    def test_histories_that_are_always_the_same(self):
        self.assert_well(0, HISTORIES)

    def test_histories_that_nobody_has_seen(self):
        seed = random.randrange(LARGEST_SEED)
        print(f"simulate --seed {seed} --histories {NEW_HISTORIES}")
        self.assert_well(seed, NEW_HISTORIES)

    def test_a_seed_is_one_history(self):
        fingerprints = [re.search("fingerprint (.*)", self.assert_well(7, 20))[1] for _ in range(2)]
        self.assertEqual(fingerprints[0], fingerprints[1])
        alone = [simulate("--seed", 26, "--verbose").stdout for _ in range(2)]
        lines = [[line for line in each.splitlines() if "a minute" not in line] for each in alone]
        self.assertEqual(lines[0], lines[1])
        self.assertGreater(len(lines[0]), 20)

    def test_calls_that_the_server_must_not_forget(self):
        for call, first in (("sync", 0), ("sync-directory", 0), ("death-signal", 2000)):
            with self.subTest(call):
                done = simulate("--seed", first, "--histories", 500, "--forget", call)
                self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                self.assertRegex(done.stdout, r"seed \d+: .*\n  see it happen: simulate --seed \d+ --verbose\n")

    def test_options(self):
        for words, said in ((["--sed", 1], "there is no option --sed"), (["--seed"], "without its value"),
                            (["--seed", "x"], "--seed")):
            done = simulate(*words)
            self.assertEqual(done.returncode, 2)
            self.assertIn(said, done.stderr)


if __name__ == "__main__":
    unittest.main()
