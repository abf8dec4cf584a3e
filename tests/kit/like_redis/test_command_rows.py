"""COMMAND's replies next to a real redis-server's: the rows are right, and so is
everything that depends on them."""
import unittest

import redis
from support import limits, processes
from support.real_redis import RealRedis, redis_version, tool
from support.server_process import ServerProcess

# The flags that rows have in common with Redis. Its others are about things that do not exist here: scripts,
# replicas, a memory limit, commands during loading.
SHARED_FLAGS = {b"write", b"readonly", b"admin", b"pubsub", b"no_multi", b"fast"}


def client_of(server):
    where = {"unix_socket_path": server.address} if isinstance(server.address, str) else {"port": server.port}
    client = redis.Redis(socket_timeout=limits.seconds(), **where)
    client.response_callbacks.clear()
    return client


def facts(row):
    """(arity, flags, where the keys are)"""
    return row[1], SHARED_FLAGS & {bytes(flag) for flag in row[2]}, tuple(row[3:6])


def rows_of(client, *names):
    """{name: facts} of these commands and their subcommands; of all of them if no names are given."""
    found = {}
    for row in filter(None, client.execute_command("COMMAND", "INFO", *names)):
        found[row[0]] = facts(row)
        found.update({subcommand[0]: facts(subcommand) for subcommand in row[9]})
    return found


class CommandRows(unittest.TestCase):
    def setUp(self):
        self.ours = self.client(ServerProcess())

    def client(self, server):
        self.server = self.enterContext(server)
        client = client_of(server)
        self.addCleanup(client.close)
        return client

    def test_rows_are_those_of_redis(self):
        if redis_version() != 7:
            self.skipTest(f"NOT CHECKED: rows are those of Redis 7; here is a Redis {redis_version()}")
        ours = rows_of(self.ours)
        theirs = rows_of(self.client(RealRedis()))
        self.assertGreater(len(ours), 90)
        self.assertEqual({name: theirs.get(name) for name in ours}, ours)

    def test_count_list_and_info_know_the_same_commands(self):
        rows = self.ours.execute_command("COMMAND")
        self.assertEqual(self.ours.execute_command("COMMAND", "COUNT"), len(rows))
        names = [row[0] for row in rows]
        self.assertEqual(len(names), len(set(names)))
        listed = self.ours.execute_command("COMMAND", "LIST")
        self.assertEqual(sorted(listed), sorted(rows_of(self.ours)))
        self.assertEqual(self.ours.execute_command("COMMAND", "LIST", "FILTERBY", "PATTERN", "h?et"), [b"hset", b"hget"])

    def test_info_of_names(self):
        get, nothing, config_get = self.ours.execute_command("COMMAND", "INFO", "GeT", "nonsense", "config|get")
        self.assertEqual([get[0], nothing, config_get[0]], [b"get", None, b"config|get"])

    def test_redis_cli_uses_its_own_help(self):
        """It asks for COMMAND DOCS, and uses its own built-in help only after an error."""
        with self.assertRaisesRegex(redis.ResponseError, "unknown subcommand 'DOCS'. Try COMMAND HELP."):
            self.ours.execute_command("COMMAND", "DOCS", "get")
        said = processes.run([tool("redis-cli"), "-p", self.server.port, "help", "set"]).stdout
        self.assertIn("Set the string value of a key", said)

    def test_every_command_answers(self):
        """A row without a handler would end the connection, or the server."""
        for row in self.ours.execute_command("COMMAND"):
            name, arity = row[0].decode(), abs(row[1])
            if name in ("quit", "subscribe", "psubscribe", "unsubscribe", "punsubscribe", "bgsave", "bgrewriteaof", "save"):
                continue  # these end the connection, change its replies, or leave files
            try:
                self.ours.execute_command(name, *["1"] * (arity - 1))
            except redis.ResponseError as error:
                self.assertNotIn("internal error", str(error), name)
        self.assertTrue(self.ours.execute_command("PING"))


if __name__ == "__main__":
    unittest.main()
