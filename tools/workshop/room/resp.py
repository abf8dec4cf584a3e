"""A connection to the room's server that takes short replies only: anybody in the network may have written them."""

import socket

LONGEST = 256  # bytes of a line or a string
MOST = 4096    # elements of an array


class Nonsense(OSError):
    """A reply that nobody who plays fair has caused."""


class Refused(OSError):
    """The server answers with an error."""


class Connection:
    """For the length of a with block."""

    def __init__(self, address, patience):
        """`patience`: seconds to wait for the server each time."""
        self.socket = socket.create_connection(address, patience)
        self.input = self.socket.makefile("rb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.input.close()
        self.socket.close()

    def ask(self, *commands):
        """The replies to these commands, which are sent together."""
        self.send(*commands)
        return [self.reply() for _ in commands]

    def send(self, *commands):
        self.socket.sendall(b"".join(map(request, commands)))

    def reply(self):
        """Bytes, a number, a list, or None."""
        line = self.line()
        kind, rest = line[:1], line[1:]
        if kind == b"+":
            return rest
        if kind == b"-":
            raise Refused(rest.decode(errors="replace"))
        if kind == b":":
            return number(rest)
        if kind == b"$":
            return self.string(number(rest))
        if kind == b"*" and number(rest) <= MOST:
            return [self.reply() for _ in range(number(rest))]
        raise Nonsense("too long an array, or no reply")

    def string(self, length):
        if length < 0:
            return None
        if length > LONGEST:
            raise Nonsense("too long a string")
        return self.exactly(length + 2)[:-2]

    def exactly(self, length):
        data = self.input.read(length)
        if len(data) < length:
            raise ConnectionResetError("the connection was closed")
        return data

    def line(self):
        line = self.input.readline(LONGEST)
        if not line:
            raise ConnectionResetError("the connection was closed")
        if not line.endswith(b"\r\n"):
            raise Nonsense("too long a line")
        return line[:-2]


def request(words):
    parts = [word if isinstance(word, bytes) else str(word).encode() for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


def number(text):
    try:
        return int(text)
    except ValueError:
        raise Nonsense("no number") from None
