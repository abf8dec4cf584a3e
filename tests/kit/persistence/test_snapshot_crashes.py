"""Whatever ends a server or its child, or keeps it from saving, leaves a whole snapshot, and the right one."""
import contextlib
import os
import pathlib
import re
import signal
import unittest

import redis

from snapshot_directory import InADirectory, Server, check
from support.limits import eventually


class Crashes(InADirectory):
    def begin_in_background(self, server):
        """The pid of a child process at work, which is stopped in the middle, so that it stays at work."""
        for _ in range(20):  # it may be faster than we are
            before = len(server.process.log())
            server.client.bgsave()
            started = eventually(lambda: re.search(r"started by pid (\d+)", server.process.log()[before:]), "BGSAVE")
            child = int(started[1])
            over = "Background saving terminated"
            eventually(lambda: (self.directory / f"temp-{child}-dump.rdb").exists()
                       or over in server.process.log()[before:], "the child's file")
            with contextlib.suppress(ProcessLookupError, FileNotFoundError):
                os.kill(child, signal.SIGSTOP)
                if eventually(lambda: re.search(r"\) ([TZ]) ", pathlib.Path(f"/proc/{child}/stat").read_text()),
                              "the child stops")[1] == "T":
                    return child
            eventually(lambda: over in server.process.log()[before:], "the end of the child")
        self.fail("no child is slow enough")

    def test_killed_at_any_moment_it_leaves_a_whole_snapshot(self):
        sizes = set()  # of every snapshot that was begun
        for generation in range(12):
            with Server(self.directory) as server:
                if sizes:
                    self.assertIn(server.client.dbsize(), sizes)
                sizes.add(1000 * (generation + 1))
                server.client.flushdb()
                server.client.mset({f"key:{i}": "x" * 200 for i in range(1000 * (generation + 1))})
                server.client.save() if generation % 3 == 0 else server.client.bgsave()
                for _ in range(self.draw.randrange(200)):
                    server.client.set("key:0", "y")
                server.process.signal(signal.SIGKILL)
                server.process.wait()
            self.assertEqual(check(self.dump), "")

    def test_a_server_that_is_stopped_ends_its_child_and_saves_itself(self):
        with Server(self.directory, False, "--save", "3600 1") as server:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            child = self.begin_in_background(server)
            server.client.set("the last one", "x")
            server.process.signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(60), 0)
        self.assertFalse(pathlib.Path(f"/proc/{child}").exists())
        self.assertEqual([path.name for path in self.directory.iterdir()], ["dump.rdb"])
        with Server(self.directory) as server:
            self.assertEqual(server.client.dbsize(), 20_001)

    def test_a_server_that_cannot_save_does_not_end_as_if_it_had(self):
        gone = self.directory / "gone"
        gone.mkdir()
        with Server(gone, False, "--save", "3600 1") as server:
            server.client.set("a", 1)
            gone.rmdir()
            server.process.signal(signal.SIGTERM)
            self.assertEqual(server.process.wait(60), 1)
            self.assertIn("the last snapshot cannot be saved", server.process.log())

    def test_what_flushall_removes_stays_away(self):
        for points, left in (("3600 1000", 0), ("", 20_000)):
            with Server(self.directory, False, "--save", points) as server:
                server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
                server.client.save()
                if points:
                    self.begin_in_background(server)
                server.client.flushall()
                server.process.signal(signal.SIGKILL)
                server.process.wait()
            with Server(self.directory) as server:
                self.assertEqual(server.client.dbsize(), left)

    def test_a_child_that_is_killed_leaves_nothing_and_is_no_secret(self):
        with Server(self.directory, False, "--save", "3600 1") as server:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            os.kill(self.begin_in_background(server), signal.SIGKILL)
            eventually(lambda: "ended by signal 9" in server.process.log(), "the server hears of it")
            with self.assertRaisesRegex(redis.ResponseError, "MISCONF"):
                server.client.set("key", "value")
            self.assertEqual(list(self.directory.iterdir()), [])

    def test_a_connection_ends_while_a_child_is_at_work(self):
        with Server(self.directory) as server, server.process.connect() as other:
            server.client.mset({f"key:{i}": "x" * 1000 for i in range(20_000)})
            child = self.begin_in_background(server)
            other.send(b"QUIT\r\n")
            self.assertEqual(other.read_to_end(), b"+OK\r\n")
            os.kill(child, signal.SIGCONT)


if __name__ == "__main__":
    unittest.main()
