"""What clients have made the server take, it gives back: to other clients and to the system."""
import unittest

from support.limits import eventually
from support.raw_client import command
from support.server_process import ServerProcess, is_sanitized

MEGABYTE = 1 << 20
SPARE_KB = 16 * 1024  # what the server may keep in case it is needed again


@unittest.skipIf(is_sanitized(), "NOT CHECKED: the sanitizers keep freed memory")
class GivesBack(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(ServerProcess())
        self.client = self.connect()
        self.assertEqual(self.client.ask(b"PING\r\n", 7), b"+PONG\r\n")
        self.before = self.server.resident_kb()

    def connect(self, **options):
        return self.enterContext(self.server.connect(**options))

    def grown_kb(self):
        return self.server.resident_kb() - self.before

    def assert_comes_back(self, usual=20):
        eventually(lambda: self.grown_kb() < SPARE_KB, "the memory is given back", usual)

    def test_a_large_request_and_its_reply(self):
        """The clients stay: what they needed once is not kept for them."""
        value = b"e" * (16 * MEGABYTE)
        for _ in range(4):
            client = self.connect()
            client.send(command("ECHO", value))
            self.assertEqual(len(client.read_exactly(len(value) + 13)), len(value) + 13)
        self.assert_comes_back()

    def test_a_large_request_before_half_a_small_one(self):
        value = b"s" * (16 * MEGABYTE)
        for _ in range(4):
            client = self.connect()
            client.send(command("PING", "x") + command("STRLEN", value) + b"*2\r\n$4\r\nPING\r\n")
            self.assertEqual(client.read_exactly(11), b"$1\r\nx\r\n:0\r\n")
        self.assert_comes_back()

    def test_a_request_of_very_many_words(self):
        for _ in range(4):
            client = self.connect()
            client.send(b"*200001\r\n$4\r\nPING\r\n" + b"$1\r\na\r\n" * 200_000)
            self.assertIn(b"wrong number of arguments", client.read_until(b"\r\n"))
        self.assert_comes_back()

    def test_the_queue_of_a_transaction(self):
        self.assertEqual(self.client.ask(b"MULTI\r\n", 5), b"+OK\r\n")
        for _ in range(64):
            self.assertEqual(self.client.ask(command("SET", "key", b"v" * MEGABYTE), 9), b"+QUEUED\r\n")
        for _ in range(20):
            self.client.send(command("SET", "key", b"v" * 1000) * 1000)
            self.assertEqual(self.client.read_exactly(9 * 1000), b"+QUEUED\r\n" * 1000)
        self.assertGreater(self.grown_kb(), 80 * 1024)
        self.assertEqual(self.client.ask(b"DISCARD\r\n", 5), b"+OK\r\n")
        self.assert_comes_back()

    def test_the_keys_of_flushall(self):
        for start in range(0, 200_000, 1000):
            self.client.send(b"".join(command("SET", f"key:{number}", b"v" * 300)
                                      for number in range(start, start + 1000)))
            self.assertEqual(self.client.read_exactly(5 * 1000), b"+OK\r\n" * 1000)
        self.assertGreater(self.grown_kb(), 60 * 1024)
        self.assertEqual(self.client.ask(b"FLUSHALL\r\n", 5), b"+OK\r\n")
        self.assert_comes_back()

    def test_clients_that_send_half_a_request_for_ever(self):
        crowd = [self.connect() for _ in range(100)]
        for client in crowd:
            client.send(b"*2\r\n$3\r\nGET\r\n$100000000\r\n")
        for _ in range(100):
            for client in crowd:
                client.send(b"x")
            self.assertEqual(self.client.ask(b"PING\r\n", 7), b"+PONG\r\n")
        self.assertLess(self.grown_kb(), SPARE_KB)

    def test_a_client_that_never_reads_takes_what_it_has_asked_for_and_no_more(self):
        self.assertEqual(self.client.ask(command("SET", "big", b"x" * MEGABYTE), 5), b"+OK\r\n")
        crowd = [self.connect(receive_buffer=4096) for _ in range(10)]
        for client in crowd:
            client.send_until_full(command("GET", "big") * 4, pause=0)
        self.assertEqual(self.client.ask(b"PING\r\n", 7), b"+PONG\r\n")
        self.assertLess(self.grown_kb(), 10 * 4 * 2 * 1024 + SPARE_KB)
        for client in crowd:
            client.close()
        self.assert_comes_back()


if __name__ == "__main__":
    unittest.main()
