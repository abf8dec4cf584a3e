"""The tap as a process between a client and a server, its output, and tests in which
the test itself is the server.

    with Listener() as server, TapProcess(server.port) as tap, tap.connect() as client:
        client.send(b"PING\\r\\n")
        tap.wait_for("PING")
        tap.frames()  # [("#1", "──►", "PING  (inline)", "PING\\\\r\\\\n")]
"""
import os
import re
import socket
import threading
import unittest

from support import limits
from support.limits import PATIENCE, eventually
from support.raw_client import RawClient
from support.server_process import Process, program

START_LINES = re.compile(r"tap listens on 127\.0\.0\.1:(?P<port>\d+) and passes everything on to (?P<target>\S+);"
                         r" Ctrl-C stops it\n  redis-cli -p (?P=port)\n")
FRAME = re.compile(r"^\d\d:\d\d:\d\d\.\d{3}  (#\d+) (──►|◄──|-->|<--)  (.*)$")
NOTE = re.compile(r"^\d\d:\d\d:\d\d\.\d{3}  (#\d+) (.*)$")
DURATION = re.compile(r"\d+\.\d+ ms")


def as_text(data):
    """Bytes as the tap writes them."""
    return "".join({"\r": "\\r", "\n": "\\n", '"': '\\"', "\\": "\\\\"}.get(chr(byte)) or
                   (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}") for byte in data)


class TapProcess(Process):
    """On a free port, in front of the server on `port`. `variables`: changes to the environment."""

    def __init__(self, port, *arguments, **variables):
        super().__init__([program("tap"), "--port", "0", "--to", str(port), *arguments], rb"redis-cli -p \d+",
                         variables={"LC_ALL": "C.UTF-8", "NO_COLOR": None, **variables})
        start = START_LINES.fullmatch(self.output)
        if not start:
            self.stop()
            raise AssertionError(f"the tap starts with {self.output!r}")
        self.port, self.address = int(start["port"]), ("127.0.0.1", int(start["port"]))
        self._printed = bytearray()
        # Always read, so that the tap never waits for us.
        self._fd = os.dup(self._process.stdout.fileno())
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self):
        while piece := os.read(self._fd, 1 << 16):
            self._printed += piece

    def connect(self, **options):
        return RawClient(self.address, **options)

    def printed(self):
        """Everything after the start lines."""
        return self.printed_bytes().decode(errors="replace")

    def printed_bytes(self):
        return bytes(self._printed)

    def wait_for(self, pattern, times=1):
        """Waits until the pattern has been printed that many times."""
        eventually(lambda: len(re.findall(pattern, self.printed(), re.MULTILINE)) >= times,
                   f"the tap prints {pattern}")

    def frames(self, connection=None):
        """(connection, arrow, text, bytes) for each, the durations as "T ms"; also checks the layout."""
        frames = []
        lines = iter(self.printed().split("\n")[:-1])
        for line in lines:
            if not (found := FRAME.match(line)):
                if not NOTE.match(line):
                    raise AssertionError(f"neither a frame nor a note: {line!r}")
                continue
            raw = next(lines, None)
            if raw is None:
                break  # the rest of it is on its way
            if raw[:found.start(3)].strip(" "):
                raise AssertionError(f"the bytes are not under the text: {line!r} {raw!r}")
            frames.append((found[1], found[2], DURATION.sub("T ms", found[3]), raw[found.start(3):]))
        return [frame for frame in frames if connection in (None, frame[0])]

    def notes(self):
        return [" ".join(NOTE.match(line).groups()) for line in self.printed().splitlines()
                if NOTE.match(line) and not FRAME.match(line)]

    def stop(self):
        status = super().stop()
        if hasattr(self, "_reader") and self._fd is not None:
            self._reader.join(limits.seconds())
            os.close(self._fd)
            self._fd = None
        return status


class Accepted(RawClient):
    """The server's end of a connection, with everything that RawClient can do."""

    def __init__(self, connection, patience=PATIENCE):
        self.patience = patience
        self.socket = connection
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)


class Listener:
    """A server that says what the test makes it say."""

    def __init__(self, port=0):
        self.socket = socket.create_server(("127.0.0.1", port))
        self.socket.settimeout(limits.seconds())
        self.port = self.socket.getsockname()[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def accept(self):
        return Accepted(self.socket.accept()[0])


class TapTest(unittest.TestCase):
    """A tap in front of a server that is the test itself."""
    maxDiff = None

    def start(self, *arguments, **variables):
        self.listener = self.enterContext(Listener())
        self.tap = self.enterContext(TapProcess(self.listener.port, *arguments, **variables))

    def open_pair(self, **options):
        """Both ends of a connection through the tap."""
        client = self.enterContext(self.tap.connect(**options))
        return client, self.enterContext(self.listener.accept())


class OnePairTest(TapTest):
    """A question and its answer on one connection, and how the tap shows them."""

    def start(self, *arguments, **variables):
        super().start(*arguments, **variables)
        self.client, self.server = self.open_pair()

    def pass_on(self, sender, receiver, data):
        sender.send(data)
        self.assertEqual(receiver.read_exactly(len(data)), data)

    def asks(self, data):
        self.pass_on(self.client, self.server, data)

    def answers(self, data):
        self.pass_on(self.server, self.client, data)

    def wait_for_frames(self, count):
        """(arrow, text, bytes) for each."""
        eventually(lambda: len(self.tap.frames()) >= count, f"the tap prints {count} frames")
        return [frame[1:] for frame in self.tap.frames()]
