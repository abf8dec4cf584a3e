"""Connections must not take the descriptors that files need: a full server still stores what it has promised."""
import contextlib
import unittest

from data_directory import DataDirectory, client_of, contents, kill
from support.limits import eventually
from support.server_process import REFERENCE, Process, ServerProcess, program, run_program

LIMIT = 60


class WithFewDescriptors(ServerProcess):
    def __init__(self, data, *options):
        Process.__init__(self, ["sh", "-c", f"ulimit -n {LIMIT} && exec \"$@\"", "sh", program(REFERENCE), "--port", "0",
                                "--dir", str(data.path), *data.options, *options], rb"listens on .*")
        self.port = int(self.output.split(",")[0].rsplit(":", 1)[1])
        self.address = ("127.0.0.1", self.port)


class Full(unittest.TestCase):
    def setUp(self):
        if "--maxclients" not in run_program(REFERENCE, "--help").stdout:
            self.skipTest("NOT CHECKED: what a full server stores: it cannot limit its clients yet")

    @contextlib.contextmanager
    def full(self, data, *options):
        """A server that takes no more connections, and a client that came early enough."""
        with WithFewDescriptors(data, *options) as server, contextlib.ExitStack() as crowd, client_of(server) as client:
            client.ping()
            for _ in range(LIMIT + 20):  # the last ones wait, or are turned away
                crowd.enter_context(server.connect())
            eventually(lambda: self.is_full(client, server), "the server is full")
            yield server, client

    def is_full(self, client, server):
        with server.connect() as one_more:
            one_more.socket.setblocking(True)
            one_more.socket.settimeout(0.2)
            try:
                one_more.socket.sendall(b"PING\r\n")
                return one_more.socket.recv(100) != b"+PONG\r\n"
            except OSError:
                return True

    def test_snapshots(self):
        with DataDirectory() as data:
            with self.full(data) as (server, client):
                client.set("key", "1")
                self.assertTrue(client.save(), server.log())
                client.set("key", "2")
                self.assertTrue(client.bgsave(), server.log())
                eventually(lambda: "Background saving terminated with success" in server.log(), "BGSAVE")
                kill(server)
            with data.server() as server:
                self.assertEqual(contents(server), {b"key": (b"2", -1)})

    def test_save_points(self):
        with DataDirectory("--save", "1 1") as data, self.full(data) as (server, client):
            client.set("key", "1")
            eventually(lambda: "Background saving terminated with success" in server.log(), "the save point")
            self.assertTrue(client.set("key", "2"))

    def test_the_log(self):
        for policy in "always", "everysec":
            with self.subTest(policy), DataDirectory("--appendonly", "yes", "--appendfsync", policy) as data:
                with self.full(data) as (server, client):
                    for number in range(5):
                        client.set("key", number)
                        self.assertTrue(client.bgrewriteaof(), server.log())
                        eventually(lambda: server.log().count("was rewritten") > number, "the rewrite")
                    kill(server)
                with data.server() as server:
                    self.assertEqual(contents(server), {b"key": (b"4", -1)})


if __name__ == "__main__":
    unittest.main()
