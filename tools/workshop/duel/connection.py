"""One client's connection to a server, reply by reply."""

import socket

from . import resp

SEND_LIMIT = 5  # seconds: a server that takes nothing for so long hangs
PIECE = 1 << 16


class Closed(Exception):
    """The server has closed the connection, and no whole reply is left."""


class Connection:
    def __init__(self, address):
        """`address` is (host, port), or the path of a Unix socket."""
        is_path = isinstance(address, str)
        self.socket = socket.socket(socket.AF_UNIX if is_path else socket.AF_INET)
        if not is_path:
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.data, self.closed = b"", False
        self.socket.settimeout(SEND_LIMIT)
        try:
            self.socket.connect(address)
        except OSError:
            self.socket.close()
            raise

    def send(self, data):
        """A server that is gone, or takes nothing, is noticed when its reply is awaited."""
        self.socket.settimeout(SEND_LIMIT)
        try:
            self.socket.sendall(data)
        except OSError:
            pass

    def receive(self, seconds):
        """Whether anything has come within this time, the end of the connection included."""
        if self.closed:
            return True
        self.socket.settimeout(seconds)
        try:
            piece = self.socket.recv(PIECE)
        except (socket.timeout, BlockingIOError):  # in Python 3.9 this is no TimeoutError
            return False
        except OSError:
            piece = b""
        self.data += piece
        self.closed = not piece
        return True

    def reply(self, wait):
        """The next reply. Calls `wait`, which receives or raises, as long as it is not all there."""
        while (end := resp.end_of(self.data)) is None:
            if self.closed:
                raise Closed
            wait(self)
        reply, self.data = self.data[:end], self.data[end:]
        return reply

    def close(self):
        self.socket.close()
