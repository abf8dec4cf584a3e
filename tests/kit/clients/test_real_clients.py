"""The reference, used with the programs that people use Redis with."""
import csv
import io
import os
import pty
import tempfile
import time
import unittest

from support import limits, processes
from support.limits import eventually
from support.real_redis import tool
from support.server_process import ServerProcess

try:
    import redis
except ImportError:
    redis = None


class ServerTest(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(ServerProcess())

    def run_tool(self, name, *arguments, **options):
        result = processes.run([tool(name), "-p", self.server.port, *arguments], **options)
        self.assertEqual(result.returncode, 0, result)
        return result


class RedisCli(ServerTest):
    def cli(self, *arguments, **options):
        result = self.run_tool("redis-cli", *arguments, **options)
        self.assertEqual(result.stderr, "")
        return result.stdout

    def test_a_command_at_a_time(self):
        for arguments, answer in [
            ("PING", "PONG"), ("PING hello", "hello"), ("GET missing", ""), ("SET name Redis", "OK"),
            ("GET name", "Redis"), ("INCR visits", "1"), ("INCR visits", "2"),
            ("INCR name", "ERR value is not an integer or out of range\n"), ("TTL name", "-1"),
            ("TTL missing", "-2"), ("EXPIRE missing 10", "0"), ("EXPIRE name 100", "1"),
            ("TTL name", "100"), ("ECHO x", "x"), ("DBSIZE", "2"), ("SELECT 0", "OK"), ("QUIT", "OK"),
            ("GET", "ERR wrong number of arguments for 'get' command\n"),
            ("LPOS a b", "ERR unknown command 'LPOS', with args beginning with: 'a' 'b' \n"),
        ]:
            with self.subTest(arguments):
                self.assertEqual(self.cli(*arguments.split()), answer + "\n")

    def test_shows_the_types_of_replies(self):
        for arguments, answer in [
            ("SET n 1", "OK"), ("GET n", '"1"'), ("INCR n", "(integer) 2"), ("GET missing", "(nil)"),
            ("GET", "(error) ERR wrong number of arguments for 'get' command"),
        ]:
            self.assertEqual(self.cli("--no-raw", *arguments.split()), answer + "\n")

    def test_scans_the_keys(self):
        self.cli(input="".join(f"SET key:{i} {'x' * i}\n" for i in range(300)))
        self.assertEqual(sorted(self.cli("--scan", "--pattern", "key:29?").split()), [f"key:{i}" for i in range(290, 300)])
        self.assertRegex(self.cli("--bigkeys"), """Biggest string found '?"key:299"'? has 299 bytes""")

    def test_binary_value_on_standard_input(self):
        value = "こんにちは \"x\"\n\x01"
        self.assertEqual(self.cli("-x", "SET", "greeting", input=value), "OK\n")
        self.assertEqual(self.cli("GET", "greeting"), value + "\n")

    def test_a_script_on_standard_input(self):
        script = 'PING\nSET greeting "hello world"\nGET greeting\nINCR n\nINCR n\nGET missing\nget greeting\n'
        self.assertEqual(self.cli(input=script), "PONG\nOK\nhello world\n1\n2\n\nhello world\n")

    def test_mass_insertion_through_its_pipe_mode(self):
        lines = "".join(f"SET key:{i} {i}\r\n" for i in range(10_000))
        self.assertIn("errors: 0, replies: 10000", self.cli("--pipe", input=lines))
        self.assertEqual(self.cli("GET", "key:9999"), "9999\n")

    def test_key_that_expires(self):
        self.assertEqual(self.cli("SET", "brief", "life"), "OK\n")
        start = time.monotonic()
        self.assertEqual(self.cli("EXPIRE", "brief", "1"), "1\n")
        self.assertEqual(self.cli("GET", "brief"), "life\n")
        eventually(lambda: self.cli("--no-raw", "GET", "brief") == "(nil)\n", "the key expires", 5)
        self.assertGreater(time.monotonic() - start, 0.9)
        self.assertEqual(self.cli("TTL", "brief"), "-2\n")
        self.assertEqual(self.cli("INCR", "brief"), "1\n")

    def test_by_hand_at_a_terminal(self):
        ours, theirs = pty.openpty()
        with tempfile.TemporaryDirectory() as home:  # it writes a history
            process = processes.start([tool("redis-cli"), "-p", self.server.port], stdin=theirs, stdout=theirs, stderr=theirs,
                                      env={**os.environ, "HOME": home, "TERM": "dumb"})
            os.close(theirs)
            try:
                self.read_prompt(ours)
                for typed, answer in [
                    ("PING", "PONG"), ("SET a 1", "OK"), ("INCR a", "(integer) 2"), ("GET a", '"2"'),
                    ("GET missing", "(nil)"), ("NONSENSE", "(error) ERR unknown command 'NONSENSE'"),
                ]:
                    os.write(ours, typed.encode() + b"\n")
                    self.assertIn(answer, self.read_prompt(ours))
                os.write(ours, b"QUIT\n")
                self.assertEqual(processes.wait(process), 0)
            finally:
                processes.end(process)
                os.close(ours)

    def read_prompt(self, terminal):
        output = b""
        while not output.endswith(b":%d> " % self.server.port):
            output += os.read(terminal, 4096)
        return output.decode()


class RedisBenchmark(ServerTest):
    TESTS = ["PING_INLINE", "PING_MBULK", "SET", "GET", "INCR", "MSET (10 keys)"]

    def assert_finishes(self, *arguments):
        result = self.run_tool("redis-benchmark", "-t", "ping,set,get,incr,mset", "--csv", *arguments)
        self.assertNotIn("Error", result.stdout + result.stderr)
        rows = list(csv.DictReader(io.StringIO(result.stdout)))
        self.assertEqual([row["test"] for row in rows], self.TESTS)
        for row in rows:
            self.assertGreater(float(row["rps"]), 0)

    def test_one_request_at_a_time(self):
        self.assert_finishes("-n", "3000")

    def test_pipelines(self):
        self.assert_finishes("-n", "10000", "-P", "16")

    def test_many_clients_many_keys_large_values(self):
        self.assert_finishes("-n", "3000", "-c", "200", "-r", "1000", "-d", "10000", "-e")


class PythonClient(ServerTest):
    def setUp(self):
        if redis is None:
            self.fail("Python's redis client is missing: install the package python3-redis,"
                      " and run these tests with the system's own /usr/bin/python3")
        super().setUp()
        self.redis = redis.Redis(port=self.server.port, socket_timeout=limits.seconds())
        self.addCleanup(self.redis.close)

    def test_strings_and_numbers(self):
        self.assertTrue(self.redis.ping())
        self.assertTrue(self.redis.set("name", "Redis"))
        self.assertEqual(self.redis.get("name"), b"Redis")
        self.assertIsNone(self.redis.get("missing"))
        self.assertEqual([self.redis.incr("n"), self.redis.incr("n"), self.redis.decr("n", 5)], [1, 2, -3])
        self.assertEqual(self.redis.echo("hello"), b"hello")
        self.assertEqual(self.redis.dbsize(), 2)

    def test_expiry(self):
        self.redis.set("key", "value")
        self.assertEqual(self.redis.ttl("key"), -1)
        self.assertTrue(self.redis.expire("key", 100))
        self.assertEqual(self.redis.ttl("key"), 100)
        self.assertFalse(self.redis.expire("missing", 100))
        self.assertEqual(self.redis.ttl("missing"), -2)
        self.assertTrue(self.redis.expire("key", 0))
        self.assertIsNone(self.redis.get("key"))

    def test_options_of_set(self):
        self.assertTrue(self.redis.set("lock", "mine", nx=True, ex=100))
        self.assertIsNone(self.redis.set("lock", "theirs", nx=True, ex=100))
        self.assertEqual(self.redis.ttl("lock"), 100)
        self.assertTrue(self.redis.set("lock", "still mine", xx=True, keepttl=True))
        self.assertEqual((self.redis.get("lock"), self.redis.ttl("lock")), (b"still mine", 100))
        self.assertTrue(self.redis.persist("lock"))
        self.assertEqual(self.redis.ttl("lock"), -1)
        self.assertEqual(self.redis.getdel("lock"), b"still mine")
        self.assertTrue(self.redis.setnx("lock", "yours"))

    def test_many_keys(self):
        self.assertTrue(self.redis.mset({"a": 1, "b": 2, "c": 3}))
        self.assertEqual(self.redis.mget("a", "missing", "c"), [b"1", None, b"3"])
        self.assertEqual(self.redis.exists("a", "b", "missing", "a"), 3)
        self.assertEqual(self.redis.type("a"), b"string")
        self.assertEqual(self.redis.delete("a", "b", "missing"), 2)
        self.assertEqual(self.redis.keys("*"), [b"c"])
        self.assertTrue(self.redis.rename("c", "d"))
        self.assertEqual(self.redis.randomkey(), b"d")
        self.assertTrue(self.redis.flushdb())
        self.assertEqual(self.redis.dbsize(), 0)

    def test_any_bytes_and_any_language(self):
        for value in (bytes(range(256)) * 10, b"", b"\r\n", b"$5\r\nhello\r\n", b"x" * 5_000_000):
            self.redis.set(value[:1000], value)
            self.assertTrue(self.redis.get(value[:1000]) == value, value[:20])
        texts = redis.Redis(port=self.server.port, decode_responses=True, socket_timeout=limits.seconds())
        self.addCleanup(texts.close)
        self.assertTrue(texts.set("挨拶", "こんにちは, Grüße, 👋"))
        self.assertEqual(texts.get("挨拶"), "こんにちは, Grüße, 👋")

    def test_pipeline(self):
        pipeline = self.redis.pipeline(transaction=False)
        for i in range(1000):
            pipeline.set(f"key:{i}", i).incr(f"key:{i}").get(f"key:{i}")
        replies = pipeline.execute()
        self.assertEqual(replies, [reply for i in range(1000) for reply in (True, i + 1, b"%d" % (i + 1))])

    def test_errors(self):
        self.redis.set("name", "Redis")
        with self.assertRaisesRegex(redis.ResponseError, "^value is not an integer or out of range$"):
            self.redis.incr("name")
        with self.assertRaisesRegex(redis.ResponseError, "^unknown command 'LPOS'"):
            self.redis.execute_command("LPOS", "a", "b")
        self.assertTrue(self.redis.ping(), "the connection lives on")


class Netcat(ServerTest):
    def test_lines_with_quotes(self):
        with self.server.connect() as client:
            for line, reply in [
                (b"PING\n", b"+PONG\r\n"), (b"PING\r\n", b"+PONG\r\n"),
                (b'SET greeting "hello world"\n', b"+OK\r\n"), (b"get greeting\n", b"$11\r\nhello world\r\n"),
                (b"  SET   name 'it\\'s me'  \n", b"+OK\r\n"), (b"GET name\n", b"$7\r\nit's me\r\n"),
                (b'PING "\\x41\\n"\n', b"$2\r\nA\n\r\n"), (b"INCR n\n", b":1\r\n"),
                (b"GET missing\n", b"$-1\r\n"), (b"SET empty ''\nGET empty\n", b"+OK\r\n$0\r\n\r\n"),
            ]:
                self.assertEqual(client.ask(line, len(reply)), reply, line)
            client.send(b'GET "greeting\n')
            self.assertEqual(client.read_to_end(), b"-ERR Protocol error: unbalanced quotes in request\r\n")

    def test_a_file_of_lines(self):
        with self.server.connect() as client:
            replies = client.converse([b"SET a 1\nINCR a\nGET a\nQUIT\n"])
        self.assertEqual(replies, b"+OK\r\n:2\r\n$1\r\n2\r\n+OK\r\n")


if __name__ == "__main__":
    unittest.main()
