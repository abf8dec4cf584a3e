"""Sixty people on one laptop join, work, get stuck, and leave: each is a process that tells what `watch` tells."""

import os
import sys
import time
import unittest
from pathlib import Path

from open_room import TITLES, OpenRoom
from support import processes
from workshop.room import resp, standing

PEOPLE = 60
A_MINUTE = 3 + 4   # what one of them tells: a heartbeat every 20 seconds, and four runs of the tests
MOST_OF_A_CORE = 0.01
HERE = Path(__file__).resolve().parent


class Attendee:
    def __init__(self, room, number):
        self.ident, self.name = f"{number:08x}", f"person {number:02}"
        self.process = processes.start([sys.executable, HERE / "attendee.py", room.server.port, self.ident, self.name],
                                       stdin=processes.PIPE, stdout=processes.PIPE, text=True)

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self

    def has_told(self):
        assert self.process.stdout.readline() == "told\n"

    def leave(self):
        """Returns the seconds of processor time that it took to tell once."""
        self.tell("bye")
        return float(self.process.stdout.readline())

    def vanish(self):
        processes.end(self.process)

    def close(self):
        processes.end(self.process)
        self.process.stdin.close()
        self.process.stdout.close()


def tell_all(people, line):
    for person in people:
        person.tell(line)
    for person in people:
        person.has_told()


class Crowd(unittest.TestCase):
    def setUp(self):
        self.room = self.enterContext(OpenRoom())
        self.people = [Attendee(self.room, number) for number in range(PEOPLE)]
        for person in self.people:
            self.addCleanup(person.close)

    def test_they_join_work_and_leave(self):
        tell_all(self.people, " 0")
        self.room.shows(lambda people: len(people) == PEOPLE, "all have joined")
        begin, used = time.monotonic(), time.process_time()
        for passed in range(len(TITLES["01"])):
            tell_all(self.people, f"01 {passed} WRONG {TITLES['01'][passed]}")
        spent, lasted = time.process_time() - used, time.monotonic() - begin
        done, stuck = self.people[:20], self.people[20:]
        tell_all(done, f"01 {len(TITLES['01'])}")
        self.room.shows(lambda people: self.counted(people) == (20, 40), "20 are done, and 40 fail the last test")
        self.room.clock.ahead = 600
        cost = max(person.leave() for person in done)
        self.room.shows(lambda people: set(people) == {person.name for person in stuck}, "people who are done have left")
        self.tell(cost, spent, lasted)
        self.assertLess(cost * A_MINUTE / 60, MOST_OF_A_CORE)

    def counted(self, people):
        done = [each for each in people.values() if each["passed"] == each["total"]]
        last = [each for each in people.values() if each["test"] == TITLES["01"][-1]]
        return len(done), len(last)

    def tell(self, cost, spent, lasted):
        told = PEOPLE * len(TITLES["01"])
        server = cpu_seconds(self.room.server.process.pid)
        share = (spent + server) / told * PEOPLE * A_MINUTE / 60
        print(f"\n  an attendee: {cost * 1000:.1f} ms to tell once, {cost * A_MINUTE / 60:.3%} of a core at {A_MINUTE} a minute"
              f"\n  the room: {told} told in {lasted:.1f} s took {spent:.2f} s of the page's process and"
              f"\n  {server:.2f} s of the server; {share:.2%} of a core at {PEOPLE * A_MINUTE} a minute", file=sys.stderr)

    def test_an_attendee_that_vanishes_is_forgotten(self):
        """Its heartbeat dies: the hash expires by itself."""
        tell_all(self.people, "02 0")
        self.room.shows(lambda people: len(people) == PEOPLE, "all have joined")
        gone, here = self.people[:10], self.people[10:]
        with resp.Connection(self.room.address, 10) as connection:
            for person in gone:
                person.vanish()
                key = standing.PREFIX + person.ident
                left, _ = connection.ask(("TTL", key), ("EXPIRE", key, 1))
                self.assertTrue(0 < left <= standing.WATCHED)
        self.room.shows(lambda people: set(people) == {person.name for person in here}, "people who vanished are gone")


def cpu_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    unittest.main()
