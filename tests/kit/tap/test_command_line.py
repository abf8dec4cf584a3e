"""The tap's command line: what it accepts, how it refuses, how it starts and stops."""
import re
import signal
import socket
import unittest

from support.raw_client import command
from support.server_process import ServerProcess, run_program
from tap_process import Listener, TapProcess


class Help(unittest.TestCase):
    def test_names_every_option_and_the_ports(self):
        for flag in ("--help", "-h"):
            result = run_program("tap", flag)
            self.assertEqual((result.returncode, result.stderr), (0, ""))
            for word in ("usage: tap ", "  --port N ", "  --to [HOST:]PORT ", "  --no-bytes ", "  --help ", "7379", "6379"):
                self.assertIn(word, result.stdout)


class Mistakes(unittest.TestCase):
    """Each one: a single line that says what is wrong, and exit status 1."""

    def assert_refused(self, arguments, *words):
        result = run_program("tap", *arguments)
        self.assertEqual((result.returncode, result.stdout), (1, ""), result)
        self.assertRegex(result.stderr, r"\Atap: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, result.stderr)

    def test_unknown_option(self):
        for arguments in (["--colour"], ["--colour=red"], ["--loglevel", "debug"], ["7000"], ["-p", "7000"]):
            flag = arguments[0].split("=")[0]
            self.assert_refused(arguments, f"unknown option '{flag}'", "--help")

    def test_value_for_a_flag_that_has_none(self):
        self.assert_refused(["--no-bytes=yes"], "--no-bytes takes no value")

    def test_port_that_is_none(self):
        for port in ("abc", "65536", "-1", "", "1.5"):
            self.assert_refused(["--port", port], "--port needs a number from 0 to 65535", f"'{port}'")

    def test_target_that_is_none(self):
        for target in ("", "localhost", ":6379", "localhost:", "localhost:http", "[]:6379"):
            self.assert_refused(["--port", "0", "--to", target], "--to needs [HOST:]PORT", f"'{target}'")
        for port in ("0", "65536", "-1"):
            self.assert_refused(["--port", "0", "--to", f"127.0.0.1:{port}"], "--to", "1 to 65535", f"'{port}'")

    def test_address_that_nobody_knows(self):
        self.assert_refused(["--port", "0", "--to", "nowhere.invalid:6379"], "no such address", "'nowhere.invalid'",
                            "127.0.0.1:6379")

    def test_port_that_another_program_has(self):
        with Listener() as first:
            self.assert_refused(["--port", str(first.port)], f"127.0.0.1:{first.port}", "Address already in use",
                                "choose another port with --port")

    def test_its_own_port_as_the_target(self):
        with Listener() as free:
            port = str(free.port)
        self.assert_refused(["--port", port, "--to", port], "--to", "the tap itself", "--port")


class Targets(unittest.TestCase):
    def test_by_port_address_and_name(self):
        with ServerProcess() as server:
            for target in (f"{server.port}", f"127.0.0.1:{server.port}", f"localhost:{server.port}"):
                with self.subTest(target), TapProcess(target) as tap, tap.connect() as client:
                    self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
                    self.assertIn(f" to {target if ':' in target else '127.0.0.1:' + target};", tap.output)

    def test_ipv6(self):
        try:
            listener = socket.create_server(("::1", 0), family=socket.AF_INET6)
        except OSError:
            self.skipTest("this machine has no IPv6")
        with listener, TapProcess(f"[::1]:{listener.getsockname()[1]}") as tap, tap.connect() as client:
            listener.settimeout(client.patience)
            connection = listener.accept()[0]
            with connection:
                client.send(b"PING\r\n")
                self.assertEqual(connection.recv(6), b"PING\r\n")

    def test_listens_on_the_loopback_address_only(self):
        with Listener() as listener, TapProcess(listener.port) as tap:
            port = f"{tap.port:04X}"
            with open("/proc/net/tcp", encoding="ascii") as four, open("/proc/net/tcp6", encoding="ascii") as six:
                addresses = re.findall(rf": ([0-9A-F]+):{port} [0-9A-F]+:0000 0A", four.read() + six.read())
        self.assertEqual(addresses, ["0100007F"])


class Stop(unittest.TestCase):
    def test_a_signal_ends_it_quietly_and_leaves_nothing(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number.name), Listener() as listener, TapProcess(listener.port) as tap:
                client, reader = tap.connect(), tap.connect()
                server, other = listener.accept(), listener.accept()
                with client, server, reader, other:
                    client.send(b"*2\r\n$4\r\n")
                    self.assertEqual(server.read_exactly(8), b"*2\r\n$4\r\n")
                    other.send_until_full(command("x" * 1000) * 40_000)  # the tap waits for room
                    tap.wait_for("opened", times=2)
                    tap.signal(number)
                    self.assertEqual(tap.wait(), 0)
                    self.assertEqual(client.read_to_end(), b"")
                    self.assertEqual(server.read_to_end(), b"")
                self.assertEqual(tap.log(), "")
                with Listener(tap.port):
                    pass  # the port is free again

    def test_at_once_after_the_start(self):
        for _ in range(20):
            with Listener() as listener, TapProcess(listener.port) as tap:
                tap.signal(signal.SIGTERM)
                self.assertEqual(tap.wait(), 0)


if __name__ == "__main__":
    unittest.main()
