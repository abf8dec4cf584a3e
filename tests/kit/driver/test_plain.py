"""Plain mode, for screen readers: words in place of drawings, no colour, and nothing is drawn again."""

import os
import re
import unittest

from support import learners_checkout, processes
from support.learners_checkout import workshop
from support.raw_client import RawClient
from support.server_process import ServerProcess
from terminal import Terminal

COMMANDS = "steps/03-commands/string_commands.cpp"
NULL = "if (!entry) return context.reply.null_bulk_string();"
EMPTY = 'if (!entry) return context.reply.bulk_string("");'
DRAWN = "█░▁▂▃▄▅▆▇✓✗•·─►◄\033"


class Plain(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def assert_plain(self, text):
        self.assertFalse(set(DRAWN) & set(text), text)
        self.assertNotRegex(text, r"#{3}|-{3}|\^")

    def typed(self, line, *keys, environment=None):
        """All that the command sends to a real terminal: what a screen reader gets. `keys`: (what to wait for, what to type)."""
        terminal = Terminal(learners_checkout.FOLDER, environment=environment)
        self.addCleanup(terminal.__exit__)
        typescript = learners_checkout.FOLDER / ".workshop-typescript"
        self.addCleanup(typescript.unlink, missing_ok=True)
        terminal.enter(f"clear; script -q -f -c '{line}' {typescript.name}; echo status $?")
        for words, key in keys:
            terminal.shows(words)
            terminal.enter(key)
        terminal.shows("status 0")
        lines = typescript.read_bytes().decode().replace("\r\n", "\n").splitlines()
        return "\n".join(each for each in lines if not each.startswith("Script "))


class Words(Plain):
    def test_the_board_is_a_line_for_each_step(self):
        learners_checkout.write("03-commands")
        workshop("test", "03")
        learners_checkout.edit(COMMANDS, NULL, EMPTY)
        board, _ = workshop("--plain")
        self.assert_plain(board)
        self.assertRegex(board, r"\n03 commands: (\d+) of \1 tests pass, 100 points, 25 minutes\. edited since\n")
        self.assertRegex(board, r"\n04 expiry: 0 of \d+ tests pass, 0 points, 20 minutes\. not begun\n")
        for environment in ({"MINI_REDIS_PLAIN": "1"}, {"TERM": "dumb"}):
            self.assertEqual(workshop(environment=environment)[0], board)

    def test_the_first_difference_is_said(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(COMMANDS, NULL, EMPTY)
        told, _ = workshop("test", "GET of a missing key", "--plain")
        self.assert_plain(told)
        self.assertIn('    the first difference: expected "-1\\r\\n", got "0\\r\\n\\r\\n"\n', told)
        self.assertIn("03 commands  0 of 1 tests pass", told)

    def test_what_the_compiler_points_at_is_left_out(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(COMMANDS, 'simple_string("PONG");', 'simple_string("PONG")')
        told, _ = workshop("test", "03", "--plain")
        self.assert_plain(told)
        self.assertIn('|   context.reply.simple_string("PONG")\n    why ', told)

    def test_top_is_a_line_for_each_fact(self):
        with ServerProcess() as server, server.connect() as client:
            client.ask(b"PING\r\n", len(b"+PONG\r\n"))
            told, status = workshop("top", "--port", str(server.port), "--plain")
        self.assertEqual(status, 0, told)
        self.assert_plain(told)
        for line in (r"clients: \d+, .* new/s", r"keys: 0, 0 expire, 0 expired/s", r"info: .* calls/s, .* usec/call, .* of the time"):
            self.assertRegex(told, f"(?m)^{line}$")

    def test_the_tap_draws_no_arrows(self):
        server = self.enterContext(ServerProcess())
        words = ["./workshop", "tap", "--port", "0", "--to", str(server.port), "--plain"]
        with processes.start(words, cwd=learners_checkout.FOLDER, stdout=processes.PIPE, text=True,
                             env={**os.environ, "LC_ALL": "C.UTF-8"}) as tap:
            self.addCleanup(processes.end, tap)
            port = next(int(found[1]) for line in tap.stdout if (found := re.search(r"127\.0\.0\.1:(\d+)", line)))
            with RawClient(("127.0.0.1", port)) as client:
                client.ask(b"PING\r\n", len(b"+PONG\r\n"))
            frame = next(line for line in tap.stdout if "PONG" in line)
            self.assertIn("<--", frame)
            self.assertTrue(frame.isascii(), frame)
            tap.terminate()


class InATerminal(Plain):
    def test_nothing_is_drawn_again(self):
        learners_checkout.write("03-commands")
        for line, how in (("./workshop test 03 --plain", {}), ("./workshop test 03", {"TERM": "dumb"})):
            told = self.typed(f"env TERM={how.get('TERM', 'xterm')} {line}")
            self.assert_plain(told)
            self.assertNotIn("\r", told)
            self.assertIn("100 of 100 points", told)

    def test_watch_prints_and_takes_keys_with_enter(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(COMMANDS, NULL, EMPTY)
        told = self.typed("./workshop watch 03 --plain", ("tests pass", "h"), ("hint 1 of 3", "b"), ("10 metrics: ", "n"),
                          ("NOT IMPLEMENTED  ", "q"))
        self.assert_plain(re.sub(r"#{1,3} ", "", told))
        self.assertIn("Keys, each with Enter: h hint, b board, n next, p before, q quit.", told)
        for words in ("Testing 03 commands ...", "the first difference: expected", "Testing 04 expiry ..."):
            self.assertIn(words, told)


if __name__ == "__main__":
    unittest.main()
