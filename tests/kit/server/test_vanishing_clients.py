"""Clients that leave without a word, at any moment, cost the server nothing; too
many of them cost only patience."""
import re
import resource
import unittest

from support.limits import eventually
from support.raw_client import RawClient, command
from support.server_process import REFERENCE, ServerProcess, is_sanitized

GROWTH_KB = 8 * 1024  # the allocator's normal variation; a leaked connection is 16 KB or more

# What a client has sent at the moment it is gone.
HALF_SAID = {
    "nothing": b"",
    "half a header": b"*",
    "half a length": b"*2\r\n$4\r\nPING\r\n$1",
    "half an argument": b"*2\r\n$4\r\nPING\r\n$1000\r\nhel",
    "half a line": b"PING hel",
    "a request whose reply it does not wait for": command("PING"),
    "many requests": command("PING", "x" * 100) * 200,
    "a request for a big reply": command("GET", "big"),
    "an error": b"*1\r\n!\r\n" + b"x" * 1000,
    "a QUIT": command("QUIT"),
}
WAYS_TO_GO = {"an orderly end": RawClient.close, "a reset": RawClient.reset}


class VanishingClients(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(ServerProcess(REFERENCE, "--loglevel", "verbose"))
        self.bystander = self.enterContext(self.server.connect())
        self.assertEqual(self.bystander.ask(command("SET", "big", "x" * 10_000_000), 5), b"+OK\r\n")

    def tearDown(self):
        self.assert_serves_others()
        self.bystander.close()
        self.assertEqual(self.server.stop(), 0, self.server.final_log)
        self.assertNotIn(" # ", self.server.final_log, "nothing of this deserves a warning")

    def assert_serves_others(self):
        self.assertIsNone(self.server.exit_status, self.server.log())
        self.assertEqual(self.bystander.ask(b"PING\r\n", 7), b"+PONG\r\n")
        with self.server.connect() as newcomer:
            self.assertEqual(newcomer.ask(b"PING\r\n", 7), b"+PONG\r\n")

    def wait_until_all_ends_are_noticed(self):
        def noticed():
            log = self.server.log()
            ended = re.findall(r"client \d+: (?!connected)", log)
            return len(ended) == log.count(": connected\n") - 1  # the bystander stays
        eventually(noticed, "the server notices that its clients are gone")

    def test_at_any_moment_and_in_any_way(self):
        sizes = []
        for _ in range(6):
            for said in HALF_SAID.values():
                for vanish in WAYS_TO_GO.values():
                    for _ in range(10):
                        client = self.server.connect(receive_buffer=4096)
                        client.send(said)
                        vanish(client)
            self.assert_serves_others()
            self.wait_until_all_ends_are_noticed()
            sizes.append(self.server.resident_kb())
        self.assertLess(sizes[-1] - sizes[1], GROWTH_KB, f"KB of memory after each round: {sizes}")

    def test_in_the_middle_of_a_reply(self):
        for way, vanish in WAYS_TO_GO.items():
            with self.subTest(way):
                for _ in range(50):
                    client = self.server.connect(receive_buffer=4096)
                    self.assertEqual(client.ask(command("GET", "big"), 100)[:11], b"$10000000\r\n")
                    vanish(client)
                self.assert_serves_others()
        self.wait_until_all_ends_are_noticed()

    def test_all_at_once(self):
        for way, vanish in WAYS_TO_GO.items():
            with self.subTest(way):
                clients = [self.server.connect() for _ in range(300)]
                for client in clients:
                    client.send(b"*2\r\n$4\r\nPING\r\n$1")
                for client in clients:
                    vanish(client)
                self.assert_serves_others()
        self.wait_until_all_ends_are_noticed()

    def test_only_our_direction_closed_still_gets_its_replies(self):
        with self.server.connect() as client:
            client.send(command("PING") * 1000 + command("GET", "big"))
            client.say_no_more()
            replies = client.read_to_end()
        self.assertTrue(replies.startswith(b"+PONG\r\n" * 1000 + b"$10000000\r\n"))
        self.assertEqual(len(replies), 7 * 1000 + 11 + 10_000_000 + 2)


PING = command("PING")  # the fast server knows no inline commands


class TooManyClients(unittest.TestCase):
    def test_more_than_the_server_has_file_descriptors_for(self):
        if is_sanitized():
            self.skipTest("the sanitizers themselves need file descriptors")
        for name in (REFERENCE, "mini-redis-speed-reference"):
            with self.subTest(name), ServerProcess(name) as server:
                self.outnumber(server)

    def outnumber(self, server):
        early = self.enterContext(server.connect())
        self.assertEqual(early.ask(PING, 7), b"+PONG\r\n")
        resource.prlimit(server.pid, resource.RLIMIT_NOFILE, (32, 32))
        crowd = [self.enterContext(server.connect()) for _ in range(100)]
        eventually(lambda: "cannot accept a connection: Too many open files" in server.log(),
                   "the server says what it lacks")
        self.assertEqual(early.ask(PING, 7), b"+PONG\r\n", "clients that are in are served")
        for client in crowd[:90]:
            client.close()
        for client in crowd[90:]:
            self.assertEqual(client.ask(PING, 7), b"+PONG\r\n", "clients that waited get in")


if __name__ == "__main__":
    unittest.main()
