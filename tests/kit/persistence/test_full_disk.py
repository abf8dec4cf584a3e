"""A disk that is really full: commands that write are refused, nothing is lost, and
writing resumes when there is room."""
import os
import shutil
import unittest

import redis

from data_directory import DataDirectory, client_of, contents, kill
from support import namespaces, processes
from support.limits import eventually
from support.server_process import Process, ServerProcess, program, REFERENCE

MISCONF = r"MISCONF Errors writing to the AOF file: No space left on device"
REFUSED = "Errors writing to the AOF file: No space left on device"  # as Python's client gives it


class FullDisk(unittest.TestCase):
    """The disk is a tmpfs of one megabyte that only the server sees; we look at it through /proc."""

    def setUp(self):
        namespaces.require(self, "mount", "what the server does on a full disk")

    def start(self, policy):
        self.data = self.enterContext(DataDirectory("--appendonly", "yes", "--appendfsync", policy))
        script = f"mount -t tmpfs -o size=1m none {self.data.path} && exec \"$@\""
        server = self.enterContext(OnASmallDisk(script, self.data))
        self.disk = f"/proc/{server.pid}/root{self.data.path}"
        return server, self.enterContext(client_of(server))

    def fill(self, client):
        """Writes until a write is refused; returns how many were acknowledged."""
        answered = 0
        with self.assertRaisesRegex(redis.ResponseError, REFUSED):
            while True:
                client.set(f"key:{answered}", "x" * 10_000)
                answered += 1
        self.assertGreater(answered, 50)
        client.connection_pool.disconnect()  # the server has already done so, with `always`
        return answered

    def make_room(self):
        """Like somebody who deletes files, or enlarges the disk."""
        processes.run(["nsenter", "-t", self.server.pid, "-m", "mount", "-o", "remount,size=3m", self.data.path], check=True)

    def found_after_a_kill(self, server):
        """The files survive, although their disk goes with the server."""
        shutil.copytree(self.disk, self.data.path, dirs_exist_ok=True)
        kill(server)
        with self.data.server() as again:
            return contents(again), again.log()

    def assert_values(self, found, answered):
        for number in range(answered):
            self.assertEqual(found[b"key:%d" % number], (b"x" * 10_000, -1))

    def lives_through_it(self, policy):
        self.server, client = self.start(policy)
        answered = self.fill(client)
        for command in (("SET", "a", "1"), ("INCR", "n"), ("DEL", "key:0"), ("PING",)):
            with self.assertRaisesRegex(redis.ResponseError, REFUSED):
                client.execute_command(*command)
        self.assertEqual(client.get("key:0"), b"x" * 10_000, "who reads is served")
        self.make_room()
        eventually(lambda: self.writes_again(client), "the server writes again")
        self.assertIn("can be written again", self.server.log())
        client.set("later", "1")
        found, said = self.found_after_a_kill(self.server)
        self.assert_values(found, answered)
        self.assertEqual(found[b"later"], (b"1", -1))
        self.assertNotIn("cut off", said, "what was written in two parts is whole")

    def test_a_transaction_is_refused_when_its_write_is_queued(self):
        """As in Redis: what cannot be stored is not queued, and EXEC of what was queued before does not run."""
        self.server, client = self.start("always")
        with self.server.connect() as late, self.server.connect() as early:
            asked = b"".join(b"*2\r\n$4\r\nINCR\r\n$1\r\nn\r\n" for _ in range(2))
            self.assertEqual(early.ask(b"*1\r\n$5\r\nMULTI\r\n" + asked, 23), b"+OK\r\n+QUEUED\r\n+QUEUED\r\n")
            self.fill(client)
            early.send(b"EXEC\r\nGET n\r\n")
            self.assertRegex(early.read_until(b"$-1\r\n").decode(),
                             rf"\A-EXECABORT Transaction discarded because of: {MISCONF}\r\n\$-1\r\n\Z")
            late.send(b"MULTI\r\nGET n\r\nSET n 1\r\nEXEC\r\nGET n\r\n")
            self.assertRegex(late.read_until(b"$-1\r\n").decode(), rf"\A\+OK\r\n\+QUEUED\r\n-{MISCONF}\r\n"
                             r"-EXECABORT Transaction discarded because of previous errors\.\r\n\$-1\r\n\Z")

    def writes_again(self, client):
        try:
            return client.set("again", "1")
        except (redis.ResponseError, redis.ConnectionError):
            return False

    def test_with_always(self):
        self.lives_through_it("always")

    def test_with_everysec(self):
        self.lives_through_it("everysec")

    def test_killed_while_it_is_full(self):
        """What was begun and not answered is cut off; everything that was answered is there."""
        self.server, client = self.start("always")
        answered = self.fill(client)
        found, said = self.found_after_a_kill(self.server)
        self.assert_values(found, answered)
        self.assertEqual(len(found), answered)
        self.assertIn("cut off", said)

    def test_with_always_the_client_is_told_and_disconnected(self):
        """Its replies said that it was done, but now nobody knows whether it will be."""
        self.server, client = self.start("always")
        self.fill(client)
        self.make_room()
        eventually(lambda: self.writes_again(client), "the server writes again")
        with self.server.connect() as raw:
            big = b"*3\r\n$3\r\nSET\r\n$3\r\nbig\r\n$3000000\r\n" + b"x" * 3_000_000 + b"\r\n"
            raw.send(b"PING\r\n" + big + b"PING\r\n")
            self.assertRegex(raw.read_to_end().decode(), rf"\A(\+PONG\r\n)?-{MISCONF}\r\n\Z")

    def test_a_rewrite_that_fails(self):
        self.server, client = self.start("always")
        for number in range(60):
            client.set(f"key:{number}", "x" * 10_000)
        client.bgrewriteaof()
        eventually(lambda: "was not rewritten" in self.server.log(), "the child fails")
        client.set("later", "1")
        self.assertFalse([name for name in os.listdir(f"{self.disk}/appendonlydir") if name.startswith("temp-")])
        found, _ = self.found_after_a_kill(self.server)
        self.assert_values(found, 60)
        self.assertEqual(found[b"later"], (b"1", -1))


class OnASmallDisk(ServerProcess):
    def __init__(self, script, data):
        Process.__init__(self, [*namespaces.run_in("mount"), "sh", "-c", script, "sh", program(REFERENCE), "--port", "0",
                                "--bind", "127.0.0.1", "--dir", str(data.path), *data.options], rb"listens on .*")
        self.port = int(self.output.split(",")[0].rsplit(":", 1)[1])
        self.address = ("127.0.0.1", self.port)


if __name__ == "__main__":
    unittest.main()
