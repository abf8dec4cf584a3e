"""A server that is killed and started again, as seen by the clients that people use: redis-cli, Python's
redis client, and docs/examples/07_count_client, which uses hiredis. Also runs the programs of lecture
07, which kill servers, too."""
import os
import signal
import sys
import tempfile
import unittest
from pathlib import Path

from support import limits, processes
from support.limits import eventually
from support.places import ROOT
from support.real_redis import tool
from support.server_process import REFERENCE, ServerProcess, program

try:
    import redis
except ImportError:
    redis = None

EXAMPLES = ROOT / "docs" / "examples"
LOG = ("--appendonly", "yes", "--appendfsync", "always")
SNAPSHOT = ("--save", "")
LONG = 120  # seconds, for a program that starts a server many times


class Restart(unittest.TestCase):
    def setUp(self):
        if redis is None:
            self.fail("Python's redis client is missing: install the package python3-redis,"
                      " and run these tests with the system's own /usr/bin/python3")
        self.directory = self.enterContext(tempfile.TemporaryDirectory())

    def start(self, options=LOG):
        self.server = self.enterContext(ServerProcess(REFERENCE, "--dir", self.directory, *options))
        self.redis = redis.Redis(port=self.server.port, socket_timeout=limits.seconds(), decode_responses=True)
        self.addCleanup(self.redis.close)

    def kill(self):
        self.server.signal(signal.SIGKILL)
        self.assertEqual(self.server.wait(), -signal.SIGKILL)

    def cli(self, *words):
        return processes.run([tool("redis-cli"), "-p", self.server.port, *words], check=True).stdout.strip()

    def test_redis_cli_finds_everything_again(self):
        for options, store in ((LOG, None), (SNAPSHOT, "SAVE")):
            with self.subTest(options=options):
                self.start(options)
                self.cli("SET", "name", "Ada L.")
                self.cli("RPUSH", "todo", "milk", "bread")
                self.cli("HSET", "ada", "born", "1815")
                self.cli("EXPIRE", "name", "1000")
                if store:
                    self.assertEqual(self.cli(store), "OK")
                self.kill()
                self.start(options)
                self.assertEqual(self.cli("GET", "name"), "Ada L.")
                self.assertEqual(self.cli("LRANGE", "todo", "0", "-1"), "milk\nbread")
                self.assertEqual(self.cli("HGETALL", "ada"), "born\n1815")
                self.assertIn(int(self.cli("TTL", "name")), range(1, 1001))
                self.assertEqual(self.cli("FLUSHALL"), "OK")
                self.kill()

    def test_pythons_client_finds_everything_again(self):
        self.start()
        text = bytes(range(256)).decode("latin-1") * 100
        with self.redis.pipeline() as transaction:
            transaction.set("text", text).rpush("list", *range(1000)).hset("hash", mapping={"a": 1, "b": "ü"})
            transaction.set("soon", "over", px=1).set("later", "over", ex=1000)
            transaction.execute()
        at = self.redis.execute_command("PEXPIRETIME", "later")
        self.kill()
        self.start()
        self.assertEqual(self.redis.get("text"), text)
        self.assertEqual(self.redis.lrange("list", 0, -1), [str(number) for number in range(1000)])
        self.assertEqual(self.redis.hgetall("hash"), {"a": "1", "b": "ü"})
        self.assertIsNone(self.redis.get("soon"))
        self.assertEqual(self.redis.execute_command("PEXPIRETIME", "later"), at)

    def test_hiredis_goes_on_counting_where_it_was(self):
        last = 0
        for _ in range(3):
            self.start()
            client = processes.start([program("examples/07_count_client"), self.server.port],
                                     stdout=processes.PIPE, stderr=processes.PIPE, text=True)
            self.addCleanup(processes.end, client)
            answers = [int(client.stdout.readline()) for _ in range(50)]
            self.kill()
            rest, said = client.communicate(timeout=limits.seconds())
            self.assertEqual((client.returncode, said), (0, ""))
            self.assertIn(answers[0], (last + 1, last + 2), "nothing that was answered is lost; one answer may be")
            answers += [int(line) for line in rest.split()]
            self.assertEqual(answers, list(range(answers[0], answers[0] + len(answers))))
            last = answers[-1]

    def test_the_hiredis_client_says_how_it_is_used(self):
        done = processes.run([program("examples/07_count_client")])
        self.assertEqual((done.stderr, done.returncode), ("usage: 07_count_client PORT\n", 1))


class Programs(unittest.TestCase):
    """They leave no server and no file."""

    def setUp(self):
        self.temporary = self.enterContext(tempfile.TemporaryDirectory())

    def run_example(self, *command):
        done = processes.run(command, limit=LONG, env={**os.environ, "TMPDIR": self.temporary})
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
        eventually(lambda: not self.servers(), "the last server ends")
        self.assertEqual(os.listdir(self.temporary), [])
        return done.stdout.splitlines()

    def servers(self):
        return [entry for entry in Path("/proc").iterdir()
                if entry.name.isdigit() and self.temporary in self.command_line(entry)]

    @staticmethod
    def command_line(entry):
        try:
            return (entry / "cmdline").read_text(errors="replace")
        except OSError:  # it has ended meanwhile
            return ""

    def test_nine_lives(self):
        for client in ("python", "cli", "hiredis"):
            with self.subTest(client=client):
                said = self.run_example(sys.executable, EXAMPLES / "07_nine_lives.py", program(REFERENCE), client, "2")
                self.assertRegex(said[1], r"^life 2: the last answer was \d+, and after the restart it is \d+$")
                self.assertEqual(said[2:], ["every number that was answered is there"])

    def test_what_is_in_the_files(self):
        for act, expected in (("snapshot", "(integer) 4102444800000"), ("log", '1) "bread"'),
                              ("torn", "# the last 3 of 66 bytes are torn off"), ("corrupt", "# byte 32 becomes another"),
                              ("full", "(integer) 2000")):
            with self.subTest(act=act):
                self.assertIn(expected, self.run_example("bash", EXAMPLES / "07_lives.sh", program(REFERENCE), act))

    def test_nine_lives_find_out_a_server_that_forgets(self):
        forgetful = Path(self.temporary) / "forgetful"  # ignores --appendonly
        forgetful.write_text(f'#!/bin/sh\nexec "{program(REFERENCE)}" --port 0\n')
        forgetful.chmod(0o755)
        done = processes.run([sys.executable, EXAMPLES / "07_nine_lives.py", forgetful], limit=LONG)
        self.assertRegex(done.stdout, r"^life 1: the last answer was \d+, and after the restart it is 0\n$")
        self.assertEqual((done.returncode, done.stderr), (1, ""))


if __name__ == "__main__":
    unittest.main()
