"""What the tests of libraries share: a script is run against a real redis-server, which shows that the script
is right, and against the reference."""
import unittest

from npm_packages import LIBRARIES, NotHere, fetched
from relay import Relay
from scenario import differences
from support import processes
from support.limits import eventually
from support.real_redis import RealRedisOnPort, tool
from support.server_process import ServerProcess

SERVERS = {"a real redis-server": RealRedisOnPort, "the reference": ServerProcess}


class LibraryCase(unittest.TestCase):
    def on_both_servers(self, check):
        """Calls check(server) for a new server of each kind; then nobody is connected to it any more."""
        for name, start in SERVERS.items():
            with self.subTest(on=name), start() as server:
                check(server)
                eventually(lambda: self.connections(server) == 1, f"all its connections to {name} have ended")

    @staticmethod
    def connections(server):
        listed = processes.run([tool("redis-cli"), "-p", server.port, "CLIENT", "LIST"], check=True).stdout
        return listed.count(" resp=")

    def plays(self, *command, protocol=2, **how):
        """The command, followed by the ports of the server and of a relay, prints what the scenario says."""
        def check(server):
            with Relay(server.address) as relay:
                done = self.run_script(*command, server.port, relay.port, **how)
            wrong = differences(done.stdout, protocol)
            if wrong or done.returncode or done.stderr:
                ended = f"{done.args} ended with status {done.returncode}"
                self.fail("\n".join([ended, *wrong, done.stderr]))

        self.on_both_servers(check)

    def prints(self, expected, *command, **how):
        """The command, followed by the server's port, prints these lines."""
        def check(server):
            done = self.run_script(*command, server.port, **how)
            outcome = done.stdout.splitlines(), done.returncode, done.stderr
            self.assertEqual(outcome, (expected, 0, ""), done.args)

        self.on_both_servers(check)

    @staticmethod
    def run_script(*command, **how):
        return processes.run(command, and_its_children=True, **how)

    def need(self, library, package, *command):
        """Skips the test if the command does not find the library."""
        try:
            there = processes.run(command).returncode == 0
        except FileNotFoundError:
            there = False
        if not there:
            self.skipTest(f"NOT CHECKED: {library} was not run; install the package {package}")


class NodeCase(LibraryCase):
    """`self.packages`: the folder in which scripts for Node.js find their modules."""

    @classmethod
    def setUpClass(cls):
        try:
            cls.packages = fetched()
        except NotHere as reason:
            text = f"NOT CHECKED: node-redis, ioredis and what uses them were not run: {reason}"
            raise unittest.SkipTest(text) from None
