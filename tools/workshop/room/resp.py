"""A connection to the room's server that takes short replies only, and soon: anybody in the network may have written them."""

import socket
import time

from .. import terminal

LONGEST = 256  # bytes of a line or a string
MOST = 4096    # elements of an array
CHUNK = 65536


class Nonsense(OSError):
    """A reply that nobody who plays fair has caused."""


class Refused(OSError):
    """The server answers with an error."""


class Connection:
    """For the length of a with block."""

    def __init__(self, address, patience):
        """`patience`: seconds for the server to answer what is asked together."""
        self.socket, self.patience = socket.create_connection(address, patience), patience
        self.input = bytearray()  # what has arrived and isn't read yet

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self, *commands):
        """The replies to these commands, which are sent together. Refused is raised when all of them are read."""
        self.end = time.monotonic() + self.patience
        self.send(*commands)
        replies = [self.reply_or_refusal() for _ in commands]
        for reply in replies:
            if isinstance(reply, Refused):
                raise reply
        return replies

    def send(self, *commands):
        self.socket.settimeout(self.patience)
        self.socket.sendall(b"".join(map(request, commands)))

    def reply_or_refusal(self):
        try:
            return self.reply()
        except Refused as refusal:
            return refusal

    def reply(self, may_be_array=True):
        """Bytes, a number, a list of these, or None."""
        line = self.line()
        kind, rest = line[:1], line[1:]
        if kind == b"+":
            return rest
        if kind == b"-":
            raise Refused(terminal.harmless(rest))
        if kind == b":":
            return number(rest)
        if kind == b"$":
            return self.string(number(rest))
        if kind == b"*" and may_be_array and number(rest) <= MOST:
            return [self.reply(may_be_array=False) for _ in range(number(rest))]
        raise Nonsense("too long an array, or no reply")

    def string(self, length):
        if length < 0:
            return None
        if length > LONGEST:
            raise Nonsense("too long a string")
        return self.exactly(length + 2)[:-2]

    def exactly(self, length):
        while len(self.input) < length:
            self.receive()
        data = bytes(self.input[:length])
        del self.input[:length]
        return data

    def line(self):
        while (end := self.input.find(b"\r\n", 0, LONGEST)) < 0:
            if len(self.input) >= LONGEST:
                raise Nonsense("too long a line")
            self.receive()
        return self.exactly(end + 2)[:-2]

    def receive(self):
        """A reply that comes byte by byte has no more time than others."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError("no whole reply in time")
        self.socket.settimeout(left)
        data = self.socket.recv(CHUNK)
        if not data:
            raise ConnectionResetError("the connection was closed")
        self.input += data


def request(words):
    parts = [word if isinstance(word, bytes) else str(word).encode() for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


def number(text):
    try:
        return int(text)
    except ValueError:
        raise Nonsense("no number") from None
