"""`./workshop top`: a live view of a server, with a real terminal and without; of
ours and of a real redis-server."""

import socket
import threading
import unittest

from support import learners_checkout
from support.learners_checkout import workshop
from support.raw_client import command
from support.real_redis import RealRedisOnPort
from support.server_process import ServerProcess
from support.terminal_safety import EVERY_BYTE, LINE_ENDS, harmful
from terminal import Terminal

ROWS = ("commands/s", "clients", "memory", "keys", "hit rate", "network", "processor", "errors")
BARS = "▁▂▃▄▅▆▇█"


class Load:
    """Sends commands without a pause, for the length of a with block."""

    def __init__(self, server):
        self.server = server
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.work)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def work(self):
        request = command("SET", "key", "value") + command("GET", "key") + command("INCR", "key")
        answer = len(b"+OK\r\n$5\r\nvalue\r\n-ERR value is not an integer or out of range\r\n")
        with self.server.connect() as client:
            while not self.over.is_set():
                client.ask(request * 10, answer * 10)


class InATerminal(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def watching(self, port, **how):
        terminal = Terminal(learners_checkout.FOLDER, **how)
        self.addCleanup(terminal.__exit__)
        terminal.enter(f"clear; ./workshop top --port {port}")
        return terminal

    def server(self, *arguments):
        return self.enterContext(ServerProcess("mini-redis-reference", *arguments))

    def test_shows_what_is_going_on(self):
        for server in (ServerProcess(), RealRedisOnPort()):
            with self.subTest(type(server).__name__), server, Load(server):
                terminal = self.watching(server.port)
                screen = terminal.shows(*ROWS, "usec/call", "set ", "get ", "incr ", "✗/s", "q quit")
                self.assertTrue(set(BARS) & set(screen), screen)
                self.assertIn("100 %", next(line for line in screen.splitlines() if line.startswith("hit rate")))
                self.assertIn("\033[1m", terminal.screen(with_colours=True))
                terminal.type("q")
                terminal.shows("prompt>", but=["hit rate"])

    def test_leaves_the_terminal_clean(self):
        server = self.server()
        for key in ("C-c", "q", "C-d"):
            with self.subTest(key=key):
                terminal = self.watching(server.port)
                terminal.shows(*ROWS)
                terminal.type(key)
                terminal.shows("prompt>", but=["hit rate"])
                self.assertTrue(terminal.is_as_a_program_finds_it())
                terminal.enter("echo what is typed is seen")
                terminal.shows("prompt> echo what is typed is seen")

    def test_follows_the_size_of_the_window(self):
        server = self.server()
        terminal = self.watching(server.port, columns=50, lines=8)
        screen = terminal.shows("commands/s", "q quit")
        self.assertNotIn("usec/call", screen)
        terminal.resize(100, 30)
        terminal.shows(*ROWS, "usec/call", "info ", "q quit")
        terminal.resize(40, 5)
        terminal.shows("commands/s", "q quit", but=["hit rate"])

    def test_no_color_and_a_locale_without_utf_8_are_respected(self):
        server = self.server()
        terminal = self.watching(server.port, environment={"NO_COLOR": "1", "LC_ALL": "C"})
        self.assertTrue(terminal.shows(*ROWS, "info ", "###").isascii())
        self.assertNotIn("\033[1m", terminal.screen(with_colours=True))

    def test_waits_for_a_server(self):
        with ServerProcess() as server:
            terminal = self.watching(server.port)
            terminal.shows(*ROWS)
        terminal.shows(f"No server listens on port {server.port}.", "./workshop serve", "asked again", but=["hit rate"])
        self.server("--port", str(server.port))
        terminal.shows(*ROWS, but=["Nobody"])

    def test_a_reset_is_no_burst(self):
        server = self.server()
        with server.connect() as client:
            client.ask(command("PING") * 1000, 7 * 1000)
            terminal = self.watching(server.port)
            terminal.shows(*ROWS, "info ")
            client.ask(command("CONFIG", "RESETSTAT"), 5)
            screen = terminal.shows("config|resetstat")
        line = next(line for line in screen.splitlines() if line.startswith("commands/s"))
        self.assertLess(float(line.split()[1].replace(",", "")), 100, screen)


class WithoutATerminal(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def test_one_picture_as_plain_text(self):
        with ServerProcess() as server:
            for arguments in ([], ["--once"]):
                told, status = workshop("top", "--port", str(server.port), *arguments)
                self.assertEqual(status, 0, told)
                for word in (*ROWS, "info "):
                    self.assertIn(word, told)
                self.assertNotIn("\033", told)
                self.assertEqual(told.count("hit rate"), 1)

    def test_nobody_there(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
        self.assert_trouble(port, f"No server listens on port {port}.", "./workshop serve")

    def test_what_is_no_redis(self):
        """A server that echoes, like that of step 01."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.answering(listener, b"*2\r\n$4\r\nINFO\r\n$3\r\nall\r\n")
            self.assert_trouble(listener.getsockname()[1], "it isn't a Redis", "./workshop serve")

    def test_a_server_that_closes_the_connection(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.answering(listener, b"$1000\r\n# Ser")
            self.assert_trouble(listener.getsockname()[1], "has closed the connection")

    def test_nothing_that_a_server_says_is_obeyed_by_the_terminal(self):
        said = bytes(set(EVERY_BYTE) - set(LINE_ENDS)) + "\u009b31m".encode() + b"\xc3"
        fields = [name + b":" + said for name in (b"redis_version", b"process_id", b"connected_clients")]
        command = b"cmdstat_" + said.replace(b":", b"")
        infos = [b"\r\n".join([*fields, command + b":calls=%d,usec=5" % calls]) for calls in (1, 9)]
        for answers, shown in (([b"$%d\r\n%s\r\n" % (len(info), info) for info in infos], "clients"),
                               ([b"-ERR " + said + b"\r\n"], "refuses INFO"),
                               ([said + b"\r\n"], "it isn't a Redis")):
            with self.subTest(shown), socket.create_server(("127.0.0.1", 0)) as listener:
                self.answering(listener, *answers)
                told, _ = workshop("top", "--once", "--port", str(listener.getsockname()[1]))
                self.assertIn(shown, told)
                self.assertEqual(harmful(told.encode(errors="surrogateescape")), [])

    def test_a_port_that_is_none(self):
        for port in ("0", "65536", "six", "-1"):
            self.assert_trouble(port, f"--port is a number from 1 to 65535, got '{port}'")

    def answering(self, listener, *answers):
        thread = threading.Thread(target=self.answer, args=(listener, answers))
        thread.start()
        self.addCleanup(thread.join)

    def answer(self, listener, answers):
        connection, _ = listener.accept()
        with connection:
            for answer in answers:
                connection.recv(4096)
                connection.sendall(answer)

    def assert_trouble(self, port, *words):
        told, status = workshop("top", "--once", "--port", str(port))
        self.assertEqual(status, 2, told)
        for word in words:
            self.assertIn(word, told)
        self.assertNotIn("Traceback", told)

    def test_help_has_examples(self):
        told, status = workshop("top", "--help")
        self.assertEqual(status, 0)
        for word in ("--once", "--port", "examples:", "redis-benchmark"):
            self.assertIn(word, told)


if __name__ == "__main__":
    unittest.main()
