"""The driver's commands that run other programs: serve, tap, bench; and the completion in bash and zsh."""

import os
import re
import shutil
import signal
import unittest

from support import graded_tests, learners_checkout
from support.learners_checkout import Running, workshop
from support.raw_client import command
from terminal import Terminal


class Programs(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def make_a_stub_of(self, part, first_line):
        """Of the function of step 11 in the part's file that has this line."""
        file, header = f"steps/11-speed/{part}.cpp", f'#include "11-speed/{part}.hpp"\n'
        learners_checkout.edit(file, header, header + '\n#include "common/not_implemented.hpp"\n')
        learners_checkout.edit(file, first_line, "not_implemented();\n  " + first_line)


class Serve(Programs):
    def test_reference(self):
        with Running("serve", "--reference", "--port", "0") as server, server.connect() as client:
            self.assertEqual(server.name, "mini-redis-reference")
            self.assertEqual(client.ask(command("INCR", "visits"), 4), b":1\r\n")
            server.signal(signal.SIGTERM)
            self.assertEqual(server.wait(), 0)

    def test_mine_up_to_a_step_and_the_reference_behind_it(self):
        learners_checkout.write("01-tcp-server")
        learners_checkout.edit("steps/01-tcp-server/tcp_server.cpp", "sessions_.start(std::move(socket));",
                               "sessions_.start(std::move(socket));\n      log(LogLevel::notice, \"mine has accepted\");")
        with Running("serve", "--upto", "1", "--port", "0") as server, server.connect() as client:
            self.assertEqual(client.ask(command("PING"), 7), b"+PONG\r\n")
            self.assertIn("mine has accepted", server.log())

    def test_upto_0_and_upto_all(self):
        learners_checkout.write("01-tcp-server")
        for step, name in (("0", "mini-redis-reference"), (graded_tests.steps()[-1][:2], "mini-redis")):
            with Running("serve", "--upto", step, "--port", "0") as server:
                self.assertEqual(server.name, name)

    def test_of_a_fresh_clone_is_the_references(self):
        with Running("serve", "--port", "0") as server, server.connect() as client:
            self.assertEqual(server.name, "mini-redis")
            self.assertEqual(client.ask(command("INCR", "visits"), 4), b":1\r\n")
            for number in ("01", "02", "03", "04"):
                self.assertIn(f"{number}: all of it is the reference's", server.log())

    def test_the_server_of_step_11(self):
        with Running("serve", "--speed", "--port", "0") as server, server.connect() as client:
            self.assertEqual(server.name, "mini-redis-speed")
            self.assertIn("11: all parts are the slow ones\n", server.output)
            self.assertEqual(client.ask(command("INCR", "visits"), 4), b":1\r\n")
        learners_checkout.write("11-speed")
        self.make_a_stub_of("item", "void* block")
        with Running("serve", "--speed", "--port", "0") as server, server.connect() as client:
            self.assertIn("11: yours: pipeline, requests, commands; slow: item_table\n", server.output)
            self.assertEqual(client.ask(command("SET", "name", "Ada"), 5), b"+OK\r\n")
        with Running("serve", "--speed", "--reference", "--port", "0") as server, server.connect() as client:
            self.assertEqual(server.name, "mini-redis-speed-reference")
            self.assertEqual(client.ask(command("GET", "name"), 5), b"$-1\r\n")

    def test_echo(self):
        with Running("serve", "--echo", "--port", "0") as server, server.connect() as client:
            self.assertEqual(client.ask(command("PING"), 14), command("PING"))

    def test_the_first_line_says_how_to_stop_it(self):
        with Running("serve", "--port", "0") as server:
            pid = re.search(r", pid (\d+); Ctrl-C or kill \1 stops it\n$", server.output)[1]
            os.kill(int(pid), signal.SIGTERM)
            self.assertEqual(server.wait(), 0)

    def test_a_crash_is_told(self):
        for step in ("01-tcp-server", "02-protocol", "03-commands"):
            learners_checkout.write(step)
        learners_checkout.edit("steps/03-commands/string_commands.cpp", "if (context.request.size() == 2) return",
                               "if (context.request.size() == 2) *static_cast<volatile int*>(nullptr) = 1;\n  return")
        with Running("serve", "--port", "0") as server, server.connect() as client:
            client.send(command("PING", "hello"))
            self.assertEqual(server.wait(), 128 + signal.SIGSEGV)
            self.assertIn("mini-redis has crashed (SIGSEGV)", server.log())
            self.assertIn("./workshop test", server.log())

    def test_code_that_does_not_compile_is_shown(self):
        learners_checkout.edit("steps/02-protocol/reply_writer.cpp", "namespace mini_redis {", "namespace mini_redis {{")
        told, status = workshop("serve", "--port", "0")
        self.assertEqual(status, 2)
        self.assertIn("error:", told)
        self.assertIn("steps/02-protocol/reply_writer.cpp:", told)
        self.assertNotIn("Traceback", told)


class Tap(Programs):
    def test_shows_the_frames(self):
        with Running("serve", "--reference", "--port", "0") as server:
            with Running("tap", "--port", "0", "--to", server.port) as tap, tap.connect() as client:
                self.assertEqual(client.ask(command("SET", "name", "Ada"), 5), b"+OK\r\n")
                self.assertIn("SET name", tap.read_output(rb"\+OK\\r\\n"))


class Bench(Programs):
    def setUp(self):
        """A quick build: the test is about the table, not about the figures in it."""
        super().setUp()
        learners_checkout.edit("CMakePresets.json", '"CMAKE_BUILD_TYPE": "Release"', '"CMAKE_BUILD_TYPE": "Workshop"')

    def test_shows_all_three_side_by_side(self):
        for step in ("01-tcp-server", "02-protocol"):
            learners_checkout.write(step)
        told, status = workshop("bench", "--upto", "2", "--rounds", "1")
        self.assertEqual(status, 0, told)
        for test in ("GET, one at a time", "SET, 16 in a packet", "INCR, 16 in a packet"):
            part = told.partition(test)[2].split("\n\n")[0]
            for server in ("mini-redis-upto-2", "mini-redis-reference", "redis-server"):
                self.assertRegex(part, rf"{server}[\d. ]* +[█░]+ +[\d.]+ +\d+\.\d\d\n?")

    def test_says_what_is_not_mine(self):
        for step in ("01-tcp-server", "02-protocol"):
            learners_checkout.write(step)
        told, status = workshop("bench", "--rounds", "1")
        self.assertEqual(status, 0, told)
        self.assertIn("\n03: all of it is the reference's\n04: all of it is the reference's\n", told)
        self.assertRegex(told, r"mini-redis +[█░]+ +[\d.]+ +\d+\.\d\d\n")

    def test_the_slow_server_and_yours(self):
        learners_checkout.write("11-speed")
        self.make_a_stub_of("requests", "std::string_view rest")
        told, status = workshop("bench", "11", "--rounds", "1")
        self.assertEqual(status, 0, told)
        self.assertIn("11: yours: pipeline, commands, item_table; slow: requests\n", told)
        for test in ("GET, one at a time", "INCR, 16 in a packet"):
            part = told.partition(test)[2].split("\n\n")[0]
            for server in ("slow, as it came", "with your parts", "redis-server"):
                self.assertRegex(part, rf"{server}[\d. ]* +[█░]+ +[\d.]+ +\d+\.\d\d\n?")
        told, status = workshop("bench", "4")
        self.assertEqual(status, 2)
        self.assertIn("./workshop bench --upto 04", told)

    def test_leaves_out_what_is_wrong(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/string_commands.cpp", 'simple_string("OK")', 'simple_string("YES")')
        told, status = workshop("bench", "--rounds", "1")
        self.assertEqual(status, 0, told)
        self.assertRegex(told, r"mini-redis +does not do SET; it answers: \+YES")


class Completion(Programs):
    CASES = [("wat", "watch"), ("test 0", " ".join(step[:2] for step in graded_tests.steps() if step[0] == "0")),
             ("solution 03 get", "get_command"), ("serve --re", "--reference"), ("reset 03 disp", "dispatcher.cpp"),
             ("serve --po", "--port"), ("test --tog", "--together"), ("completion z", "zsh"),
             ("join --le", "--leave"), ("room --b", "--bind")]

    def test_bash(self):
        for typed, expected in self.CASES:
            script = ('eval "$(./workshop completion bash)"; COMP_WORDS=(./workshop $1); [ "${1% }" = "$1" ] || COMP_WORDS+=("");'
                      'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _workshop; echo "${COMPREPLY[*]}"')
            self.assertEqual(learners_checkout.run("bash", "-c", script, "bash", typed), (f"{expected}\n", 0))

    def test_zsh(self):
        """In zsh's own line editor: what Tab makes of the line."""
        if not shutil.which("zsh"):
            self.skipTest("NOT CHECKED: the completion in zsh, because zsh is not installed")
        for typed, expected in self.CASES:
            if " " not in expected:
                self.assertIn(f"./workshop {typed.rpartition(' ')[0]}{' ' if ' ' in typed else ''}{expected}", tab_in_zsh(typed))

    def test_every_option_that_is_completed_is_explained(self):
        for name in ("test", "watch", "hint", "why", "debug", "solution", "catchup", "serve", "tap", "bench", "duel", "join", "room"):
            words = workshop("completion", "--words", name, "03")[0].split()
            help_text = workshop(name, "--help")[0]
            for word in words:
                if word.startswith("--") and word != "--help":
                    self.assertIn(f"  {word}", help_text)


def tab_in_zsh(typed):
    with Terminal(learners_checkout.FOLDER, columns=120) as terminal:
        terminal.enter("PROMPT='zsh> ' zsh -f")
        terminal.shows("zsh>")
        terminal.enter('clear; eval "$(./workshop completion zsh)"; echo rea""dy')
        terminal.shows("ready")
        terminal.type(f"./workshop {typed}", "Tab")
        line = terminal.settled(f"./workshop {typed}")
        terminal.type("C-c", "C-d")
        return line


if __name__ == "__main__":
    unittest.main()
