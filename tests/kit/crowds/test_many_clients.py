"""How many clients there may be, what one too many is told, and what an idle one costs."""
import re
import resource
import socket
import unittest

from support import limits
from support.raw_client import command
from support.real_redis import RealRedis
from support.server_process import REFERENCE, ServerProcess, is_sanitized

REFUSED = b"-ERR max number of clients reached\r\n"
OTHER_FILES = 100  # of the test itself, and of the server
IDLE_KB = 4  # of a client in a program that is built to build quickly; in a release it is under 3


class MaxClients(unittest.TestCase):
    def field(self, server, name):
        with server.connect() as client:
            client.send(command("INFO", "everything") + command("QUIT"))
            return int(re.search(rf"\b{name}:(\d+)".encode(), client.read_to_end())[1])

    def crowd(self, server, count):
        """What each client is told: a PING's answer, or the refusal. All stay connected."""
        clients = [self.enterContext(server.connect()) for _ in range(count)]
        return [client.read_to_end() if number >= 5 else client.ask(b"PING\r\n", 7)
                for number, client in enumerate(clients)]

    def test_one_too_many_is_told_so_as_by_redis(self):
        ours = self.enterContext(ServerProcess(REFERENCE, "--maxclients", "5"))
        theirs = self.enterContext(RealRedis("--maxclients", "5"))
        told = self.crowd(ours, 8)
        self.assertEqual(told, [b"+PONG\r\n"] * 5 + [REFUSED] * 3)
        self.assertEqual(told, self.crowd(theirs, 8))

    def test_refusals_are_counted_and_places_become_free(self):
        server = self.enterContext(ServerProcess(REFERENCE, "--maxclients", "2"))
        with server.connect() as first, server.connect() as second:
            for client in (first, second):
                self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            for _ in range(1000):
                with server.connect() as too_many:
                    self.assertEqual(too_many.read_to_end(), REFUSED)
            second.send(command("CONFIG", "GET", "maxclients") + command("QUIT"))
            self.assertEqual(second.read_to_end(), b"*2\r\n$10\r\nmaxclients\r\n$1\r\n2\r\n+OK\r\n")
            self.assertEqual(self.field(server, "rejected_connections"), 1000)
            self.assertEqual(self.field(server, "maxclients"), 2)
            self.assertEqual(first.ask(command("CONFIG", "RESETSTAT"), 5), b"+OK\r\n")
            self.assertEqual(self.field(server, "rejected_connections"), 0)

    @unittest.skipIf(is_sanitized(), "NOT CHECKED: the sanitizers themselves need files")
    def test_as_many_as_there_may_be_open_files(self):
        few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (60, 60))}
        server = self.enterContext(ServerProcess(REFERENCE, **few))
        most = self.field(server, "maxclients")
        if most == 10_000:
            self.skipTest("NOT CHECKED: what a low limit of open files does. This user may raise it")
        self.assertEqual(most, 60 - 32)
        self.assertIn("at most 28 clients, not the 10000 of --maxclients", server.log())
        self.assertIn("ulimit -n", server.log())
        crowd = [self.enterContext(server.connect()) for _ in range(90)]
        told = [client.ask(b"PING\r\n", 7) if number < most else client.read_to_end()
                for number, client in enumerate(crowd)]
        self.assertEqual(told, [b"+PONG\r\n"] * most + [REFUSED] * (90 - most))

    def test_a_limit_that_leaves_no_client(self):
        few = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20))}
        with self.assertRaisesRegex(ChildProcessError, "20 open files .* too low: it takes 33|Sanitizer"):
            ServerProcess(REFERENCE, **few).stop()
            self.skipTest("NOT CHECKED: what a low limit of open files does. This user may raise it")


class Idle(unittest.TestCase):
    def setUp(self):
        before = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, before)
        self.possible = before[1] - OTHER_FILES if before[1] != resource.RLIM_INFINITY else 10_000

    def test_ten_thousand_idle_clients_are_answered_and_cost_little(self):
        server = self.enterContext(ServerProcess())
        count = min(10_000, self.possible)
        before = server.resident_kb()
        crowd = [self.enterContext(socket.create_connection(server.address, limits.seconds()))
                 for _ in range(count)]
        self.assert_all_answered(crowd)
        each = (server.resident_kb() - before) / count
        print(f"an idle client costs {each:.2f} KB", flush=True)
        if not is_sanitized():
            self.assertLess(each, IDLE_KB)
        self.assert_all_answered(crowd)
        if count < 10_000:
            self.skipTest(f"NOT CHECKED: more than {count} clients. The limit of open files is too low")

    def assert_all_answered(self, crowd):
        for client in crowd:
            client.sendall(b"PING\r\n")
        for client in crowd:
            self.assertEqual(client.recv(100), b"+PONG\r\n")


if __name__ == "__main__":
    unittest.main()
