"""A room as `./workshop room` opens it, on free ports of the loopback address; and people who join it."""
import contextlib
import time

from support import graded_tests
from support.limits import eventually
from support.server_process import REFERENCE, program
from workshop.room import standing, telling
from workshop.room.joined import Joined
from workshop.room.listening import Listener
from workshop.room.overview import Overview
from workshop.room.server import Server

TITLES = {number: list(graded_tests.points(number)) for number in ("01", "02", "03", "04")}


class Clock:
    """The room's. It can be put forward."""

    def __init__(self):
        self.ahead = 0

    def __call__(self):
        return time.time() + self.ahead


class OpenRoom(contextlib.ExitStack):
    """For the length of a with block: the server, and what its page would show."""

    def __enter__(self):
        super().__enter__()
        self.clock = Clock()
        self.overview = Overview(self.clock)
        self.server = self.enter_context(Server(program(REFERENCE), "127.0.0.1", 0, self.overview.note))
        listener = Listener(self.server, self.overview.show, self.overview.note)
        listener.start()
        self.callback(listener.stop)
        return self

    @property
    def address(self):
        return "127.0.0.1", self.server.port

    @property
    def attendees(self):
        return {each["name"]: each for each in self.overview.attendees}

    def shows(self, condition, what):
        """Waits until the condition holds for {name: attendee}."""
        return eventually(lambda: condition(self.attendees), f"{what}; the room shows {self.overview.attendees}")

    def notes(self):
        return " ".join(text for _, text in self.overview.notes)


class Person:
    """Tells the room what `join`, `test` and `watch` tell."""

    def __init__(self, room, ident, name):
        self.where = Joined(*room.address, ident, name, time.time())

    def tell(self, number="", passed=0, verdict="", test="", seconds=standing.TESTED):
        now = standing.Standing(self.where.name, number, str(passed), verdict, test)
        telling.send(self.where, now.commands(self.where.ident, seconds))

    def fails(self, number, passed, verdict="WRONG"):
        """So many tests of this step pass, and the next one fails."""
        self.tell(number, passed, verdict, TITLES[number][passed])

    def is_done(self, number):
        self.tell(number, len(TITLES[number]))

    def leaves(self):
        telling.send(self.where, standing.farewell(self.where.ident))
