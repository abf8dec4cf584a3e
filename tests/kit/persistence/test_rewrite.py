"""BGREWRITEAOF, next to a real redis-server: its reply, and what is in the directory afterwards."""
import unittest

from data_directory import DataDirectory, check, client_of, contents, kill
from support.limits import eventually
from support.raw_client import command

# Each is sent in one packet: a child process started in it is still working when the packet ends.
CONVERSATIONS = {
    "one": [["BGREWRITEAOF"]],
    "one while one is at work": [["BGREWRITEAOF"], ["BGREWRITEAOF"], ["bgrewriteaof", "x"]],
    "one while a snapshot is made": [["BGSAVE"], ["BGREWRITEAOF"], ["BGREWRITEAOF"], ["BGSAVE"]],
    "a snapshot while one is at work": [["BGREWRITEAOF"], ["BGSAVE"], ["BGSAVE", "SCHEDULE"], ["SAVE"]],
    "in a transaction": [["MULTI"], ["SET", "a", "1"], ["BGREWRITEAOF"], ["INCR", "a"], ["EXEC"]],
}


class Rewrite(unittest.TestCase):
    def names(self, data):
        return sorted(path.name for path in data.manifest.parent.iterdir())

    def base(self, data):
        """The number of the base that the manifest names; 0 if there is none."""
        if not data.manifest.exists():
            return 0
        return max([int(path.name.split(".")[2]) for path in data.log_files()["b"]], default=0)

    def talk(self, data, start, asked):
        """Checks the reply; and the rewrite happens, even if it is only scheduled."""
        with start() as server, server.connect() as client, client_of(server) as other:
            before = self.base(data)
            client.send(b"".join(command(*words) for words in asked) + command("ECHO", "end"))
            replies = client.read_until(b"$3\r\nend\r\n")
            eventually(lambda: self.base(data) > before, f"the rewrite: {server.log()}")
            eventually(lambda: "incr.aof" not in str(data.log_files()["h"]), "the old files to go")
            other.incr("later")
            found = contents(server)
            kill(server)
        return replies, found

    def compare(self, appendonly):
        for title, asked in CONVERSATIONS.items():
            with self.subTest(title, appendonly=appendonly), \
                    DataDirectory("--appendonly", appendonly) as ours, DataDirectory("--appendonly", appendonly) as theirs:
                replies, found = self.talk(ours, ours.server, asked)
                self.assertEqual((replies, found), self.talk(theirs, theirs.redis, asked))
                said, content = check("redis-check-aof", ours.manifest)
                self.assertTrue(content, said)
                with ours.server("--appendonly", "yes") as server:  # on the base alone, if it was off
                    again = contents(server)
                    again.setdefault(b"later", found[b"later"])
                    self.assertEqual(again, found)

    def test_as_redis(self):
        self.compare("yes")

    def test_as_redis_where_nothing_is_appended(self):
        self.compare("no")

    def test_files_that_are_not_needed_any_more_go(self):
        with DataDirectory("--appendonly", "yes") as data, data.server() as server, client_of(server) as client:
            for number in range(1, 4):
                client.set("a", number)
                client.bgrewriteaof()
                expected = [f"appendonly.aof.{number}.base.rdb", f"appendonly.aof.{number + 1}.incr.aof", "appendonly.aof.manifest"]
                eventually(lambda: self.names(data) == expected, f"only {expected}; there are {self.names(data)}")
            data.manifest.with_name("appendonly.aof.9.base.rdb").write_bytes(b"of a rewrite that was not finished")
            data.manifest.with_name("temp-1-appendonly.aof.9.base.rdb").write_bytes(b"nor this one")
            data.manifest.with_name("notes.txt").write_bytes(b"somebody else's")
            kill(server)
            with data.server() as again:
                self.assertEqual(self.names(data), [*expected, "notes.txt"])
                self.assertEqual(contents(again), {b"a": (b"3", -1)})

    def test_files_that_a_crash_has_left_to_history_go(self):
        """The manifest lists them as history: the crash came before they were removed."""
        with DataDirectory("--appendonly", "yes") as data:
            with data.server() as server, client_of(server) as client:
                client.set("a", 1)
                kill(server)
            old = data.manifest.with_name("appendonly.aof.0.base.rdb")
            old.write_bytes(b"nobody reads this")
            data.manifest.write_text(f"file {old.name} seq 7 type h\n" + data.manifest.read_text())
            with data.server() as server:
                self.assertEqual(contents(server), {b"a": (b"1", -1)})
                self.assertEqual(data.log_files()["h"], [])
                self.assertFalse(old.exists())


if __name__ == "__main__":
    unittest.main()
