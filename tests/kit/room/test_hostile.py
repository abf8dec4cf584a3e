"""Somebody in the network is hostile: the room's server takes any command, and the page goes on."""

import os
import signal
import unittest
from pathlib import Path

from open_room import TITLES, OpenRoom, Person
from support.limits import eventually
from support.raw_client import RawClient, command
from workshop.room import listening, resp, standing

GOOD = ["name", "Mallory", "step", "03", "passed", "0", "verdict", "WRONG", "test", TITLES["03"][0]]
KEY = "attendee:ffffffff"


class Hostile(unittest.TestCase):
    def setUp(self):
        self.room = self.enterContext(OpenRoom())
        self.ada = Person(self.room, "aaaaaaaa", "Ada")
        self.ada.fails("03", 12)
        self.room.shows(lambda people: "Ada" in people, "Ada is there")

    def send(self, *commands):
        """What a hostile client sends; the replies."""
        with resp.Connection(self.room.address, 10) as connection:
            return connection.ask(*commands)

    def is_well(self):
        """A change of an honest attendee arrives, and nobody else is shown."""
        passed = self.room.attendees.get("Ada", {"passed": 0})["passed"] % 20 + 1

        def has_arrived(people):
            self.ada.fails("03", passed)
            return list(people) == ["Ada"] and people["Ada"]["passed"] == passed
        self.room.shows(has_arrived, "only Ada, and her change")

    def test_garbage_in_the_keys(self):
        for kind, *words in (("SET", KEY, "no hash"), ("RPUSH", KEY, "a"), ("HSET", KEY, "name", "nothing else"),
                             ("HSET", KEY, *GOOD[:2], "step", "<b>"), ("HSET", KEY, *GOOD, "passed", "9" * 200),
                             ("HSET", "attendee:../../x", *GOOD), ("HSET", "attendee:", *GOOD),
                             ("SET", "attendee:FFFFFFFF\r\n", "x")):
            with self.subTest(kind=kind, words=words):
                self.send((kind, *words))
                self.is_well()
                self.send(("FLUSHALL",))

    def test_a_value_that_is_too_long_costs_its_key(self):
        self.send(("HSET", KEY, *GOOD, "name", "x" * 1_000_000))
        self.is_well()
        self.assertEqual(self.send(("EXISTS", KEY)), [0])

    def test_a_key_that_is_too_long_empties_the_room(self):
        self.send(("SET", standing.PREFIX + "x" * 100_000, "x"))
        self.is_well()
        self.assertIn(listening.TOO_MUCH, self.room.notes())

    def test_too_many_keys_empty_the_room(self):
        for begin in range(0, 5000, 1000):
            keys = [f"{standing.PREFIX}{number:08x}" for number in range(begin, begin + 1000)]
            self.send(("MSET", *[word for key in keys for word in (key, "x")]))
        self.is_well()
        self.assertIn(listening.TOO_MUCH, self.room.notes())
        self.assertLess(self.send(("DBSIZE",))[0], 10)

    def test_what_would_stay_for_ever_expires(self):
        self.send(("HSET", KEY, *GOOD))
        self.room.shows(lambda people: "Mallory" in people, "somebody invented")
        left, = self.send(("TTL", KEY))
        self.assertTrue(0 < left <= standing.TESTED, left)

    def test_everybody_deleted_comes_back(self):
        self.send(("FLUSHALL",))
        self.room.shows(lambda people: not people, "an empty room")
        self.is_well()

    def test_nothing_is_written_to_the_disk(self):
        folder = Path(self.room.server.folder.name)
        for words in (("SAVE",), ("BGSAVE",), ("BGREWRITEAOF",)):
            try:
                self.send(words)
            except resp.Refused:
                pass
        self.is_well()
        self.assertEqual([path for path in folder.rglob("*") if path.is_file() and path.stat().st_size], [])

    def test_a_server_that_ends_is_started_again(self):
        port, before = self.room.server.port, self.room.server.process.pid
        os.kill(before, signal.SIGKILL)
        eventually(lambda: self.room.server.process.pid != before, "another server")
        self.can_connect()
        self.is_well()
        self.assertEqual(self.room.server.port, port)
        self.assertIn("started again", self.room.notes())

    def can_connect(self):
        def tried():
            try:
                return self.send(("PING",))
            except OSError:
                return None
        return eventually(tried, "a reply of the new server")

    def test_too_much_memory_ends_it_at_most(self):
        with RawClient(self.room.address) as client:
            try:
                for number in range(12):
                    client.send(command("SET", f"big{number}", b"x" * (100 << 20)))
            except OSError:
                pass  # it was ended, or refuses
        self.can_connect()
        self.send(("FLUSHALL",))
        self.is_well()

    def test_bytes_that_are_no_request(self):
        with RawClient(self.room.address) as client:
            client.send(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        with RawClient(self.room.address) as client:
            client.send(b"*1000000000\r\n$-5\r\n\xff\xff")
        self.is_well()

    def test_a_flood_of_messages(self):
        for _ in range(20):
            self.send(*[("PUBLISH", standing.CHANNEL, "x" * 200)] * 500)
        self.is_well()


if __name__ == "__main__":
    unittest.main()
