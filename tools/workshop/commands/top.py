"""Watch a server live: commands per second, clients, memory, keys, and what takes the time.

usage: ./workshop top [--port PORT] [--once]

It asks the server on port 6379 for INFO once a second, and shows what happened in that second. If the server isn't
there, or goes away, it waits. Any Redis will do.

  --port PORT   the server on this port; 16379 is the reference
  --once        one picture, after a second, and no more; so it is, too, with --plain and where there is no terminal

keys: q quit

examples:
  ./workshop serve              ./workshop top                 redis-benchmark -t set,get -n 1000000 -P 16 -q
  ./workshop serve --reference  ./workshop top --port 16379    redis-benchmark -p 16379 -t set,get -n 1000000 -q
"""

import queue
import textwrap
import time

from ..info_feed import Feed, Poller
from ..info_view import Picture
from ..options import parsed, usage
from ..screen import Screen
from ..terminal import has_screen, paint, width
from ..trouble import Trouble

PAUSE = 0.1  # seconds between two looks at the keyboard
PERIOD = 1.0  # seconds between two requests to the server
KEYS = "q quit"


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--once"], values=["--port"])
    feed = Feed(port_number(options.port or "6379"))
    if options.once or not has_screen():
        print("\n".join(once(feed)))
        return 0
    with Screen() as screen:
        try:
            Top(feed, screen).loop()
        except KeyboardInterrupt:
            pass
    return 0


def port_number(text):
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Trouble(f"--port is a number from 1 to 65535, got '{text}'.", usage(__doc__))
    return int(text)


def once(feed):
    picture = Picture(feed.port)
    picture.add(feed.reading())
    time.sleep(PERIOD)
    picture.add(feed.reading())
    feed.close()
    return picture.lines(width(), 40)


class Top:
    """The loop: checks the keyboard, takes what the poller has found, and draws."""

    def __init__(self, feed, screen):
        self.screen = screen
        self.picture = Picture(feed.port)
        self.trouble = None
        self.found = queue.SimpleQueue()
        self.poller = Poller(feed, self.found.put, PERIOD)

    def loop(self):
        self.poller.start()
        try:
            while self.screen.key(PAUSE) != "q":
                while not self.found.empty():
                    self.take(*self.found.get())
                self.screen.draw(self.lines())
        finally:
            self.poller.stop()

    def take(self, reading, trouble):
        if reading:
            self.picture.add(reading)
        self.trouble = trouble

    def lines(self):
        columns, rows = self.screen.size
        room = max(rows - 2, 1)
        if self.trouble:
            body = [self.trouble.what, *textwrap.wrap(self.trouble.remedy, columns - 1), "", paint("It's asked again every second.", "dim")]
        elif self.picture.now:
            body = self.picture.lines(columns, room)
        else:
            body = [f"asking port {self.picture.port} ..."]
        body = [*body, *[""] * room][:room]
        return [*body, "", paint(KEYS, "dim")]
