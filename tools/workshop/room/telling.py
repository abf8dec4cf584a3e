"""Tells the room where you are: after a test, and again and again while `watch` runs. It never makes you wait for long."""

import threading

from .. import board
from ..trouble import Trouble
from . import joined, standing
from .resp import Connection

PATIENCE = 4    # seconds: what is lost in a crowded Wi-Fi is sent again after one
SHORT = 1.5     # seconds, where somebody waits for something else
PERIOD = 20     # seconds between two heartbeats of `watch`


def send(where, commands, patience=PATIENCE):
    """Raises OSError if the room does not take them."""
    with Connection((where.host, where.port), patience) as connection:
        connection.ask(*commands)


def now(where):
    """Where the board says that this checkout is."""
    step = board.last_step()
    return standing.of_row(where.name, board.row(step) if step else None)


def tell(where, seconds, patience=PATIENCE):
    send(where, now(where).commands(where.ident, seconds), patience)


def why(error):
    return error.strerror or str(error)


def after_test():
    """What `test` does at its end. Returns a line to print, or ""."""
    where = joined.recall()
    try:
        if where:
            tell(where, standing.TESTED, SHORT)
    except OSError as error:
        return f"The room at {where.room} can't be reached ({why(error)}), so it doesn't know about this run. " \
               "To leave it: ./workshop join --leave"
    return ""


class Heartbeat:
    """What `watch` does, for the length of a with block: on its own thread, so that a slow network stops nothing."""

    def __init__(self):
        self.where, self.is_reached = joined.recall(), True
        self.is_due, self.is_over = threading.Event(), False
        self.thread = threading.Thread(target=self.beat, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over = True
        self.is_due.set()
        self.thread.join()

    def beat(self):
        while not self.is_over:
            self.try_to_tell(standing.WATCHED)
            self.is_due.wait(PERIOD)
            self.is_due.clear()
        self.try_to_tell(standing.TESTED, SHORT)  # nobody tells again, so it has to last

    def try_to_tell(self, seconds, patience=PATIENCE):
        self.where = joined.recall()  # `join` and `join --leave` may run meanwhile, in another terminal
        try:
            if self.where:
                tell(self.where, seconds, patience)
            self.is_reached = True
        except (OSError, Trouble):
            self.is_reached = False

    def told(self):
        """For the top of the screen: "in the room as Ada"; "" without a room."""
        if not self.where:
            return ""
        return f"in the room as {self.where.shown_name}" if self.is_reached else "the room can't be reached"
