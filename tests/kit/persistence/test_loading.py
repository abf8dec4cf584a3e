"""Damaged logs, beside a real redis-server: it starts or it refuses, with the same keys, and cuts the same bytes off."""
import time
import unittest

import damages
from data_directory import DataDirectory, client_of, contents, kill
from support.raw_client import command


class BesideRedis(unittest.TestCase):
    def setUp(self):
        self.ours, self.theirs = (self.enterContext(DataDirectory("--appendonly", "yes")) for _ in range(2))
        for data in self.ours, self.theirs:
            data.manifest.parent.mkdir()
            data.manifest.write_text("file appendonly.aof.1.incr.aof seq 1 type i\n")

    def outcome(self, data, start, log):
        """The keys and the log afterwards; (None, log) if it does not start."""
        data.log.write_bytes(log)
        try:
            with start() as server:
                found = contents(server)
                kill(server)
        except ChildProcessError:
            found = None
        return found, data.log.read_bytes()

    def compare(self, logs, logs_too=True):
        """How many start. Not `logs_too`: keys expire once the server is up, and that is logged."""
        started = 0
        for title, log in logs:
            with self.subTest(title):
                found, left = self.outcome(self.ours, self.ours.server, log)
                theirs = self.outcome(self.theirs, lambda: self.theirs.redis("--crash-log-enabled", "no"), log)
                self.assertEqual(found, theirs[0])
                if logs_too:
                    self.assertEqual((len(left), left), (len(theirs[1]), theirs[1]))
                started += found is not None
        return started


class Damaged(BesideRedis):
    def test_line_ends(self):
        self.assertGreater(self.compare(damages.line_ends()), 10)

    def test_numbers(self):
        self.assertGreater(self.compare(damages.numbers()), 10)

    def test_bytes_between_commands(self):
        self.assertGreater(self.compare(damages.between()), 5)

    def test_ends(self):
        self.assertGreater(self.compare(damages.ends()), 5)

    def test_what_the_commands_mean(self):
        self.assertGreater(self.compare(damages.meanings()), 5)


class BetterThanRedis(BesideRedis):
    """Where Redis leaves a log that it could not load the next time, ours is cut off further."""

    def test_a_torn_command_in_a_transaction(self):
        """Redis leaves a MULTI without EXEC. What is written next belongs to it, and is lost at the next start."""
        log = damages.LOG + command("MULTI") + command("SET", "c", "3") + command("SET", "c", "4")[:-3]
        found, left = self.outcome(self.ours, self.ours.server, log)
        theirs, theirs_left = self.outcome(self.theirs, self.theirs.redis, log)
        self.assertEqual(found, theirs)
        self.assertEqual(left, damages.LOG)
        self.assertEqual(theirs_left, log[:log.rindex(b"*3")])

    def test_a_torn_note(self):
        """Redis goes on in the same line."""
        log = damages.LOG + b"#TS:17000"
        found, left = self.outcome(self.ours, self.ours.server, log)
        self.assertEqual((found, log), self.outcome(self.theirs, self.theirs.redis, log))
        self.assertEqual(left, damages.LOG)


class Times(BesideRedis):
    """Commands that say "in ten seconds", as no Redis writes them, count from the moment when they are loaded."""

    IN_1000_SECONDS = [("SETEX", "a", 1000, "v"), ("PSETEX", "a", 1000_000, "v"), ("SET", "a", "v", "EX", 1000),
                       ("SET", "a", "v", "PX", 1000_000), ("EXPIRE", "string", 1000), ("EXPIRE", "string", 1000, "NX"),
                       ("PEXPIRE", "string", 1000_000), ("GETEX", "string", "EX", 1000), ("GETEX", "string", "PX", 1000_000)]

    def ends(self, data, start, log):
        """{key: when it expires}"""
        data.log.write_bytes(log)
        with start() as server, client_of(server) as client:
            return {key: client.execute_command("PEXPIRETIME", key) for key in client.keys()}

    def test_in_so_long(self):
        for words in self.IN_1000_SECONDS:
            with self.subTest(words):
                log = command("SET", "string", "s") + command(*words)
                for data, start in ((self.ours, self.ours.server), (self.theirs, self.theirs.redis)):
                    before = time.time_ns() // 10**6
                    end = self.ends(data, start, log)[str(words[1]).encode()]
                    self.assertGreaterEqual(end, before + 1000_000)
                    self.assertLessEqual(end, time.time_ns() // 10**6 + 1000_000)

    def test_what_is_over_by_now_was_there_for_the_commands_that_follow(self):
        """A list that was made again in the middle of the log would live forever."""
        over = [("PEXPIREAT", "list", 1000), ("EXPIREAT", "list", 1), ("EXPIRE", "list", -1), ("EXPIRE", "list", 0),
                ("PEXPIRE", "list", -5), ("EXPIREAT", "list", 0)]
        push = command("RPUSH", "list", "x")
        self.assertEqual(self.compare(((str(words), push + command(*words) + push) for words in over), False), len(over))
        again = [("EXPIRE", "list", 1000), ("PEXPIREAT", "list", 4 * 10**12), ("PERSIST", "list")]
        self.compare(((str(words), push + command("PEXPIREAT", "list", 1000) + command(*words)) for words in again[1:]), False)
        for start, data in ((self.ours.server, self.ours), (self.theirs.redis, self.theirs)):
            self.assertIn(b"list", self.ends(data, start, push + command("PEXPIREAT", "list", 1000) + command(*again[0])))

    def test_strings_that_are_over(self):
        for words in ("SET", "a", "v", "PXAT", 1000), ("GETEX", "string", "EXAT", 1), ("SET", "a", "v", "EXAT", 1):
            more = command("SET", "string", "s") + command(*words) + command("APPEND", words[1], "more")
            self.compare([(str(words), more)], False)


if __name__ == "__main__":
    unittest.main()
