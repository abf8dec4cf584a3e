"""A client that works with bytes: sends exactly what it is told, in pieces, malformed, or not at all.

Nothing here waits for time to pass: every wait is for a socket, and fails when patience is over.
"""
import contextlib
import select
import socket
import struct

from support import limits
from support.limits import PATIENCE, Deadline


def command(*arguments):
    """A request as Redis clients send it: an array of bulk strings."""
    parts = [b"*%d\r\n" % len(arguments)]
    for argument in arguments:
        argument = argument if isinstance(argument, bytes) else str(argument).encode()
        parts.append(b"$%d\r\n%s\r\n" % (len(argument), argument))
    return b"".join(parts)


def shown(data, limit=200):
    """Bytes for a message: their start, and how many there are."""
    data = bytes(data)
    return repr(data) if len(data) <= limit else f"{data[:limit]!r}... ({len(data)} bytes)"


class RawClient:
    """`address` is (host, port), or the path of a Unix socket. A small `receive_buffer` fills quickly."""

    def __init__(self, address, patience=PATIENCE, receive_buffer=None):
        self.patience = patience
        self.socket = socket.socket(socket.AF_INET if isinstance(address, tuple) else socket.AF_UNIX)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        if isinstance(address, tuple):  # every send() goes out on its own
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(limits.seconds(patience))
        try:
            self.socket.connect(address)
        except BaseException:
            self.socket.close()
            raise
        self.socket.setblocking(False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def reset(self):
        """Vanishes: the peer gets a reset instead of an orderly end."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def say_no_more(self):
        """Closes our direction; the other one stays open for the replies."""
        self.socket.shutdown(socket.SHUT_WR)

    # Sending

    def send(self, data):
        """Sends everything. Fails if the peer stops accepting data or is gone."""
        rest = memoryview(data)
        deadline = Deadline(self.patience)
        while rest:
            if select.select([], [self.socket], [], deadline.left())[1]:
                rest = rest[self.socket.send(rest):]
            elif deadline.passed():
                raise TimeoutError(f"the server took only {len(data) - len(rest)} of {len(data)} bytes"
                                   f" within {deadline}")

    def send_until_full(self, data, pause=0.3):
        """Sends as much as the peer accepts, until it accepts nothing for `pause` seconds. Returns the
        rest."""
        rest = memoryview(data)
        while rest and select.select([], [self.socket], [], pause)[1]:
            rest = rest[self.socket.send(rest):]
        return bytes(rest)

    # Receiving: a reset ends the input, just like an orderly end.

    def receive(self, most=1 << 16, so_far=b""):
        """What has arrived, at least one byte; empty at the end."""
        deadline = Deadline(self.patience)
        while not select.select([self.socket], [], [], deadline.left())[0]:
            if deadline.passed():
                raise TimeoutError(f"no more bytes within {deadline}; so far came {shown(so_far)}")
        try:
            return self.socket.recv(most)
        except (ConnectionResetError, BrokenPipeError):
            return b""

    def read_exactly(self, count):
        """Fewer only if the connection ends first."""
        data = bytearray()
        while len(data) < count and (piece := self.receive(min(count - len(data), 1 << 20), data)):
            data += piece
        return bytes(data)

    def read_until(self, ending):
        """Everything up to `ending`, which must be the last thing that came; less if the connection ends
        first."""
        data = bytearray()
        while not data.endswith(ending) and (piece := self.receive(so_far=data)):
            data += piece
        return bytes(data)

    def read_to_end(self):
        data = bytearray()
        while piece := self.receive(1 << 20, data):
            data += piece
        return bytes(data)

    # Both

    def ask(self, data, count):
        """Sends, and reads a reply of that many bytes."""
        self.send(data)
        return self.read_exactly(count)

    def converse(self, pieces):
        """Sends the pieces in order and then the end, and reads all the while: no deadlock, however much
        comes back. Returns everything that came until the connection ended."""
        got = bytearray()
        pieces = iter(pieces)
        rest = b""
        sending = True
        deadline = Deadline(self.patience)
        while True:
            while sending and not rest:
                rest = next(pieces, None)
                if rest is None:
                    sending = False
                    with contextlib.suppress(OSError):  # here and below: reading shows who is gone
                        self.say_no_more()
            readable, writable, _ = select.select([self.socket], [self.socket] if sending else [], [], deadline.left())
            if writable:
                try:
                    rest = memoryview(rest)[self.socket.send(rest):]
                except OSError:
                    sending = False
            if readable:
                piece = self.receive(1 << 20)
                if not piece:
                    return bytes(got)
                got += piece
            elif not writable and deadline.passed():
                raise TimeoutError(f"the connection did not end within {deadline}; so far came {shown(got)}")


def transcript(address, *pieces, patience=PATIENCE):
    """A whole conversation: connects, sends the pieces and the end, returns every byte that came back."""
    with RawClient(address, patience) as client:
        return client.converse(pieces)
