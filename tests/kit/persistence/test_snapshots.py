"""Snapshots go back and forth between the reference and a real redis-server; broken ones are refused."""
import unittest

import old_snapshots
from snapshot_directory import InADirectory, Server, check, fill
from support.server_process import REFERENCE, program

FLIPS = 200  # of single bits, in total


class Exchange(InADirectory):
    def goes_from_one_to_the_other(self, real):
        with Server(self.directory, real) as first:
            fill(first.client, self.draw)
            first.client.save()
            self.assertEqual(check(self.dump), "")
            wanted = first.contents()
        with Server(self.directory, not real) as second:
            self.assertEqual(second.contents(), wanted, f"seed {self.seed}")

    def test_redis_loads_what_we_save(self):
        self.goes_from_one_to_the_other(real=False)

    def test_we_load_what_redis_saves(self):
        self.goes_from_one_to_the_other(real=True)

    def test_we_read_what_old_versions_wrote(self):
        for version in (b"0003", b"0007"):
            self.dump.write_bytes(old_snapshots.of_old_redis(version))
            with Server(self.directory, True) as redis_server, Server(self.directory) as ours:
                self.assertEqual(ours.contents(), redis_server.contents(), version)
                self.assertGreaterEqual(len(ours.contents()), 5)

    def test_an_empty_database_is_a_snapshot_too(self):
        with Server(self.directory) as ours:
            ours.client.save()
        self.assertEqual(check(self.dump), "")
        with Server(self.directory, True) as redis_server:
            self.assertEqual(redis_server.client.dbsize(), 0)


class Refused(InADirectory):
    def refusal(self, contents):
        """What the reference says when it starts on these bytes; empty if it starts."""
        self.dump.write_bytes(contents)
        try:
            with Server(self.directory):
                return ""
        except ChildProcessError as error:
            self.assertIn("dump.rdb: at byte", str(error))
            return str(error)

    def small_snapshot(self):
        with Server(self.directory, True) as redis_server:
            client = redis_server.client
            client.set("string", "value", px=10**9)
            client.set("compressed", "to be or not to be " * 5)
            client.rpush("list", "one", "2", "-300", "a longer element")
            client.hset("hash", mapping={"field": "value", "12": "70000"})
            client.save()
        return self.dump.read_bytes()

    def test_one_that_is_cut_off_anywhere(self):
        whole = self.small_snapshot()
        for size in range(len(whole)):
            self.assertIn("at byte", self.refusal(whole[:size]), f"{size} of {len(whole)} bytes")

    def test_one_of_which_a_bit_has_changed(self):
        whole = self.small_snapshot()
        for bit in self.draw.sample(range(8 * len(whole)), FLIPS):
            broken = bytearray(whole)
            broken[bit // 8] ^= 1 << bit % 8
            if broken[5:9].isdigit() and int(broken[5:9]) < 5:
                continue  # a file this old has no checksum
            self.assertIn("at byte", self.refusal(bytes(broken)), f"bit {bit} of {whole!r}")

    def test_what_we_cannot_hold_is_named(self):
        for command, name in (("SADD key member", "a set"), ("ZADD key 1 member", "a sorted set"),
                              ("XADD key * field value", "a stream"), ("SELECT 3", "database 3")):
            with Server(self.directory, True) as redis_server:
                # One connection, because SELECT applies to its own connection only.
                with redis_server.client.client() as connection:
                    connection.flushall()
                    connection.execute_command(*command.split())
                    if command.startswith("SELECT"):
                        connection.set("key", "value")
                    connection.save()
            self.assertIn(name, self.refusal(self.dump.read_bytes()))
            self.dump.unlink()


if __name__ == "__main__":
    program(REFERENCE)
    unittest.main()
