"""A crash, or a disk error, at each single step on the way to the disk: everything that was
acknowledged is there afterwards."""
import pathlib
import re
import signal
import unittest

import redis

from data_directory import DataDirectory, check, client_of, contents, kill
from faulty_disk import Faulty, WithAFaultyDisk
from support.limits import Deadline, eventually
from support.raw_client import command

GONE = (redis.ConnectionError, redis.TimeoutError, OSError, ChildProcessError)
MOST_STEPS = 200


def open_files(server):
    return {str(file.readlink()) for file in pathlib.Path(f"/proc/{server.pid}/fd").iterdir()}


class Steps(WithAFaultyDisk):
    def life(self, data, answered, at, how):
        """Starts on a torn log, runs a transaction, rewrites the log while commands arrive, and ends.
        `answered` collects what was acknowledged. Returns True if everything went as usual."""
        try:
            with Faulty(data, at, how) as server, client_of(server) as client:
                for _ in range(3):
                    self.count(server, client, answered)
                with client.pipeline() as both:
                    both.incr("a").incr("b")
                    if replies := self.ask(server, both.execute):
                        answered["a"] = replies[0]
                self.ask(server, client.bgrewriteaof)
                self.until_rewritten(client, answered, server)
                self.count(server, client, answered)
                kill(server)
        except GONE:
            return False
        return "was rewritten" in server.final_log and answered["a"] == 1

    def count(self, server, client, answered):
        answered["n"] = self.ask(server, client.incr, "n") or answered["n"]

    def ask(self, server, command, *arguments):
        """The reply; None for an error, even if the connection is closed after it."""
        try:
            return command(*arguments)
        except redis.ResponseError:
            return None
        except redis.ConnectionError:
            if server.exit_status is not None:
                raise
            return None

    def until_rewritten(self, client, answered, server):
        deadline = Deadline(5)
        while not re.search("was rewritten|not rewritten|cannot rewrite|are refused", server.log()):
            self.count(server, client, answered)
            self.assertFalse(deadline.passed(), server.log())

    def at_each_step(self, how, steps=MOST_STEPS):
        """How many there were."""
        for at in range(1, steps):
            with self.subTest(how=how, step=at), DataDirectory(*self.data.options) as data:
                answered = {"n": 0, "a": 0}
                with data.server() as server, client_of(server) as client:
                    answered["n"] = client.incr("n")
                    kill(server)
                with data.log.open("ab") as log:
                    log.write(b"*2\r\n$4\r\nIN")
                is_untouched = self.life(data, answered, at, how)
                with data.server() as server:
                    found = contents(server)
                    kill(server)
                self.assert_kept(data, found, answered)
            if how == "crash" and is_untouched:
                return at
        return steps

    def assert_kept(self, data, found, answered):
        said, content = check("redis-check-aof", data.manifest)
        self.assertTrue(content, said)
        self.assertGreaterEqual(int(found[b"n"][0]), answered["n"], "answered, and lost")
        self.assertGreaterEqual(int(found.get(b"a", (0, 0))[0]), answered["a"], "answered, and lost")
        self.assertEqual(found.get(b"a"), found.get(b"b"), "half of a transaction")
        there = {path.name for path in data.manifest.parent.iterdir()} - {data.manifest.name}
        named = {path.name for paths in data.log_files().values() for path in paths}
        self.assertEqual(there, named, "what no manifest names is removed")

    def test_a_crash_and_a_failure_at_each_step(self):
        steps = self.at_each_step("crash")
        self.assertGreater(steps, 30)
        print(f"a crash at each of {steps} steps")
        self.at_each_step("fail", steps)


class AfterTheRename(WithAFaultyDisk):
    """A rewrite has put the new manifest into its place, and then the sync of the directory fails: a power
    cut may bring back either manifest, so the log must be right with both."""

    def begin_rewrite(self, data, **options):
        """What INCR answers afterwards, twice: an error is None."""
        answers = []
        with Faulty(data, **options) as server, client_of(server) as client:
            client.incr("n")
            try:
                client.bgrewriteaof()
            except redis.ResponseError:
                self.assertIn(str(data.log), open_files(server), "the log goes on where the manifest says")
            for _ in range(2):
                try:
                    answers.append(client.incr("n"))
                except redis.ResponseError as error:
                    self.assertIn("MISCONF", str(error))
                    answers.append(None)
            kill(server)
        return answers

    def test_the_server_writes_where_the_manifest_says(self):
        with DataDirectory(*self.data.options) as data:
            trace = data.path / "trace"
            self.assertEqual(self.begin_rewrite(data, trace=str(trace)), [2, 3])
            calls = [line for line in trace.read_text().splitlines() if line != "reply"]
        names = [number for number, line in enumerate(calls) if line == "rename appendonly.aof.manifest"]
        at = calls.index("fsync appendonlydir", names[1]) + 1
        self.assertEqual(self.begin_rewrite(self.data, at=at, how="fail"), [None, None])
        with self.data.log.open("ab") as log:
            log.write(b"*2\r\n$4\r\nIN")
        with self.data.server() as server, client_of(server) as client:
            self.assertEqual(client.incr("n"), 2)
            kill(server)


class Order(WithAFaultyDisk):
    """What happens before what, according to a trace of the calls."""

    def trace(self, policy, work):
        trace = self.data.path / "trace"
        with Faulty(self.data, trace=str(trace), options=("--appendfsync", policy)) as server, client_of(server) as client:
            client.ping()
            trace.write_text("")
            work(client)
            return eventually(lambda: trace.read_text() if "fdatasync" in trace.read_text() else None, "a sync").splitlines()

    def test_with_always_the_reply_waits_for_the_disk(self):
        log = "appendonly.aof.1.incr.aof"
        for work in (lambda client: client.set("a", 1), lambda client: client.pipeline().incr("a").incr("b").execute()):
            self.assertEqual(self.trace("always", work), [f"write {log}", f"fdatasync {log}", "reply"])

    def test_one_sync_is_enough_for_all_who_wait(self):
        """Their commands have arrived when the server wakes up: all are run, stored together, and
        answered."""
        trace, clients = self.data.path / "trace", 250
        with Faulty(self.data, trace=str(trace)) as server:
            waiting = [self.enterContext(server.connect()) for _ in range(clients)]
            for client in waiting:
                self.assertEqual(client.ask(command("PING"), 7), b"+PONG\r\n")
            server.signal(signal.SIGSTOP)
            for number, client in enumerate(waiting):
                client.send(command("SET", f"key:{number}", number))
            trace.write_text("")
            server.signal(signal.SIGCONT)
            for client in waiting:
                self.assertEqual(client.read_exactly(5), b"+OK\r\n")
        # Without the one at the end.
        calls = [line.split()[0] for line in trace.read_text().splitlines()][:-1]
        self.assertEqual(calls.count("reply"), clients)
        self.assertLess(calls.count("fdatasync"), 10)
        self.assertLess(calls.count("write"), 10)

    def test_a_message_waits_like_the_reply(self):
        """It may tell of the change."""
        trace, log = self.data.path / "trace", "appendonly.aof.1.incr.aof"
        for policy, expected in (("always", [f"write {log}", f"fdatasync {log}", "reply", "reply"]),
                                 ("everysec", [f"write {log}", "reply", "reply"])):
            with Faulty(self.data, trace=str(trace), options=("--appendfsync", policy)) as server, client_of(server) as client, \
                    server.connect() as listener:
                listener.ask(command("SUBSCRIBE", "news"), len(b"*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n"))
                client.ping()
                trace.write_text("")
                client.pipeline().set("a", 1).publish("news", "a is 1").execute()
                listener.read_until(b"a is 1\r\n")
                self.assertEqual(trace.read_text().splitlines()[:len(expected)], expected)

    def test_with_everysec_it_does_not(self):
        log = "appendonly.aof.1.incr.aof"
        self.assertEqual(self.trace("everysec", lambda client: client.set("a", 1)), [f"write {log}", "reply", f"fdatasync {log}"])


if __name__ == "__main__":
    unittest.main()
