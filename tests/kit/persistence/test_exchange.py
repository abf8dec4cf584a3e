"""Logs go back and forth between the reference and a real redis-server: each shows what the other had."""
import os
import random
import unittest

from data_directory import DataDirectory, check, client_of, contents, kill
from support.conversations import conversations
from support.duels import random_words
from support.limits import eventually
from support.raw_client import command, transcript

SEED = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
COMMANDS = 3000


def random_command(rng):
    """A command that changes something, if it can: strings with and without times, lists, hashes."""
    key, text, number = f"key:{rng.randrange(30)}", rng.randbytes(rng.choice([0, 3, 40, 5000])), rng.randint(-9, 9)
    at = rng.randint(4 * 10**12, 9 * 10**12)
    return command(*rng.choice([
        ["SET", key, text], ["SET", key, number], ["SET", key, text, "EX", 1000], ["SET", key, text, "PXAT", at],
        ["SET", key, text, "KEEPTTL"], ["SET", key, text, "XX", "GET"], ["SETEX", key, 1000, text], ["SETNX", key, text],
        ["GETEX", key, "PX", 10**6], ["GETEX", key, "PERSIST"], ["GETEX", key, "EXAT", 1], ["GETDEL", key], ["APPEND", key, text],
        ["INCRBY", key, number], ["DECR", key], ["MSET", key, text, key + "'", number],
        ["MSETNX", key, text, key + "'", number], ["RENAME", key, key + "'"],
        ["RENAMENX", key, f"key:{rng.randrange(30)}"], ["EXPIRE", key, rng.choice([1000, -1, 0])], ["PEXPIREAT", key, at, "GT"],
        ["PERSIST", key], ["DEL", key, key + "'"], ["SET", key, text, "PX", 1], ["PEXPIRE", key, 1],
        *[random_words(rng, "06") for _ in range(8)]]))


class Exchange(unittest.TestCase):
    def setUp(self):
        self.data = self.enterContext(DataDirectory("--appendonly", "yes", "--appendfsync", "always"))
        self.rng = random.Random(SEED)
        print(f"{self.id()}: MINI_REDIS_SEED={SEED}", flush=True)

    def fill(self, server):
        """With everything that the kit ever asks a server beside Redis, and random commands, in
        transactions and without."""
        for _, asked in conversations():
            transcript(server.address, asked)
        commands = [random_command(self.rng) for _ in range(COMMANDS)]
        for at in range(0, COMMANDS, 20):
            commands[at:at] = [command("MULTI")]
            commands[at + 7:at + 7] = [command("EXEC")]
        transcript(server.address, b"".join(commands))

    def assert_loads(self, start, expected):
        with start() as server:
            found = contents(server)
            kill(server)
        self.assertGreater(len(expected), 20)
        self.assertEqual(found, expected)

    def goes_from_one_to_the_other(self, first, second, *, rewritten):
        with first() as server:
            if rewritten:
                self.fill(server)
                with client_of(server) as client:
                    client.bgrewriteaof()
                eventually(lambda: len(self.data.log_files()["i"]) == 1 and self.data.log_files()["b"], "the rewrite")
            self.fill(server)
            expected = contents(server)
            kill(server)
        said, content = check("redis-check-aof", self.data.manifest)
        self.assertTrue(content, said)
        self.assert_loads(second, expected)
        self.assert_loads(first, expected)

    def test_redis_loads_what_we_wrote_down(self):
        self.goes_from_one_to_the_other(self.data.server, self.data.redis, rewritten=False)

    def test_redis_loads_what_we_have_rewritten(self):
        self.goes_from_one_to_the_other(self.data.server, self.data.redis, rewritten=True)
        for base in self.data.log_files()["b"]:
            said, content = check("redis-check-rdb", base)
            self.assertTrue(content, said)

    def test_we_load_what_redis_wrote_down(self):
        self.goes_from_one_to_the_other(self.data.redis, self.data.server, rewritten=False)

    def test_we_load_what_redis_has_rewritten(self):
        self.goes_from_one_to_the_other(self.data.redis, self.data.server, rewritten=True)

    def test_we_load_what_redis_has_rewritten_without_a_snapshot(self):
        def start(*options):
            return self.data.redis("--aof-use-rdb-preamble", "no", "--aof-timestamp-enabled", "yes", *options)

        with start() as redis, client_of(redis) as client:
            self.fill(redis)
            client.bgrewriteaof()
            eventually(lambda: len(self.data.log_files()["i"]) == 1, "the rewrite")
            client.set("later", "1")
            expected = contents(redis)
            kill(redis)
        base = self.data.log_files()["b"][0]
        self.assertTrue(base.name.endswith(".base.aof"))
        self.assertIn(b"#TS:", base.read_bytes() + self.data.log.read_bytes())
        self.assert_loads(self.data.server, expected)
        self.assert_loads(self.data.redis, expected)

    def test_they_take_turns(self):
        """Each continues the other one's log."""
        for turn in range(6):
            with (self.data.server, self.data.redis)[turn % 2]() as server:
                if turn:
                    self.assertEqual(contents(server), expected)
                self.fill(server)
                with client_of(server) as client:
                    if turn % 3 == 2:
                        client.bgrewriteaof()
                        eventually(lambda: len(self.data.log_files()["i"]) == 1, "the rewrite")
                    client.incr("turns")
                expected = contents(server)
                kill(server)
        self.assertEqual(expected[b"turns"], (b"6", -1))


class OneFile(unittest.TestCase):
    """What a Redis before 7 leaves: one appendonly.aof, no directory, no manifest."""

    def setUp(self):
        self.data = self.enterContext(DataDirectory("--appendonly", "yes", "--appendfsync", "always"))
        self.old = self.data.path / "appendonly.aof"

    def assert_adopted(self):
        with self.data.server() as server, client_of(server) as client:
            self.assertEqual(contents(server), {b"a": (b"2", -1), b"b": (b"3", 4 * 10**12)})
            client.incr("a")
            kill(server)
        self.assertFalse(self.old.exists())
        self.assertEqual([path.name for path in self.data.log_files()["b"]], ["appendonly.aof"])
        for start in (self.data.redis, self.data.server):
            with start() as server, client_of(server) as client:
                self.assertEqual(client.get("a"), b"3")
                kill(server)
        with self.data.server() as server, client_of(server) as client:
            client.bgrewriteaof()
            eventually(lambda: [path.name for path in self.data.log_files()["b"]] == ["appendonly.aof.2.base.rdb"], "the rewrite")
            eventually(lambda: not self.data.manifest.with_name("appendonly.aof").exists(), "the old file to go")

    def test_of_commands(self):
        self.old.write_bytes(command("SELECT", 0) + command("SET", "a", 1) + command("INCR", "a")
                             + command("SET", "b", 3, "PXAT", 4 * 10**12))
        self.assert_adopted()

    def test_that_begins_with_a_snapshot(self):
        with DataDirectory("--appendonly", "no") as other:
            with other.redis() as redis, client_of(redis) as client:
                client.mset({"a": 1, "b": 3})
                client.save()
            snapshot = (other.path / "dump.rdb").read_bytes()
        self.old.write_bytes(snapshot + command("INCR", "a") + command("PEXPIREAT", "b", 4 * 10**12) + command("SET", "c", 1)[:-4])
        self.assert_adopted()

    def test_when_a_crash_came_between_manifest_and_file(self):
        self.old.write_bytes(command("SET", "a", 2) + command("SET", "b", 3, "PXAT", 4 * 10**12))
        self.data.manifest.parent.mkdir()
        self.data.manifest.write_text("file appendonly.aof seq 1 type b\n")
        self.assert_adopted()

    def test_a_name_that_needs_quotes(self):
        with self.data.redis("--appendfilename", "it's mine.aof") as redis, client_of(redis) as client:
            client.set("a", 1)
            kill(redis)
        manifest = self.data.manifest.with_name("it's mine.aof.manifest")
        manifest.rename(self.data.manifest)
        with self.data.server() as server, client_of(server) as client:
            self.assertEqual(client.get("a"), b"1")


if __name__ == "__main__":
    unittest.main()
