"""The server is killed while a child process of it writes. Whatever becomes of the child, its file is older than
what the next server stores, and must not take its place."""
import os
import re
import signal
import unittest
from pathlib import Path

from data_directory import client_of, contents, kill
from faulty_disk import Faulty, WithAFaultyDisk
from support.limits import eventually
from support.processes import is_running


def is_stopped(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"


class Orphans(WithAFaultyDisk):
    options = ()

    def child_of_a_killed_server(self, how, command, *options):
        """It has written its file, and is about to sync it and to give it its name."""
        with Faulty(self.data, how=how, options=options) as server, client_of(server) as client:
            client.set("key", "old")
            client.execute_command(command)
            children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
            child = int(eventually(children.read_text, "a child"))
            eventually(lambda: is_stopped(child), "the child stops")
            self.addCleanup(self.end, child)
            kill(server)
        return child

    def end(self, child):
        if is_running(child):
            os.kill(child, signal.SIGKILL)

    def test_a_child_dies_with_its_server(self):
        for command in "BGSAVE", "BGREWRITEAOF":
            with self.subTest(command):
                child = self.child_of_a_killed_server("stop", command)
                eventually(lambda: not is_running(child), "the child is killed, although it had stopped")

    def test_a_child_that_goes_on_leaves_the_new_snapshot_alone(self):
        child = self.child_of_a_killed_server("unnoticed", "BGSAVE")
        with self.data.server() as server, client_of(server) as client:
            client.set("key", "new")
            client.save()
            os.kill(child, signal.SIGCONT)
            eventually(lambda: not is_running(child), "the child ends")
            kill(server)
        with self.data.server() as server:
            self.assertEqual(contents(server), {b"key": (b"new", -1)})
        self.assertEqual(os.listdir(self.data.path), ["dump.rdb"], "it has removed its own file")

    def test_a_child_that_goes_on_leaves_the_new_log_alone(self):
        log = "--appendonly", "yes"
        child = self.child_of_a_killed_server("unnoticed", "BGREWRITEAOF", *log)
        with self.data.server(*log) as server, client_of(server) as client:
            client.set("key", "new")
            client.bgrewriteaof()
            eventually(lambda: re.search("was rewritten", server.log()), "the new server's own rewrite")
            os.kill(child, signal.SIGCONT)
            eventually(lambda: not is_running(child), "the child ends")
            kill(server)
        with self.data.server(*log) as server:
            self.assertEqual(contents(server), {b"key": (b"new", -1)})


if __name__ == "__main__":
    unittest.main()
