"""Somebody in the network is hostile: the room's server takes any command, and the page goes on."""

import contextlib
import os
import signal
import socket
import threading
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

    def test_other_keys_keep_nobody_out(self):
        """They fill its memory, and the client that wrote them is gone."""
        for number in range(70):
            try:
                self.send(("SET", f"other{number}", b"x" * (16 << 20)))
            except OSError:
                pass  # no room for more, or it has been emptied
        self.is_well()
        eventually(lambda: self.send(("KEYS", "other*")) == [[]], "they are removed")

    def test_another_key_costs_nobody_else_anything(self):
        """In a workshop about Redis, somebody will try SET here."""
        self.is_well()
        self.send(("SET", "foo", "bar"))
        eventually(lambda: self.send(("EXISTS", "foo")) == [0], "it is removed")
        self.assertIn("Ada", self.room.attendees)
        self.assertEqual(self.room.notes(), "")

    def test_a_hash_with_more_in_it_costs_its_key(self):
        self.send(("HSET", KEY, *GOOD, "more", "x" * 10_000_000))
        self.is_well()
        self.assertEqual(self.send(("EXISTS", KEY)), [0])

    def test_a_command_that_never_ends(self):
        before = self.room.server.process.pid
        with RawClient(self.room.address) as client:
            client.send(command("SET", b"a" * 1_000_000, "x") + command("KEYS", b"*" + b"a" * 500_000 + b"b"))
            eventually(lambda: self.room.server.process.pid != before, "another server", 60)
        self.can_connect()
        self.is_well()
        self.assertIn("started again", self.room.notes())

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


class FalseRoom(unittest.TestCase):
    """Somebody else answers at the room's address."""

    def ask(self, reply, again=False):
        """The error that the client gets. `again`: the reply comes again and again, slowly."""
        def answer():
            client, _ = door.accept()
            with client, contextlib.suppress(OSError):
                client.sendall(reply)
                while again and not is_over.wait(0.05):
                    client.sendall(reply)
                is_over.wait()

        is_over = threading.Event()
        with socket.create_server(("127.0.0.1", 0)) as door:
            thread = threading.Thread(target=answer)
            thread.start()
            try:
                with self.assertRaises(OSError) as raised, resp.Connection(door.getsockname(), 1) as connection:
                    connection.ask(("PING",))
            finally:
                is_over.set()
                thread.join()
        return raised.exception

    def test_nothing_that_a_terminal_obeys_is_passed_on(self):
        refusal = self.ask(b"-ERR \x1b]0;title\x07\x1b[2J\xc2\x9b31m\r\n")
        self.assertIsInstance(refusal, resp.Refused)
        self.assertTrue(str(refusal).isprintable(), refusal)

    def test_a_reply_that_never_ends(self):
        self.assertIsInstance(self.ask(b"+", again=True), TimeoutError)
        self.assertIsInstance(self.ask(b"*4096\r\n:1\r\n", again=True), resp.Nonsense)
        self.assertIsInstance(self.ask(b"*4096\r\n" + b":1\r\n" * 1000), TimeoutError)

    def test_replies_that_no_server_gives(self):
        for reply in (b"*1\r\n" * 5000, b"+" + b"x" * 300, b"$1000000\r\n", b"what\r\n", b"*x\r\n"):
            self.assertIsInstance(self.ask(reply), resp.Nonsense, reply[:20])


if __name__ == "__main__":
    unittest.main()
