"""Asks a server for INFO over a socket, again and again."""

import re
import socket
import threading
import time

from .terminal import harmless
from .trouble import Trouble

PATIENCE = 3  # seconds to wait for a reply
REQUEST = b"*2\r\n$4\r\nINFO\r\n$3\r\nall\r\n"


class Feed:
    """One server. The connection stays open between requests, and is opened again if it is lost."""

    def __init__(self, port, host="127.0.0.1"):
        self.host, self.port = host, port
        self.connection = None

    def reading(self):
        """What INFO says now. Raises Trouble if there is no reply: why, and what to do."""
        try:
            if not self.connection:
                self.connection = socket.create_connection((self.host, self.port), PATIENCE)
            self.connection.sendall(REQUEST)
            return Reading(self.answer(), time.monotonic())
        except Trouble:
            self.close()
            raise
        except ConnectionRefusedError:
            raise self.nobody_there() from None
        except socket.timeout:  # in Python 3.9 this is no TimeoutError
            self.close()
            raise Trouble(f"Port {self.port} didn't answer within {PATIENCE} seconds.",
                          "Does a loop in it never end, or is it no Redis at all? ./workshop test finds out.") from None
        except OSError as error:
            self.close()
            raise Trouble(f"Port {self.port} cannot be reached: {error.strerror or error}.") from None

    def answer(self):
        """The bulk string that the server replies."""
        first, rest = self.line()
        if first.startswith(b"$") and first[1:].isdigit():
            size = int(first[1:])
            while len(rest) < size + 2:
                rest += self.more()
            return "\n".join(map(harmless, rest[:size].split(b"\r\n")))
        raise self.no_info(harmless(first))

    def line(self):
        data = b""
        while b"\r\n" not in data:
            data += self.more()
        first, _, rest = data.partition(b"\r\n")
        return first, rest

    def more(self):
        piece = self.connection.recv(1 << 16)
        if not piece:
            raise Trouble(f"The server on port {self.port} has closed the connection.", "Its own terminal may say why.")
        return piece

    def close(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def nobody_there(self):
        return Trouble(f"No server listens on port {self.port}.",
                       "./workshop serve starts your server (port 6379), ./workshop serve --reference the finished one"
                       " (--port 16379).")

    def no_info(self, line):
        if line.startswith("-"):
            return Trouble(f"The server on port {self.port} refuses INFO: {line[1:]}")
        return Trouble(f"The server on port {self.port} answers INFO with \"{line[:40]}\": it isn't a Redis.",
                       "An echo server? ./workshop serve without --echo starts one that speaks Redis.")


class Reading:
    """One reply to INFO: {field: text}, and the numbers of the commands separately."""

    def __init__(self, text, moment):
        self.moment = moment
        lines = [line.partition(":") for line in text.splitlines() if ":" in line and not line.startswith("#")]
        self.fields = {name: value for name, _, value in lines if not name.startswith("cmdstat_")}
        self.commands = {name.removeprefix("cmdstat_"): parts(value) for name, _, value in lines if name.startswith("cmdstat_")}

    def text(self, field):
        return self.fields.get(field, "-")

    def number(self, field):
        """The field as a number; 0 if this server does not report it."""
        try:
            return float(self.fields.get(field, 0))
        except ValueError:
            return 0.0

    def keys(self):
        """How many keys there are in all databases, and how many of them expire."""
        databases = [parts(value) for name, value in self.fields.items() if re.fullmatch(r"db\d+", name)]
        return tuple(int(sum(database.get(what, 0) for database in databases)) for what in ("keys", "expires"))


def parts(value):
    """{"keys": 3.0} for "keys=3,...". Leaves out anything that is not a number."""
    found = {}
    for part in value.split(","):
        name, _, number = part.partition("=")
        try:
            found[name] = float(number)
        except ValueError:
            pass
    return found


class Poller(threading.Thread):
    """Asks once per period, on its own thread, so that a server that hangs does not block the keyboard."""

    def __init__(self, feed, note, period=1.0):
        """`note` is called with each result, on this thread: (reading, None) or (None, trouble)."""
        super().__init__(daemon=True)
        self.feed, self.note, self.period = feed, note, period
        self.stopped = threading.Event()

    def run(self):
        while not self.stopped.is_set():
            try:
                self.note((self.feed.reading(), None))
            except Trouble as trouble:
                self.note((None, trouble))
            self.stopped.wait(self.period)
        self.feed.close()

    def stop(self):
        self.stopped.set()
