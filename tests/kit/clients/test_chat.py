"""A chat room on the reference, with three kinds of guests: redis-cli, Python's redis client, and
docs/examples/08_chat, which uses hiredis."""
import unittest

from guest import Guest
from support import limits, processes
from support.limits import eventually
from support.places import BUILD
from support.real_redis import tool
from support.server_process import ServerProcess, program

try:
    import redis
except ImportError:
    redis = None

ROOM = "room"


class Chat(unittest.TestCase):
    def setUp(self):
        if redis is None:
            self.fail("Python's redis client is missing: install the package python3-redis,"
                      " and run these tests with the system's own /usr/bin/python3")
        self.server = self.enterContext(ServerProcess())
        self.port = str(self.server.port)
        self.redis = redis.Redis(port=self.server.port, socket_timeout=limits.seconds(), decode_responses=True)
        self.addCleanup(self.redis.close)

    def cli(self, *arguments):
        return processes.run([tool("redis-cli"), "-p", self.port, *arguments], check=True).stdout.strip()

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
        message = pubsub.get_message(timeout=limits.seconds())
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

    def test_a_chatter_that_leaves_is_no_longer_counted(self):
        ann, pubsub = self.enter_by_hiredis("Ann"), self.enter_by_python()
        self.assertEqual(self.redis.pubsub_numsub(ROOM), [(ROOM, 2)])
        self.assertEqual(ann.leaves(), 0)
        pubsub.unsubscribe()
        self.assertEqual(self.heard(pubsub), ("unsubscribe", ROOM, 0))
        eventually(lambda: self.redis.pubsub_numsub(ROOM) == [(ROOM, 0)], "the guest that has left is not counted any more")
        self.assertEqual(self.redis.publish(ROOM, "anybody there?"), 0)
        self.assertEqual(self.redis.pubsub_channels(), [])

    def test_many_lines_at_once(self):
        """One read brings more messages than poll() wakes for."""
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
        self.assertEqual(pubsub.get_message(timeout=limits.seconds()),
                         {"type": "pmessage", "pattern": "r??m", "channel": ROOM, "data": "hello"})
        cli.prints(f"pmessage\nr*\n{ROOM}\nhello\npmessage\nr*\nred room\nhello?")

    def test_python_pings_while_it_listens(self):
        pubsub = self.enter_by_python()
        pubsub.ping("still there?")
        self.assertEqual(self.heard(pubsub), ("pong", None, "still there?"))

    def test_the_program_says_how_it_is_used(self):
        done = processes.run([BUILD / "examples" / "08_chat"])
        self.assertEqual((done.stdout, done.returncode), ("usage: 08_chat PORT ROOM NAME\n", 0))


if __name__ == "__main__":
    unittest.main()
