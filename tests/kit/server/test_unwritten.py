"""An unwritten challenge blocks nobody: a server that lacks one answers everything
that belongs to the other steps."""
import unittest

from support import graded_tests
from support.raw_client import command
from support.server_process import ServerProcess

CHALLENGES = [folder[:2] for folder in graded_tests.steps() if folder[:2] > "04"]

# A command, its answer, and the challenge that it belongs to; "" for none.
ASKED = [
    (command("PING"), b"+PONG\r\n", ""),
    (command("SET", "key", "1"), b"+OK\r\n", ""),
    (command("INCR", "key"), b":2\r\n", ""),
    (command("EXPIRE", "key", "1000"), b":1\r\n", ""),
    (command("EXISTS", "key"), b":1\r\n", "05"),
    (command("RPUSH", "list", "a"), b":1\r\n", "06"),
    (command("PUBLISH", "channel", "message"), b":0\r\n", "08"),
    (command("MULTI"), b"+OK\r\n", "09"),
    (command("DISCARD"), b"+OK\r\n", "09"),
    (command("GET", "key"), b"$1\r\n2\r\n", ""),
]


class Unwritten(unittest.TestCase):
    def test_the_rest_is_answered(self):
        self.assertGreater(len(CHALLENGES), 5)
        for number in CHALLENGES:
            with self.subTest(number), ServerProcess(f"mini-redis-without-{number}") as server, \
                    server.connect() as client:
                for asked, expected, step in ASKED:
                    if step != number:
                        self.assertEqual(client.ask(asked, len(expected)), expected, asked)

    def test_the_server_names_what_is_missing(self):
        for number in CHALLENGES:
            with self.subTest(number), ServerProcess(f"mini-redis-without-{number}") as server:
                self.assertRegex(server.log(), rf"step {number}-\S+ is not finished; not written yet: \S+, steps/{number}-")


if __name__ == "__main__":
    unittest.main()
