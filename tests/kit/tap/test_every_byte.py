"""The tap passes on every byte, both ways, at once, and unchanged, however a connection runs and ends."""
import fcntl
import hashlib
import random
import sys
import termios
import threading
import unittest

from support import limits
from support.limits import PATIENCE
from support.raw_client import RawClient, command
from support.server_process import is_sanitized
from tap_process import Listener, TapTest

MANY = 24 * 1024 * 1024


def digest(data):
    return len(data), hashlib.sha256(data).hexdigest()


def in_random_pieces(data, seed):
    """From single bytes to more than any buffer holds."""
    numbers, position = random.Random(seed), 0
    while position < len(data):
        size = numbers.choice([1, 2, 100, 5000, 65536, 300_000])
        yield data[position:position + size]
        position += size


class Meanwhile:
    """Runs something on another thread, and has its result when that has ended."""

    def __init__(self, work):
        def run():
            try:
                self._result = work()
            except BaseException as error:
                self._error = error
        self._error = None
        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()

    def result(self):
        self._thread.join(limits.seconds(3 * PATIENCE))
        if self._error:
            raise self._error
        return self._result


class PassingTest(TapTest):
    def assert_ended_well(self):
        self.assertEqual(self.tap.stop(), 0, self.tap.final_log)
        self.assertEqual(self.tap.final_log, "")


class EveryByte(PassingTest):
    def echo(self, server):
        """Sends back everything until the input ends."""
        server.socket.setblocking(True)
        while piece := server.socket.recv(1 << 16):
            server.socket.sendall(piece)
        server.say_no_more()

    def test_a_large_stream_comes_back_as_it_went(self):
        self.start()
        noise = random.Random(1).randbytes(MANY)
        for what, data in {"noise": noise, "noise in a request that never ends": b"*2\r\n$500000000\r\n" + noise,
                           "noise after requests": command("SET", "key", noise[:100_000]) * 50 + b"*x\r\n" + noise,
                           "one endless line": b"+" + b"x" * MANY}.items():
            with self.subTest(what):
                client, server = self.open_pair(patience=3 * PATIENCE)
                echo = Meanwhile(lambda: self.echo(server))
                self.assertEqual(digest(client.converse(in_random_pieces(data, 2))), digest(data))
                echo.result()
        self.assert_ended_well()

    def test_both_directions_at_once(self):
        self.start()
        request, reply = (random.Random(seed).randbytes(MANY) for seed in (3, 4))
        client, server = self.open_pair()
        sent = [Meanwhile(lambda: self.say(client, request)), Meanwhile(lambda: self.say(server, reply))]
        received = Meanwhile(server.read_to_end)
        self.assertEqual(digest(client.read_to_end()), digest(reply))
        self.assertEqual(digest(received.result()), digest(request))
        for done in sent:
            done.result()
        self.assert_ended_well()

    def say(self, speaker, data):
        for piece in in_random_pieces(data, seed=5):
            speaker.send(piece)
        speaker.say_no_more()

    def test_each_byte_at_once(self):
        self.start()
        client, server = self.open_pair()
        for byte in command("GET", "key"):
            client.send(bytes([byte]))
            self.assertEqual(server.read_exactly(1), bytes([byte]))
        for byte in b"$3\r\nabc\r\n":
            server.send(bytes([byte]))
            self.assertEqual(client.read_exactly(1), bytes([byte]))

    def test_a_slow_reader_slows_down_the_sender(self):
        self.start()
        client, server = self.open_pair()
        before = self.tap.resident_kb()
        data = b"$4000\r\n" + b"x" * 4000 + b"\r\n"
        data *= 20_000
        rest = server.send_until_full(data)
        self.assertGreater(len(rest), len(data) // 2, "what is on its way has its limits")
        if not is_sanitized():
            self.assertLess(self.tap.resident_kb() - before, 8 * 1024)
        sent = Meanwhile(lambda: server.send(rest))
        self.assertEqual(digest(client.read_exactly(len(data))), digest(data))
        sent.result()


class Ends(PassingTest):
    def test_half_closed_by_the_client(self):
        self.start()
        client, server = self.open_pair()
        client.send(b"PING\r\n")
        client.say_no_more()
        self.assertEqual(server.read_to_end(), b"PING\r\n")
        server.send(b"+PONG\r\n" * 2)
        self.assertEqual(client.read_exactly(14), b"+PONG\r\n" * 2, "the other direction is open still")
        server.close()
        self.assertEqual(client.read_to_end(), b"")
        self.tap.wait_for("#1 closed by the client$")

    def test_half_closed_by_the_server(self):
        self.start()
        client, server = self.open_pair()
        server.send(b"+BYE\r\n")
        server.say_no_more()
        self.assertEqual(client.read_to_end(), b"+BYE\r\n")
        client.send(b"PING\r\n")
        self.assertEqual(server.read_exactly(6), b"PING\r\n")
        client.close()
        self.assertEqual(server.read_to_end(), b"")
        self.tap.wait_for("#1 closed by the server$")

    def test_client_that_vanishes(self):
        self.start()
        for vanish, said in ((RawClient.close, "closed by the client"), (RawClient.reset, "cut off by the client: .+")):
            with self.subTest(said):
                client, server = self.open_pair()
                client.send(b"*2\r\n$3\r\nGE")
                self.assertEqual(server.read_exactly(10), b"*2\r\n$3\r\nGE")
                vanish(client)
                self.assertEqual(server.read_to_end(), b"")
                server.close()
                self.tap.wait_for(said)
        self.assert_ended_well()

    def test_server_that_vanishes_after_its_last_words(self):
        self.start()
        client, server = self.open_pair()
        client.send(b"*1\r\n!\r\n" + b"x" * 1000)
        self.assertEqual(server.read_exactly(4), b"*1\r\n")  # unread bytes turn its close into a reset
        server.send(b"-ERR Protocol error\r\n")
        server.close()
        self.assertEqual(client.read_to_end(), b"-ERR Protocol error\r\n")
        self.tap.wait_for("#1 c(losed|ut off) by the server")
        self.assert_ended_well()

    def test_what_was_under_way_when_the_server_vanished_still_arrives(self):
        self.start()
        client, server = self.open_pair(receive_buffer=4096)
        data = b"+" + random.Random(8).randbytes(50_000_000)
        rest = server.send_until_full(data)
        unsent = int.from_bytes(fcntl.ioctl(server.socket, termios.TIOCOUTQ, bytes(4)), sys.byteorder)
        server.reset()
        client.send(b"PING\r\n")  # that is how the tap notices
        self.tap.wait_for("PING")
        under_way = data[:len(data) - len(rest) - unsent]
        self.assertEqual(digest(client.read_to_end()), digest(under_way))
        self.tap.wait_for("#1 cut off by the server: .+")

    def test_crowd_that_vanishes(self):
        self.start()
        pairs = [self.open_pair() for _ in range(100)]
        for number, (client, _) in enumerate(pairs):
            client.send(b"*2\r\n$4\r\nPING\r\n$1")
            (RawClient.reset if number % 2 else RawClient.close)(client)
        for _, server in pairs:
            server.read_to_end()
            server.close()
        self.tap.wait_for("(closed|cut off) by", times=100)
        client, server = self.open_pair()
        client.send(b"PING\r\n")
        self.assertEqual(server.read_exactly(6), b"PING\r\n")

    def test_server_that_is_not_there_yet(self):
        self.start()
        self.listener.socket.close()
        line = rf"no server listens on 127\.0\.0\.1:{self.listener.port}: start a server, for example \./workshop serve$"
        with self.tap.connect() as client:
            self.assertEqual(client.read_to_end(), b"")
        self.tap.wait_for("#1 " + line)
        self.listener = self.enterContext(Listener(self.listener.port))
        client, server = self.open_pair()
        client.send(b"PING\r\n")
        self.assertEqual(server.read_exactly(6), b"PING\r\n")
        self.tap.wait_for("#2 opened$")


if __name__ == "__main__":
    unittest.main()
