"""The tap between the programs that people use Redis with and a server."""
import random
import unittest

from support import processes
from support.limits import PATIENCE
from support.raw_client import command
from support.real_redis import RealRedisOnPort, tool
from support.server_process import ServerProcess
from tap_process import TapProcess


class RealPrograms(unittest.TestCase):
    def run_tool(self, name, tap, *arguments):
        result = processes.run([tool(name), "-p", tap.port, *arguments], limit=3 * PATIENCE)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        return result.stdout

    def test_redis_cli(self):
        with ServerProcess() as server, TapProcess(server.port) as tap:
            self.assertEqual(self.run_tool("redis-cli", tap, "SET", "name", "Ada L."), "OK\n")
            self.assertEqual(self.run_tool("redis-cli", tap, "GET", "name"), "Ada L.\n")

    def test_redis_benchmark(self):
        with ServerProcess() as server, TapProcess(server.port) as tap:
            output = self.run_tool("redis-benchmark", tap, "-n", "20000", "-P", "16", "-t", "set", "-d", "10", "-q")
            self.assertIn("requests per second", output)
            tap.wait_for("──►  SET key:", times=20000)
            tap.wait_for("◄──  OK  ", times=20000)

    def test_large_values(self):
        value = random.Random(7).randbytes(20_000_000)
        with ServerProcess() as server, TapProcess(server.port) as tap, tap.connect() as client:
            client.send(command("SET", "big", value))
            self.assertEqual(client.read_exactly(5), b"+OK\r\n")
            client.send(command("GET", "big"))
            self.assertTrue(client.read_exactly(20_000_013) == b"$20000000\r\n" + value + b"\r\n")

    def test_resp3(self):
        with RealRedisOnPort() as server, TapProcess(server.port) as tap:
            expected = self.run_tool("redis-cli", server, "-3", "CONFIG", "GET", "maxmemory*")
            self.assertEqual(self.run_tool("redis-cli", tap, "-3", "CONFIG", "GET", "maxmemory*"), expected)
            self.assert_knows_where_it_ends(tap, command("HELLO", "3"), b"%7\r\n")
            tap.wait_for(r'◄──  {"server" => "redis", "version" => ".*", "proto" => \(integer\) 3, .*}  \(map of 7')

    def test_what_redis_cli_asks_for_at_a_terminal(self):
        with RealRedisOnPort() as server, TapProcess(server.port) as tap:
            self.assert_knows_where_it_ends(tap, command("COMMAND", "DOCS"), b"*")

    def assert_knows_where_it_ends(self, tap, request, reply):
        with tap.connect() as client:
            client.send(request + command("PING"))
            self.assertTrue(client.read_until(b"+PONG\r\n").startswith(reply))
        tap.wait_for(r"◄──  PONG  \(simple string")
        last = tap.frames()[-1][0]
        self.assertEqual([frame[1] for frame in tap.frames(last)], ["──►", "──►", "◄──", "◄──"])


if __name__ == "__main__":
    unittest.main()
