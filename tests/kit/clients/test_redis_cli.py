"""redis-cli in RESP3 prints the same of the reference as of a real redis-server."""
import unittest

from guest import Guest
from library_case import SERVERS
from support import processes
from support.limits import eventually
from support.real_redis import tool


class RedisCliInResp3(unittest.TestCase):
    def setUp(self):
        self.servers = [self.enterContext(start()) for start in SERVERS.values()]

    def same(self, *words, **how):
        """What redis-cli prints of either server."""
        command = [tool("redis-cli"), "-p"]
        done = [processes.run([*command, server.port, *words], **how) for server in self.servers]
        real, ours = ((each.stdout, each.stderr, each.returncode) for each in done)
        self.assertEqual(ours, real)
        return real[0]

    def ask_all(self, *options):
        for words in ("SET n 1", "GET n", "GET missing", "LPUSH n x", "EXISTS n", "SCAN 0 MATCH n", "PING",
                      "HSET user name Ada", "HGETALL user", "HGETALL missing", "RPUSH jobs a b",
                      "LRANGE jobs 0 -1", "CONFIG GET appendonly", "CONFIG GET missing", "PUBSUB CHANNELS"):
            with self.subTest(words):
                self.same(*options, *words.split())

    def test_3(self):
        self.ask_all("-3", "--no-raw")
        self.assertEqual(self.same("-3", "--no-raw", "HGETALL", "user"), '1# "name" => "Ada"\n')

    def test_3_into_a_pipe(self):
        self.ask_all("-3")

    def test_json(self):
        self.ask_all("--json")
        self.assertEqual(self.same("--json", "HGETALL", "user"), '{"name":"Ada"}\n')

    def test_transaction(self):
        self.same("-3", "--no-raw", input="MULTI\nHSET h a 1\nHGETALL h\nGET missing\nEXEC\n")

    def test_subscribe(self):
        for option, joined, heard in (("-3", "subscribe\nnews\n1", "message\nnews\nhello"),
                                      ("--json", '["subscribe","news",1]', '["message","news","hello"]')):
            for server in self.servers:
                with Guest(tool("redis-cli"), option, "-p", server.port, "SUBSCRIBE", "news") as guest:
                    guest.prints(joined)
                    done = processes.run([tool("redis-cli"), "-p", server.port, "PUBLISH", "news", "hello"])
                    self.assertEqual(done.stdout, "1\n")
                    guest.prints(heard)
                # it is counted until its server has noticed
                eventually(lambda: not self.channels(server), "the listener has left")

    @staticmethod
    def channels(server):
        return processes.run([tool("redis-cli"), "-p", server.port, "PUBSUB", "CHANNELS"]).stdout.split()

    def test_info(self):
        # a verbatim string in RESP3; the same, because there are no keys
        for options in (["-3"], ["-3", "--no-raw"], ["--json"]):
            self.assertIn("# Keyspace", self.same(*options, "INFO", "keyspace"))


if __name__ == "__main__":
    unittest.main()
