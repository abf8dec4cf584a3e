"""Reads the room's server: at once when somebody publishes, and every few seconds, because people who disappear say nothing.

All that it reads may be garbage. Garbage costs its own key. Too much of it empties the room; everybody honest comes back by
themselves."""

import select
import threading
import time

from . import standing
from .resp import Connection, Nonsense, Refused

LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # where a server that listens everywhere can be reached
PATIENCE = 3   # seconds for the server to reply
SILENCE = 10   # seconds without a look: something in the server never ends, or others have all of its places
PERIOD = 2     # seconds between two looks if nobody publishes
SHORTEST = 0.5  # seconds between two looks if everybody does
MOST_KEYS = 500
TOO_MUCH = "Somebody filled the room's server with other things, so it was emptied. People come back with their next test."


class Listener(threading.Thread):
    """`show` is called with {ID: Standing} after each look, `note` with what has gone wrong, in words."""

    def __init__(self, server, show, note):
        super().__init__(daemon=True)
        self.server, self.address = server, (LOOPBACK.get(server.bind, server.bind), server.port)
        self.last = time.monotonic()  # when a look has succeeded
        self.show, self.note = show, note
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            try:
                self.listen()
            except OSError:  # it is being started again, or a slow reader has lost its connection
                self.is_over.wait(SHORTEST)
                self.expect_no_silence()

    def expect_no_silence(self):
        if time.monotonic() - self.last > SILENCE:
            self.server.start_again()
            self.last = time.monotonic()

    def listen(self):
        with Connection(self.address, PATIENCE) as messages, Connection(self.address, PATIENCE) as data:
            messages.ask(("SUBSCRIBE", standing.CHANNEL))
            while not self.is_over.is_set():
                self.show(self.everybody(data))
                self.last = time.monotonic()
                self.is_over.wait(SHORTEST)
                self.wait(messages.socket)

    def wait(self, messages):
        """What is published does not matter: that something is."""
        if select.select([messages], [], [], PERIOD)[0] and not messages.recv(1 << 20):
            raise ConnectionResetError

    def everybody(self, data):
        try:
            if data.ask(("DBSIZE",))[0] > MOST_KEYS:
                raise Nonsense
            keys = data.ask(("KEYS", "*"))[0]
        except Nonsense:
            self.clear()
            raise
        ours = [key for key in keys if standing.KEY.fullmatch(key)]
        if others := {*keys} - {*ours}:
            self.remove(*others)
        return {key[len(standing.PREFIX):].decode(): found for key in ours
                if not self.is_over.is_set() and (found := self.one(data, key))}

    def one(self, data, key):
        """The Standing in this hash, or None. A hash that has more in it is nobody's."""
        try:
            _, values, size = data.ask(("EXPIRE", key, standing.TESTED, "LT"), ("HMGET", key, *standing.NAMES), ("HLEN", key))
            if size > len(standing.NAMES):
                raise Nonsense
        except Refused:  # it isn't a hash
            return None
        except Nonsense:
            self.remove(key)
            raise
        return standing.read(values)

    def clear(self):
        with Connection(self.address, PATIENCE) as connection:
            connection.ask(("FLUSHALL",))
        self.note(TOO_MUCH)

    def remove(self, *keys):
        with Connection(self.address, PATIENCE) as connection:
            connection.ask(("DEL", *keys))

    def stop(self):
        self.is_over.set()
        self.join(PATIENCE)
