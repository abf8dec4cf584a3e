"""Clients from other machines, web pages that speak HTTP to us, and clients that are silent forever."""
import json
import pathlib
import sys
import unittest

from support import namespaces, processes
from support.limits import eventually
from support.raw_client import command, transcript
from support.real_redis import RealRedis, redis_server
from support.server_process import REFERENCE, ServerProcess, program

HERE = pathlib.Path(__file__).parent
PORT = "7000"  # in a network of its own
ATTACK = ("Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to"
          " Redis. This is likely due to an attacker attempting to use Cross Protocol Scripting to compromise"
          " your Redis instance. Connection aborted.")


class ProtectedMode(unittest.TestCase):
    def asked(self, name, *arguments):
        """What a server tells a client here and one elsewhere, and what it logs."""
        namespaces.require(self, "net", "whether strangers are refused")
        ran = processes.run([*namespaces.run_in("net"), sys.executable, HERE / "from_elsewhere.py", PORT,
                             name, "--port", PORT, *arguments], check=True)
        return json.loads(ran.stdout)

    def test_strangers_are_refused_in_the_words_of_redis(self):
        theirs = self.asked(redis_server(), "--bind", "0.0.0.0", "--save", "")
        ours = self.asked(program(REFERENCE), "--bind", "0.0.0.0")
        self.assertTrue(theirs["elsewhere"].startswith("-DENIED "), theirs)
        self.assertEqual(ours["elsewhere"], theirs["elsewhere"])
        self.assertEqual(ours["here"], "+PONG\r\n+OK\r\n")
        self.assertIn("protected mode: only clients of this machine are served", ours["log"])

    def test_without_it_all_are_served(self):
        ours = self.asked(program(REFERENCE), "--bind", "0.0.0.0", "--protected-mode", "no")
        self.assertEqual([ours["here"], ours["elsewhere"]], ["+PONG\r\n+OK\r\n"] * 2)
        self.assertIn("no protected mode: anybody who can reach this port", ours["log"])

    def test_of_both_families_of_addresses(self):
        ours = self.asked(program(REFERENCE), "--bind", "::")
        self.assertEqual(ours["here"], "+PONG\r\n+OK\r\n")
        self.assertTrue(ours["elsewhere"].startswith("-DENIED "), ours)

    def test_nothing_is_said_of_it_on_the_loopback_address(self):
        with ServerProcess() as server:
            self.assertEqual(server.log(), "")


class Http(unittest.TestCase):
    """Each conversation ends with what must not be executed."""
    SAID = [b"POST / HTTP/1.1\r\nHost: localhost:6379\r\n\r\nSET pwned yes\r\n",
            b"Host: localhost\r\nSET pwned yes\r\n", b"pOsT\r\nSET pwned yes\r\n",
            b"hOST:\r\nSET pwned yes\r\n",
            command("post", "x") + command("SET", "pwned", "yes"),
            b"MULTI\r\nPOST /\r\nSET pwned yes\r\nEXEC\r\nSET pwned yes\r\n",
            b"SUBSCRIBE news\r\nPOST /\r\nUNSUBSCRIBE\r\nSET pwned yes\r\n"]

    def test_nothing_after_it_is_executed(self):
        with ServerProcess() as ours, RealRedis() as theirs:
            for said in self.SAID:
                for server in (ours, theirs):
                    with self.subTest(said=said, server=type(server).__name__):
                        self.assertNotIn(b"ERR", transcript(server.address, said))
                        self.assertEqual(transcript(server.address, b"EXISTS pwned\r\n"), b":0\r\n")
            self.assertEqual(ours.log().count(ATTACK), 1, ours.log())

    def test_no_command_of_that_name_is_shown(self):
        asked = [command("COMMAND", "INFO", "post", "host:"), command("COMMAND", "GETKEYS", "post", "x"),
                 command("COMMAND", "LIST", "FILTERBY", "PATTERN", "[ph]ost*")]
        with ServerProcess() as ours, RealRedis() as theirs:
            for said in asked:
                self.assertEqual(transcript(ours.address, said), transcript(theirs.address, said), said)


class Silent(unittest.TestCase):
    def test_the_kernel_asks_whether_a_silent_client_is_still_there(self):
        with ServerProcess() as server, server.connect() as client:
            self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            client.send(command("CONFIG", "GET", "tcp-keepalive"))
            self.assertEqual(client.read_until(b"300\r\n"), b"*2\r\n$13\r\ntcp-keepalive\r\n$3\r\n300\r\n")
            mine, its = (f":{port:04X}" for port in (client.socket.getsockname()[1], server.port))
            seconds = eventually(lambda: keep_alive_timer(its, mine), "the kernel has a timer for it")
            self.assertTrue(290 <= seconds <= 300, seconds)


def keep_alive_timer(here, there):
    """In how many seconds the kernel asks the peer of a connection; None if no such timer runs. In each line
    of the table: number, local address, remote address, state, queues, timer (02: keep-alive) and when."""
    for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, _, _, timer, *_ = line.split()
        if local.endswith(here) and remote.endswith(there) and timer.startswith("02:"):
            return int(timer[3:], 16) / 100
    return None


if __name__ == "__main__":
    unittest.main()
