"""Kills a server again and again while clients write, and looks for what it has lost."""
import threading
from pathlib import Path

from data_directory import client_of, contents, kill
from support import limits
from writers import Saving

BALLAST = {f"ballast:{number}": "x" * 300_000 for number in range(8)}  # so that a child needs a moment


def has_children(pid):
    """On Linux; elsewhere nobody knows."""
    try:
        return bool(Path(f"/proc/{pid}/task/{pid}/children").read_text())
    except OSError:
        return False


class Lives:
    """Of the servers on one directory, one after the other; all that was ever written there is checked each time."""

    def __init__(self, data, rng, longest=200):
        """`longest`: after so many answers a server is killed."""
        self.data, self.rng, self.longest = data, rng, longest
        self.number = self.answers = self.with_a_child = 0
        self.expected = {}  # the keys, as they were after the last restart
        self.writers = []  # of the last life
        self.saves = "--appendonly" not in data.options

    def live_and_die(self, kinds):
        """Starts a server, lets the writers write, and kills it. Returns what it has lost or made up of what was
        written before."""
        self.number += 1
        with self.data.server() as server:
            problems = self.problems(server)
            if self.number == 1:
                self.prepare(server)
            self.writers = self.write_until_killed(server, kinds)
        return problems

    def come_back(self):
        """The same for the last life."""
        with self.data.server() as server:
            return self.problems(server)

    def prepare(self, server):
        with client_of(server) as client:
            client.mset(BALLAST)
            if self.saves:
                client.save()
            self.expected = contents(server)

    def write_until_killed(self, server, kinds):
        left, enough = self.rng.randrange(1, self.longest), threading.Event()

        def told():
            nonlocal left
            self.answers += 1
            left -= 1
            if left <= 0:
                enough.set()

        writers = [kind(server, f"{self.number}-{kind.__name__}-{nth}", told) for nth, kind in enumerate(kinds)]
        for writer in writers:
            writer.start()
        if not enough.wait(limits.seconds()):
            raise TimeoutError(f"too few answers: {server.log()}")
        self.with_a_child += has_children(server.pid)
        kill(server)
        for writer in writers:
            writer.join(limits.seconds())
        return writers

    def problems(self, server):
        found = contents(server)
        problems = [problem for writer in self.writers if (problem := writer.problem(found, self.is_promised(writer)))]
        problems += [f"{key} has changed" for key, value in self.expected.items() if found.get(key) != value]
        known = self.expected.keys() | set().union(*(writer.names for writer in self.writers))
        problems += [f"nobody has written {key}" for key in found.keys() - known]
        self.expected = found
        return problems

    def is_promised(self, writer):
        """Without a log, only what SAVE has confirmed."""
        return not self.saves or isinstance(writer, Saving)
