"""SIGINT and SIGTERM: nobody new is accepted, requests already begun are finished, and then the server
ends."""
import re
import signal
import time
import unittest

from support import limits
from support.limits import eventually
from support.raw_client import command
from support.server_process import REFERENCE, ServerProcess

GRACE = 0.8  # seconds that the server gives to clients that are slow to take their replies
BIG = bytes(range(256)) * (12_000_000 // 256)  # more than all buffers on the way hold
BIG_REPLY = b"$%d\r\n%s\r\n" % (len(BIG), BIG)


class Shutdown(unittest.TestCase):
    def start(self, *arguments):
        server = self.enterContext(ServerProcess(REFERENCE, *arguments))
        with server.connect() as client:
            client.send(command("SET", "big", BIG))
            self.assertEqual(client.read_exactly(5), b"+OK\r\n")
        return server

    def connect(self, server, **options):
        return self.enterContext(server.connect(**options))

    def asks_for_too_much(self, server):
        """A client that has begun to read a reply larger than all buffers on its way."""
        client = self.connect(server, receive_buffer=4096)
        client.send(command("GET", "big"))
        self.assertEqual(client.read_exactly(100), BIG_REPLY[:100])
        return client

    def wait_until_closed_for_new_clients(self, server):
        def refused():
            try:
                server.connect().close()
            except ConnectionRefusedError:
                return True
            except ConnectionResetError:  # it was in the listener's queue when that closed
                return False
        eventually(refused, "the server refuses new connections")

    def assert_ended(self, server, since, within, status=0):
        self.assertEqual(server.wait(), status, server.log())
        self.assertLess(time.monotonic() - since, limits.seconds(within))

    def test_without_clients(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name), ServerProcess() as server:
                since = server.signal(number)
                self.assert_ended(server, since, within=2)
                self.assertRegex(server.log(), r"\A\S+ \* stopping; connections still open: 0\n\Z")

    def test_as_the_very_first_thing(self):
        for _ in range(20):
            with ServerProcess() as server:
                since = server.signal(signal.SIGTERM)
                self.assert_ended(server, since, within=2)

    def test_reply_under_way_arrives_whole(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name):
                server = self.start()
                client = self.asks_for_too_much(server)
                since = server.signal(number)
                self.wait_until_closed_for_new_clients(server)
                self.assertIsNone(server.exit_status, "it waits for its client")
                rest = client.read_to_end()
                self.assertTrue(rest == BIG_REPLY[100:], f"{len(rest)} of {len(BIG_REPLY) - 100} bytes")
                self.assert_ended(server, since, within=GRACE)

    def test_requests_that_had_arrived_are_answered(self):
        with ServerProcess() as server, server.connect() as client:
            self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            client.send(b"PING\r\n" * 1000)
            since = server.signal(signal.SIGTERM)
            self.assertEqual(client.read_to_end(), b"+PONG\r\n" * 1000)
            self.assert_ended(server, since, within=2)

    def test_idle_and_half_done_clients_see_the_end(self):
        with ServerProcess() as server:
            clients = [self.connect(server) for _ in range(50)]
            for client in clients:
                self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            for client in clients[::2]:
                client.send(b"*2\r\n$4\r\nPING\r\n$1000\r\nhalf of it")
            since = server.signal(signal.SIGINT)
            for client in clients:
                self.assertEqual(client.read_to_end(), b"")
            self.assert_ended(server, since, within=2)
            self.assertIn("connections still open: 50", server.log())

    def test_busy_clients_see_the_end(self):
        with ServerProcess() as server, server.connect() as client:
            answered = 0
            try:
                while client.ask(b"PING\r\n", 7) == b"+PONG\r\n":
                    answered += 1
                    if answered == 100:
                        since = server.signal(signal.SIGINT)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the end was noticed while sending
            self.assert_ended(server, since, within=2)

    def test_client_that_never_reads_is_left_behind(self):
        server = self.start("--loglevel", "verbose")
        self.asks_for_too_much(server)
        since = server.signal(signal.SIGTERM)
        self.assert_ended(server, since, within=1)
        self.assertGreater(time.monotonic() - since, GRACE - 0.1, "it was given time")
        ends = re.findall(r"client (\d+): (?!connected)", server.log())
        self.assertEqual(ends, ["1", "2"], f"its end is in the log, too:\n{server.log()}")

    def test_second_signal_ends_it_at_once(self):
        server = self.start()
        self.asks_for_too_much(server)
        server.signal(signal.SIGINT)
        eventually(lambda: "stopping" in server.log(), "the first signal is noticed")
        self.wait_until_closed_for_new_clients(server)
        since = server.signal(signal.SIGINT)
        self.assert_ended(server, since, within=2, status=-signal.SIGINT)

    def test_port_can_be_taken_again_at_once(self):
        address = "--bind=127.0.0.3"  # where no other client comes in between
        with ServerProcess(REFERENCE, address) as server, server.connect() as client:
            self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            # The side that closes first must remember the connection for a while.
            since = server.signal(signal.SIGTERM)
            self.assertEqual(client.read_to_end(), b"")
            self.assert_ended(server, since, within=2)
            with ServerProcess(REFERENCE, address, f"--port={server.port}") as second:
                self.assertEqual(second.address, server.address)


if __name__ == "__main__":
    unittest.main()
