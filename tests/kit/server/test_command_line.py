"""The command lines of the two servers: what they accept, and how they refuse."""
import re
import unittest

from support import graded_tests
from support.raw_client import command
from support.server_process import LEARNERS, REFERENCE, ServerProcess, run_program
from workshop import written
from workshop.steps import all_steps

LAST_STEP = int(graded_tests.server_steps()[-1][:2])


class Help(unittest.TestCase):
    FLAGS = ["--port", "--bind", "--protected-mode", "--maxclients", "--loglevel", "--help"]

    def assert_help(self, name, flag, flags):
        result = run_program(name, flag)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        for word in flags:
            self.assertIn(f"  {word} ", result.stdout)
        self.assertIn(f"usage: {name} ", result.stdout)
        return result.stdout

    def test_names_every_flag_and_the_default_port(self):
        self.assertIn("6379", self.assert_help(LEARNERS, "--help", self.FLAGS + ["--upto", "--echo"]))
        self.assertIn("16379", self.assert_help(REFERENCE, "--help", self.FLAGS))

    def test_short_form(self):
        self.assert_help(REFERENCE, "-h", self.FLAGS)

    def test_of_the_reference_leaves_out_what_it_cannot_choose(self):
        self.assertNotIn("--upto", run_program(REFERENCE, "--help").stdout)


class Mistakes(unittest.TestCase):
    """Each one: a single line that says what is wrong, and exit status 1."""

    def assert_refused(self, name, arguments, *words):
        result = run_program(name, *arguments)
        self.assertEqual(result.returncode, 1, result)
        self.assertEqual(result.stdout, "")
        self.assertRegex(result.stderr, rf"\A{re.escape(name)}: [^\n]+\n\Z")
        for word in words:
            self.assertIn(word, result.stderr)

    def assert_both_refuse(self, arguments, *words):
        for name in (REFERENCE, LEARNERS):
            with self.subTest(program=name, arguments=arguments):
                self.assert_refused(name, arguments, *words)

    def test_unknown_option(self):
        for arguments in ("--colour red", "--colour=red", "--colour", "-p 7000", "7000", ""):
            flag = arguments.replace("=", " ").split(" ")[0]
            self.assert_both_refuse(arguments.split(" "), f"unknown option '{flag}'", "--help")

    def test_port_that_is_none(self):
        for port in ("abc", "65536", "-1", "1.5", "6379x", "99999999999999999999", ""):
            for form in (["--port", port], [f"--port={port}"]):
                self.assert_both_refuse(form, "--port", "number from 0 to 65535", f"'{port}'")

    def test_missing_value(self):
        for flag in ("--port", "--bind", "--loglevel"):
            self.assert_both_refuse([flag], flag, "''")
        self.assert_refused(LEARNERS, ["--upto"], "--upto", "''")

    def test_address_that_is_none(self):
        for address in ("nowhere", "127.0.0", "127.0.0.256", "127.0.0.1:80"):
            self.assert_both_refuse(["--bind", address], "--bind", "IP address", f"'{address}'")

    def test_no_clients_and_no_answer(self):
        for number in ("0", "-1", "many", ""):
            self.assert_both_refuse(["--maxclients", number], "--maxclients", "from 1", f"'{number}'")
        for answer in ("maybe", ""):
            self.assert_both_refuse(["--protected-mode", answer], "--protected-mode is yes or no", f"'{answer}'")

    def test_log_level_that_is_none(self):
        self.assert_both_refuse(["--loglevel", "loud"], "--loglevel", "'loud'",
                                "debug, verbose, notice, warning")

    def test_upto_a_step_that_is_none(self):
        for step in ("-1", LAST_STEP + 1, "x", "1.0"):
            self.assert_refused(LEARNERS, ["--upto", str(step)], "--upto", f"0 to {LAST_STEP}", f"'{step}'")

    def test_the_reference_knows_no_upto(self):
        self.assert_refused(REFERENCE, ["--upto", "1"], "unknown option '--upto'")

    def test_port_that_another_server_has(self):
        with ServerProcess(REFERENCE) as first:
            self.assert_refused(REFERENCE, ["--port", str(first.port)], f"127.0.0.1:{first.port}",
                                "Address already in use", "another server", "--port")
            with first.connect() as client:
                self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n", "the first one does not care")


class Start(unittest.TestCase):
    def test_line_names_program_address_and_a_free_port(self):
        with ServerProcess(REFERENCE) as one, ServerProcess(REFERENCE) as other:
            self.assertEqual(one.output, f"{REFERENCE} listens on 127.0.0.1:{one.port}, pid {one.pid}; "
                                         f"Ctrl-C or kill {one.pid} stops it\n")
            self.assertNotEqual(one.port, other.port)
            for server in (one, other):
                with server.connect() as client:
                    self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")

    def test_port_and_address_as_told(self):
        with ServerProcess(REFERENCE) as server:
            port = server.port
        # The last flag of a kind counts. Another address, so that nobody has taken the port in the meantime.
        for form in (["--port", str(port)], [f"--port={port}"]):
            with ServerProcess(REFERENCE, *form, "--bind=127.0.0.2") as server:
                self.assertEqual(server.address, ("127.0.0.2", port))

    def test_quiet_unless_something_is_wrong(self):
        with ServerProcess(REFERENCE) as server:
            with server.connect() as client:
                client.ask(b"PING\r\n", 7)
            self.assertEqual(server.log(), "")

    def test_log_level_debug_shows_the_bytes(self):
        with ServerProcess(REFERENCE, "--loglevel", "debug") as server:
            with server.connect() as client:
                client.ask(command("PING"), 7)
            log = server.log()
            self.assertIn(r'sent  "*1\r\n$4\r\nPING\r\n"', log)
            self.assertIn(r'gets  "+PONG\r\n"', log)


class LearnersServer(unittest.TestCase):
    """What is true of any checkout: the steps may be untouched, half written, or done."""

    def test_upto_0_is_the_reference(self):
        with ServerProcess(LEARNERS, "--upto", "0") as server:
            self.assertEqual(server.name, REFERENCE)
            self.assertEqual(server.log(), "")
            with server.connect() as client:
                client.send(b"SET key 1\r\nINCR key\r\nEXPIRE key 100\r\nTTL key\r\n")
                self.assertEqual(client.read_exactly(19), b"+OK\r\n:2\r\n:1\r\n:100\r\n")

    def test_says_what_is_the_references(self):
        with ServerProcess(LEARNERS) as server, server.connect() as client:
            self.assertEqual(server.name, LEARNERS)
            self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            self.assertEqual(told(server), [text for text in map(written.told, all_steps()) if text])

    def test_upto_a_step_says_it_of_the_steps_up_to_there(self):
        with ServerProcess(LEARNERS, "--upto", "2") as server, server.connect() as client:
            self.assertEqual(server.name, "mini-redis-upto-2")
            self.assertEqual(client.ask(b"PING\r\n", 7), b"+PONG\r\n")
            self.assertEqual(told(server), [text for text in map(written.told, all_steps()[:2]) if text])

    def test_echo(self):
        for arguments in ((LEARNERS, "--echo"), (LEARNERS, "--echo", "--upto", "3"), (REFERENCE, "--echo")):
            with self.subTest(arguments), ServerProcess(*arguments) as server, server.connect() as client:
                self.assertIn(" (echo) listens on ", server.output)
                self.assertEqual(client.ask(b"PING\r\nhello\r\n", 13), b"PING\r\nhello\r\n")
                own = [] if arguments[0] == REFERENCE else all_steps()[:1]
                self.assertEqual(told(server), [text for text in map(written.told, own) if text])


def told(server):
    """What its log says, without the times of day."""
    return [line.split(" * ", 1)[1] for line in server.log().splitlines()]


if __name__ == "__main__":
    unittest.main()
