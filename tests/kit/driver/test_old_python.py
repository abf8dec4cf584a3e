"""What Python 3.9, the oldest that the driver runs on, does in another way: there socket.timeout is no TimeoutError."""

import socket
import unittest
from unittest import mock

from support import graded_tests  # noqa: F401  (it makes Python find the driver's modules)
from workshop import info_feed
from workshop.duel import connection
from workshop.trouble import Trouble


class TimeOut(OSError):
    """As socket.timeout is there."""


class Silent:
    """A socket on which nothing ever comes."""

    def settimeout(self, seconds):
        pass

    def sendall(self, data):
        pass

    def close(self):
        pass

    def recv(self, size):
        raise TimeOut("timed out")


class OldPython(unittest.TestCase):
    def setUp(self):
        patch = mock.patch.object(socket, "timeout", TimeOut)
        patch.start()
        self.addCleanup(patch.stop)

    def test_a_duel_waits_on_for_a_reply(self):
        waiting = connection.Connection.__new__(connection.Connection)
        waiting.socket, waiting.data, waiting.closed = Silent(), b"", False
        self.assertFalse(waiting.receive(0.1))
        self.assertFalse(waiting.closed)

    def test_top_says_that_the_port_does_not_answer(self):
        feed = info_feed.Feed(6379)
        feed.connection = Silent()
        with self.assertRaises(Trouble) as told:
            feed.reading()
        self.assertIn("didn't answer within", told.exception.what)


if __name__ == "__main__":
    unittest.main()
