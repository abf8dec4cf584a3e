"""`./workshop room`, and `join` with all that follows from it, in a learner's checkout."""

import json
import os
import re
import signal
import socket
import tempfile
import unittest
import urllib.request
from pathlib import Path

from support.driver_case import DriverCase
from support.learners_checkout import FOLDER, LIMIT, workshop
from support.limits import eventually
from support.server_process import Process
from workshop.grades import sandbox
from workshop.room import resp, standing

STATE = FOLDER / ".workshop" / "room.json"


class Room(Process):
    """./workshop room, on free ports of the loopback address."""

    def __init__(self, **variables):
        super().__init__(["./workshop", "room", "--bind", "127.0.0.1", "--port", "0", "--page", "0"], rb"Ctrl-C ends it",
                         LIMIT, variables, cwd=FOLDER)
        self.page, = re.findall(r"http://127\.0\.0\.1:\d+", self.output)
        self.address, = re.findall(r"\./workshop join (\S+)", self.output)
        self.port = int(self.address.rpartition(":")[2])

    def attendees(self):
        """As the page gets them."""
        with urllib.request.urlopen(f"{self.page}/events", timeout=30) as events:
            line = events.readline()
        return json.loads(line.removeprefix(b"data: "))["attendees"]

    def shows(self, condition, what):
        return eventually(lambda: condition(self.attendees()), what)


def nobody_there():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return f"127.0.0.1:{taken.getsockname()[1]}"


class Joining(DriverCase):
    def setUp(self):
        super().setUp()
        self.room = self.enterContext(Room())

    def test_from_joining_to_leaving(self):
        told = workshop("join", self.room.address, "--name", "Ada")
        self.assertEqual(self.assert_says(told, "and nothing else", "HSET attendee:", "name Ada", "joined as Ada", "--leave"), 0)
        self.room.shows(lambda people: [each["name"] for each in people] == ["Ada"], "Ada has joined")
        self.assert_says(workshop("status"), "In the room at 127.0.0.1", "as Ada", "./workshop join --leave")
        self.assert_says(workshop("test", "01"), "0 of 22 tests pass")
        one, = self.room.shows(lambda people: people[0]["step"] and people, "the step of her tests")
        self.assertEqual((one["step"], one["passed"], one["verdict"]), ("01", 0, "NOT IMPLEMENTED"))
        self.assert_says(workshop("join"), "step 01", f'test "{one["test"]}"', "verdict \"NOT IMPLEMENTED\"")
        self.assert_says(workshop("join", "--leave"), "You have left the room")
        self.room.shows(lambda people: not people, "she has left")
        self.assert_says(workshop("test", "01"), "0 of 22 tests pass")
        self.assertEqual(self.room.attendees(), [])
        self.assertNotIn("In the room", workshop("status")[0])

    def test_what_join_shows_is_all_that_is_told(self):
        told, _ = workshop("join", self.room.address, "--name", "Ada Lovelace")
        shown = re.search(r"HSET (attendee:\w+) (.*)", told)
        with resp.Connection(("127.0.0.1", self.room.port), 10) as connection:
            keys, = connection.ask(("KEYS", "*"))
            self.assertEqual([key.decode() for key in keys], [shown[1]])
            pairs, = connection.ask(("HGETALL", shown[1]))
        self.assertEqual([name.decode() for name in pairs[::2]], list(standing.NAMES))
        self.assertEqual(shown[2], 'name "Ada Lovelace" step "" passed 0 verdict "" test ""')

    def test_watch_tells_while_it_runs(self):
        workshop("join", self.room.address, "--name", "Ada")
        with Process(["./workshop", "watch", "01"], rb"0 of 22 tests pass", LIMIT, cwd=FOLDER) as watching:
            self.room.shows(lambda people: people and people[0]["step"] == "01", "what watch has found")
            self.assertTrue(0 < self.time_to_live() <= standing.WATCHED)
            watching.signal(signal.SIGINT)
            watching.wait()
        self.assertGreater(self.time_to_live(), standing.WATCHED)

    def test_watch_notices_that_you_join_and_leave(self):
        with Process(["./workshop", "watch", "01"], rb"0 of 22 tests pass", LIMIT, cwd=FOLDER) as watching:
            workshop("join", self.room.address, "--name", "Ada")
            eventually(lambda: self.time_to_live() <= standing.WATCHED, "a heartbeat of the watch that began before")
            workshop("join", "--leave")
            self.room.shows(lambda people: not people, "she has left")
            watching.signal(signal.SIGINT)
            watching.wait()
        with resp.Connection(("127.0.0.1", self.room.port), 10) as connection:
            self.assertEqual(connection.ask(("KEYS", "*")), [[]])

    def time_to_live(self):
        with resp.Connection(("127.0.0.1", self.room.port), 10) as connection:
            key, = connection.ask(("KEYS", "*"))[0]
            return connection.ask(("TTL", key))[0]

    def test_a_room_that_is_gone_costs_one_line(self):
        workshop("join", self.room.address)
        self.room.signal(signal.SIGINT)
        self.assertEqual(self.room.wait(), 0)
        told, _ = workshop("test", "01")
        self.assertEqual(told.count("can't be reached"), 1)
        self.assertIn("0 of 22 tests pass", told)
        self.assert_says(workshop("join", "--leave"), "nothing more goes to the room", "can't be reached")

    def test_it_ends_with_a_signal_and_leaves_nothing(self):
        with urllib.request.urlopen(f"{self.room.page}/events", timeout=30) as events:
            events.readline()
            self.room.signal(signal.SIGTERM)
            self.assertEqual(self.room.wait(), 0)
        with self.assertRaises(OSError):
            resp.Connection(("127.0.0.1", self.room.port), 10)

    def test_a_name_is_kept(self):
        workshop("join", self.room.address, "--name", "Ada")
        self.assert_says(workshop("join", self.room.address), "joined as Ada")

    def test_a_room_is_left_by_itself(self):
        """At home, somebody else may have its address."""
        workshop("join", self.room.address, "--name", "Ada")
        known = json.loads(STATE.read_text())
        STATE.write_text(json.dumps({**known, "since": known["since"] - 13 * 3600}))
        self.assert_says(workshop("join"), "You're in no room")

    def test_a_room_that_is_killed_leaves_no_server(self):
        with tempfile.TemporaryDirectory() as folder, Room(TMPDIR=folder) as room:
            room.signal(signal.SIGKILL)
            room.wait()
            eventually(lambda: self.is_gone(room), "its server has ended")

    def is_gone(self, room):
        try:
            resp.Connection(("127.0.0.1", room.port), 10).socket.close()
            return False
        except OSError:
            return True

    def test_two_rooms_on_one_port(self):
        told = workshop("room", "--bind", "127.0.0.1", "--port", str(self.room.port), "--page", "0")
        self.assertEqual(self.assert_says(told, "doesn't start", str(self.room.port), "--port 16381"), 2)
        told = workshop("room", "--bind", "127.0.0.1", "--port", "0", "--page", self.room.page.rpartition(":")[2])
        self.assertEqual(self.assert_says(told, "can't be used for the page", "--page"), 2)


class WithoutARoom(DriverCase):
    @unittest.skipIf(sandbox.why_not(), "NOT CHECKED: a room on all networks: there is no sandbox")
    def test_a_room_for_everybody(self):
        """As in a workshop: on all networks of the machine. In here, that's none."""
        alone = ["bwrap", "--dev-bind", "/", "/", "--unshare-net"]
        with Process([*alone, "./workshop", "room", "--page", "0"], rb"Ctrl-C ends it", LIMIT, cwd=FOLDER) as room:
            for words in ("port 16380 on 0.0.0.0", "no network yet, so nobody can join"):
                self.assertIn(words, room.output)
            inside, = Path(f"/proc/{room.pid}/task/{room.pid}/children").read_text().split()
            os.kill(int(inside), signal.SIGINT)
            self.assertEqual(room.wait(), 0)

    def test_a_room_at_an_address_of_another_machine(self):
        told = workshop("room", "--bind", "192.0.2.1", "--port", "0", "--page", "0")
        self.assertEqual(self.assert_says(told, "doesn't start", "--bind wants an address of this machine"), 2)

    def test_nothing_is_told_unless_somebody_joins(self):
        self.assert_says(workshop("join"), "You're in no room", "nothing goes over the network")
        self.assertFalse(STATE.exists())
        self.assert_says(workshop("join", "--leave"), "You were in no room")

    def test_an_address_where_nobody_is(self):
        told = workshop("join", nobody_there())
        self.assertEqual(self.assert_says(told, "can't be reached", "You haven't joined it", "same network"), 2)
        self.assertFalse(STATE.exists())

    def test_a_room_that_never_answers_makes_nobody_wait(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            told = workshop("join", f"127.0.0.1:{silent.getsockname()[1]}")
        self.assertEqual(self.assert_says(told, "can't be reached"), 2)

    def test_says_what_would_be_right(self):
        for arguments, *words in (
                (["join", "--name", "Ada"], "Which room?", "usage:"), (["join", "host:port"], "A port is a number"),
                (["join", "--leave", "x"], "--leave takes nothing else"), (["join", " "], "is not an address"),
                (["room", "--port", "70000"], "A port is a number"), (["room", "here"], "'here'", "usage:")):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.assert_says(workshop(*arguments), *words), 2)


if __name__ == "__main__":
    unittest.main()
