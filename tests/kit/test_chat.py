"""A chat room on the reference, with three kinds of guests: redis-cli, Python's redis client, and docs/examples/08_chat,
which is written with hiredis."""
import os
import select
import subprocess
import time
import unittest

from raw_client import PATIENCE
from real_redis import tool
from server_process import BUILD, ServerProcess, program

try:
    import redis
except ImportError:
    redis = None

ROOM = "room"


class Guest:
    """A program that prints what it hears, and may be typed to."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT)
        self.printed = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.communicate()

    def types(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def prints(self, expected):
        """Waits until these lines have come, and takes them."""
        expected, end = expected.encode() + b"\n", time.monotonic() + PATIENCE
        while expected not in self.printed:
            ready = select.select([self.process.stdout], [], [], max(0, end - time.monotonic()))[0]
            piece = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                raise AssertionError(f"expected {expected}, it printed {self.printed}")
            self.printed += piece
        self.printed = self.printed.partition(expected)[2]

    def leaves(self):
        """Ends its input; its exit status."""
        self.process.stdin.close()
        self.process.stdin = None
        return self.process.wait(PATIENCE)


class Chat(unittest.TestCase):
    def setUp(self):
        if redis is None:
            self.fail("Python's redis client is missing: install the package python3-redis,"
                      " and run these tests with the system's own /usr/bin/python3")
        self.server = self.enterContext(ServerProcess())
        self.port = str(self.server.port)
        self.redis = redis.Redis(port=self.server.port, socket_timeout=PATIENCE, decode_responses=True)
        self.addCleanup(self.redis.close)

    def cli(self, *arguments):
        done = subprocess.run([tool("redis-cli"), "-p", self.port, *arguments], capture_output=True, text=True,
                              timeout=PATIENCE, check=True)
        return done.stdout.strip()

    def enter_by_cli(self, command="subscribe", name=ROOM):
        guest = self.enterContext(Guest(tool("redis-cli"), "-p", self.port, command, name))
        guest.prints(f"{command}\n{name}\n1")
        return guest

    def enter_by_hiredis(self, name):
        guest = self.enterContext(Guest(program("examples/08_chat"), self.port, ROOM, name))
        guest.prints(f"{name} is in {ROOM}; subscriptions: 1")
        return guest

    def enter_by_python(self):
        pubsub = self.redis.pubsub()
        self.addCleanup(pubsub.close)
        pubsub.subscribe(ROOM)
        self.assertEqual(self.heard(pubsub), ("subscribe", ROOM, 1))
        return pubsub

    def heard(self, pubsub):
        message = pubsub.get_message(timeout=PATIENCE)
        return message["type"], message["channel"], message["data"]

    def test_everybody_hears_everybody(self):
        cli, ann, pubsub = self.enter_by_cli(), self.enter_by_hiredis("Ann"), self.enter_by_python()
        ann.types("hello")
        self.assertEqual(self.heard(pubsub), ("message", ROOM, "Ann: hello"))
        self.assertEqual(self.redis.publish(ROOM, "Bob: hello, Ann"), 3)
        self.assertEqual(self.cli("publish", ROOM, "Eve: こんにちは"), "3")
        for text in ("Bob: hello, Ann", "Eve: こんにちは"):
            self.assertEqual(self.heard(pubsub), ("message", ROOM, text))
        ann.prints("Ann: hello\nBob: hello, Ann\nEve: こんにちは")
        for text in ("Ann: hello", "Bob: hello, Ann", "Eve: こんにちは"):
            cli.prints(f"message\n{ROOM}\n{text}")

    def test_who_leaves_is_no_longer_counted(self):
        ann, pubsub = self.enter_by_hiredis("Ann"), self.enter_by_python()
        self.assertEqual(self.redis.pubsub_numsub(ROOM), [(ROOM, 2)])
        self.assertEqual(ann.leaves(), 0)
        pubsub.unsubscribe()
        self.assertEqual(self.heard(pubsub), ("unsubscribe", ROOM, 0))
        end = time.monotonic() + PATIENCE
        while self.redis.pubsub_numsub(ROOM) != [(ROOM, 0)]:
            self.assertLess(time.monotonic(), end, "the guest that has left is still counted")
        self.assertEqual(self.redis.publish(ROOM, "anybody there?"), 0)
        self.assertEqual(self.redis.pubsub_channels(), [])

    def test_many_lines_at_once(self):
        """More messages in one read than poll() wakes for."""
        ann, pubsub = self.enter_by_hiredis("Ann"), self.enter_by_python()
        texts = [f"line {i}" for i in range(500)]
        ann.types("\n".join(texts))
        for text in texts:
            self.assertEqual(self.heard(pubsub), ("message", ROOM, f"Ann: {text}"))
        ann.prints("\n".join(f"Ann: {text}" for text in texts))

    def test_a_guest_in_all_rooms(self):
        cli = self.enter_by_cli("psubscribe", "r*")
        pubsub = self.redis.pubsub()
        self.addCleanup(pubsub.close)
        pubsub.psubscribe("r??m")
        self.assertEqual(self.heard(pubsub), ("psubscribe", "r??m", 1))
        self.assertEqual(self.redis.publish(ROOM, "hello"), 2)
        self.assertEqual(self.redis.publish("red room", "hello?"), 1)
        self.assertEqual(pubsub.get_message(timeout=PATIENCE),
                         {"type": "pmessage", "pattern": "r??m", "channel": ROOM, "data": "hello"})
        cli.prints(f"pmessage\nr*\n{ROOM}\nhello\npmessage\nr*\nred room\nhello?")

    def test_python_pings_while_it_listens(self):
        pubsub = self.enter_by_python()
        pubsub.ping("still there?")
        self.assertEqual(self.heard(pubsub), ("pong", None, "still there?"))

    def test_the_program_says_how_it_is_used(self):
        done = subprocess.run([BUILD / "examples" / "08_chat"], capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual((done.stdout, done.returncode), ("usage: 08_chat PORT ROOM NAME\n", 0))


if __name__ == "__main__":
    unittest.main()
