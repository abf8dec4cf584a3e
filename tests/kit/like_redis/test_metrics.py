"""Step 10 next to a real redis-server: after the same random commands both have counted the same."""
import os
import random
import re
import unittest

from support import duels
from support.limits import eventually
from support.raw_client import RawClient, command
from support.real_redis import RealRedis, redis_version
from support.server_process import ServerProcess

SEQUENCES = 1500
STEPS = ["03", "04", "05", "06", "09"]
# Redis rejects an unknown subcommand; here it runs and fails.
CONTAINERS = {"client", "config", "pubsub", "command"}


def info(client, *sections):
    """{field: value}"""
    client.send(command("INFO", *sections) + command("ECHO", "end of it"))
    text = client.read_until(b"end of it\r\n").decode()
    return dict(line.split(":", 1) for line in text.split("\r\n") if ":" in line)


def calls(client):
    """{command: (calls, rejected, failed)} of the commands that both know by the same name."""
    return {name: tuple(re.findall(r"calls=(\d+)", value)) for name, value in info(client, "commandstats").items()
            if name.removeprefix("cmdstat_").split("|")[0] not in CONTAINERS}


def described(client, names=("name", "flags", "db", "sub", "psub", "multi", "qbuf", "user", "resp")):
    """Of CLIENT LIST's line for the only other client, asked on a second connection to the same server."""
    with RawClient(client.socket.getpeername()) as other:
        other.send(command("CLIENT", "LIST") + command("ECHO", "end of it"))
        lines = other.read_until(b"end of it\r\n").decode().splitlines()
    fields = dict(field.split("=", 1) for field in next(line for line in lines if line.startswith("id=")).split(" "))
    fields["flags"] = fields["flags"].replace("U", "") or "N"  # U: over a Unix socket
    return {name: fields[name] for name in names}


class CountsLikeRedis(unittest.TestCase):
    def setUp(self):
        self.ours = self.enterContext(ServerProcess())
        self.redis = self.enterContext(RealRedis())
        self.clients = [self.enterContext(server.connect()) for server in (self.ours, self.redis)]

    def ask(self, asked):
        for client in self.clients:
            client.send(asked + command("ECHO", "end of it"))
            client.read_until(b"end of it\r\n")

    def both(self, question):
        return [question(client) for client in self.clients]

    def assert_same(self, question):
        ours, redis = self.both(question)
        self.assertEqual(ours, redis)

    @unittest.skipIf(redis_version() != 7, "a later Redis takes some of these commands for right, or for wrong, that 7 does not")
    def test_random_commands(self):
        seed = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random commands: MINI_REDIS_SEED={seed}", flush=True)
        self.ask(command("CONFIG", "RESETSTAT"))
        for number in range(SEQUENCES):
            self.ask(b"".join(duels.plain_requests(seed + number, STEPS)) + command("RESET"))
        self.assert_same(calls)
        self.assert_same(lambda client: info(client, "errorstats"))
        for field in ("total_commands_processed", "total_error_replies", "total_net_input_bytes"):
            self.assert_same(lambda client, field=field: info(client, "stats")[field])

    def test_what_was_found(self):
        self.ask(command("MSET", "a", 1, "b", 2) + command("RPUSH", "list", 1) + command("HSET", "hash", "f", 1)
                 + command("CONFIG", "RESETSTAT"))
        for asked in (["GET", "a"], ["GET", "none"], ["GET", "list"], ["MGET", "a", "none", "b", "a"], ["STRLEN", "a"],
                      ["EXISTS", "a", "none", "a"], ["TOUCH", "b", "none"], ["TYPE", "a"], ["TYPE", "none"], ["TTL", "a"],
                      ["TTL", "none"], ["LLEN", "list"], ["LRANGE", "none", 0, 1], ["LINDEX", "list", 5], ["HGET", "hash", "g"],
                      ["HGET", "none", "f"], ["HGETALL", "hash"], ["DBSIZE"], ["KEYS", "*"], ["SCAN", 0],
                      ["LRANGE", "none", 0, "x"], ["GETRANGE", "a", 0, "x"], ["HSCAN", "none", "x"], ["LINDEX", "none", "x"],
                      ["GETEX", "a", "EX", 10], ["GETEX", "a", "EX", 0], ["GETEX", "none", "EX", 0], ["GETEX", "list"],
                      ["SET", "a", 1, "GET"], ["SET", "a", 1, "NX", "GET"], ["SET", "none", 1, "XX", "GET"], ["SET", "a", 1, "XX"],
                      ["SET", "list", 1, "GET"], ["GETSET", "a", 2], ["GETSET", "new", 1], ["GETSET", "list", 1],
                      ["GETDEL", "new"], ["GETDEL", "none"], ["GETDEL", "hash"], ["INCR", "a"], ["LPOP", "list"]):
            self.ask(command(*asked))
            for field in ("keyspace_hits", "keyspace_misses"):
                with self.subTest(asked=asked, field=field):
                    self.assert_same(lambda client, field=field: info(client, "stats")[field])

    def test_what_was_found_in_a_transaction(self):
        self.ask(command("MSET", "a", 1, "b", 2) + command("CONFIG", "RESETSTAT"))
        for queued in ([["GETDEL", "none"], ["GET", "a"], ["GET", "b"], ["SET", "c", 1]],
                       [["GETSET", "a", 3], ["SET", "a", 1], ["SET", "b", 1]], [["SET", "a", 1, "GET"], ["PING"], ["GET", "none"]]):
            self.ask(b"".join(command(*words) for words in (["MULTI"], *queued, ["EXEC"])))
            for field in ("keyspace_hits", "keyspace_misses"):
                with self.subTest(queued=queued, field=field):
                    self.assert_same(lambda client, field=field: info(client, "stats")[field])

    def test_that_a_key_expires_is_no_change(self):
        self.ask(command("CONFIG", "SET", "save", "") + command("SET", "a", 1, "PX", 1))
        changes = [int(info(client, "persistence")["rdb_changes_since_last_save"]) for client in self.clients]
        for client in self.clients:
            eventually(lambda client=client: "expired_keys:1" in ":".join(map(":".join, info(client, "stats").items())), "it expires")
        self.assertEqual([int(info(client, "persistence")["rdb_changes_since_last_save"]) for client in self.clients], changes)

    def test_what_expires(self):
        self.ask(command("CONFIG", "RESETSTAT") + command("SET", "a", 1, "PX", 1) + command("SET", "b", 1, "PX", 1))
        for client in self.clients:
            eventually(lambda client=client: info(client, "stats")["expired_keys"] == "2", "two keys expire")

    def test_a_client_is_told_of_as_redis_does(self):
        for words, ending in (
                (["MULTI"], b"+OK\r\n"), (["PING"], b"+QUEUED\r\n"), (["EXEC"], b"+PONG\r\n"),
                (["CLIENT", "SETNAME", "ada"], b"+OK\r\n"), (["SUBSCRIBE", "a", "b"], b":2\r\n"),
                (["PSUBSCRIBE", "c"], b":3\r\n"), (["RESET"], b"+RESET\r\n"), (["GET", "key"], b"$-1\r\n")):
            for client in self.clients:
                client.send(command(*words))
                client.read_until(ending)
            with self.subTest(words=words):
                self.assert_same(described)

    def test_the_last_command_of_a_client_is_the_one_that_was_sent(self):
        for asked, ending in (
                (command("GET", "key"), b"$-1\r\n"), (command("GET"), b"command\r\n"), (command("NOSUCH"), b": \r\n"),
                (command("CONFIG", "RESETSTAT"), b"+OK\r\n"), (command("MULTI") + command("PING") + command("EXEC"), b"+PONG\r\n"),
                (command("SUBSCRIBE", "a"), b":1\r\n"), (command("GET", "key"), b"context\r\n")):
            for client in self.clients:
                client.send(asked)
                client.read_until(ending)
            with self.subTest(asked=asked):
                self.assert_same(lambda client: described(client, ["cmd"]))

    def test_messages_are_bytes_that_go_out(self):
        with self.ours.connect() as listener:
            listener.ask(command("SUBSCRIBE", "news"), len(b"*3\r\n$9\r\nsubscribe\r\n$4\r\nnews\r\n:1\r\n"))
            publisher = self.clients[0]
            publisher.ask(command("CONFIG", "RESETSTAT"), 5)
            publisher.ask(command("PUBLISH", "news", "x" * 10000), 4)
            self.assertGreater(int(info(publisher, "stats")["total_net_output_bytes"]), 10000)
            self.assertEqual(info(publisher, "stats")["pubsub_channels"], "1")
            publisher.send(command("CLIENT", "LIST", "TYPE", "pubsub") + command("ECHO", "end of it"))
            self.assertIn(b"flags=P db=0 sub=1 psub=0 multi=-1 ", publisher.read_until(b"end of it\r\n"))


class PythonsClient(unittest.TestCase):
    """It parses INFO and CLIENT LIST, and expects the fields that it knows."""

    def setUp(self):
        try:
            import redis
        except ImportError:
            self.fail("Python's redis client is missing: install the package python3-redis, and run these tests with the"
                      " system's own /usr/bin/python3")
        server = self.enterContext(ServerProcess())
        self.client = redis.Redis(port=server.port, client_name="ada", decode_responses=True)
        self.addCleanup(self.client.close)
        self.port = server.port

    def test_info(self):
        self.client.set("key", 1, ex=100)
        info = self.client.info()
        self.assertEqual((info["tcp_port"], info["role"], info["db0"]["keys"], info["db0"]["expires"]), (self.port, "master", 1, 1))
        self.assertLessEqual(info["db0"]["avg_ttl"], 100_000)
        self.assertEqual(self.client.info("commandstats")["cmdstat_set"]["calls"], 1)
        self.assertEqual(self.client.config_resetstat(), True)
        self.assertNotIn("cmdstat_set", self.client.info("commandstats"))

    def test_clients(self):
        self.assertEqual(self.client.client_getname(), "ada")
        [me] = self.client.client_list()
        self.assertEqual((me["name"], me["cmd"], int(me["id"])), ("ada", "client|list", self.client.client_id()))
        self.assertEqual(self.client.client_info()["cmd"], "client|info")

    def test_config(self):
        self.assertEqual(self.client.config_get("port"), {"port": str(self.port)})
        self.assertEqual(self.client.config_get("save"), {"save": ""})


class Memory(unittest.TestCase):
    def test_grows_with_what_is_stored_and_its_peak_stays(self):
        with ServerProcess() as server, server.connect() as client:
            before = info(client, "memory")
            client.ask(command("SET", "large", "x" * 10**7), 5)
            after = info(client, "memory")
            grown = int(after["used_memory"]) - int(before["used_memory"])
            self.assertGreater(grown, 0.9 * 10**7)
            client.ask(command("DEL", "large"), 4)
            self.assertGreaterEqual(int(info(client, "memory")["used_memory_peak"]), int(after["used_memory"]))


if __name__ == "__main__":
    unittest.main()
