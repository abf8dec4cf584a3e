"""What learners use most: the board, test, and status; and how the driver refuses."""

import os
import unittest

from support import graded_tests, learners_checkout
from support.driver_case import DriverCase
from support.learners_checkout import workshop

COMMANDS = ["start", "status", "test", "watch", "hint", "why", "debug", "solution", "catchup", "reset", "restore", "serve", "tap",
            "top", "bench", "duel", "docs", "doctor", "completion", "join", "room", "verify",
            "new"]
TESTS = graded_tests.count("03-commands")
ALL_POINTS = 100 * len(graded_tests.steps())
GET = "steps/03-commands/string_commands.cpp"


class Board(DriverCase):
    def test_of_a_fresh_clone_says_how_to_start(self):
        self.assertEqual(self.assert_says(workshop(), f"0 of {ALL_POINTS} points", "not begun", "Next: ./workshop start"), 0)

    def test_remembers_what_the_tests_have_shown(self):
        learners_checkout.write("01-tcp-server")
        learners_checkout.write("02-protocol")
        self.assertEqual(self.assert_says(workshop("test", "02"), "tests pass, 100 of 100 points"), 0)
        self.assertEqual(self.assert_says(workshop("test", "01"), "tests pass, 100 of 100 points"), 0)
        for _ in range(2):
            board, _ = workshop("status")
            self.assertIn(f"200 of {ALL_POINTS} points", board)
            self.assertRegex(board, r"01 tcp-server +█+ +(\d+)/\1 +100 points +20 min +done")
            self.assertRegex(board, rf"03 commands +░+ +0/{TESTS} +0 points +25 min +not begun")
            self.assertIn("Next: read steps/03-commands/README.md", board)

    def test_says_what_was_edited_since(self):
        learners_checkout.write("01-tcp-server")
        workshop("test", "01")
        learners_checkout.edit("steps/01-tcp-server/session.cpp", "for (;;)", "while (true)")
        self.assert_says(workshop("status"), "edited since", "Next: ./workshop test 01")

    def test_tells_what_catchup_has_brought_and_goes_on_behind_it(self):
        workshop("catchup", "03")
        board, _ = workshop()
        self.assertRegex(board, r"02 protocol .* 0 points .* the reference's\n")
        self.assertIn("Next: read steps/03-commands/README.md", board)
        self.assert_says(workshop("test"), "03 commands")

    def test_names_the_function_to_write_next(self):
        workshop("test", "01")
        self.assert_says(workshop(), "Next: write TcpServer::listener(), steps/01-tcp-server/tcp_server.cpp:")

    def test_survives_a_file_that_cannot_be_read(self):
        (learners_checkout.FOLDER / ".workshop").mkdir()
        (learners_checkout.FOLDER / ".workshop/board.json").write_text("{ half a")
        self.assertEqual(self.assert_says(workshop(), f"0 of {ALL_POINTS} points"), 0)


class Test(DriverCase):
    def test_shows_the_first_failure_and_what_is_to_be_written(self):
        told = workshop("test", "3")
        self.assertEqual(self.assert_says(told, "NOT IMPLEMENTED  RespHandler::on_bytes", f"0 of {TESTS} tests pass",
                                          f"{TESTS} NOT IMPLEMENTED", "--all"), 1)
        self.assertEqual(told[0].count("this test asks for"), 1)

    def test_shows_all_failures_when_asked(self):
        told = workshop("test", "commands", "--all")
        self.assertEqual(self.assert_says(told, "PING answers PONG"), 1)
        self.assertEqual(told[0].count("this test asks for"), TESTS)

    def test_takes_words_of_a_title(self):
        learners_checkout.write("03-commands")
        self.assertEqual(self.assert_says(workshop("test", "GET of a MISSING key"), "1 of 1 tests pass, 4 of 4 points"), 0)
        self.assert_says(workshop("test", "03", "missing", "key"), "2 of 2 tests pass")
        learners_checkout.edit(GET, "if (!entry) return context.reply.null_bulk_string();",
                               "if (!entry) return context.reply.bulk_string(\"\");")
        self.assertEqual(self.assert_says(workshop("test", "missing key"), "WRONG", "\"$0\" is an empty string",
                                          "03 commands", "04 expiry"), 1)

    def test_of_code_that_does_not_compile_names_the_line(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "\"PONG\"", "PONG")
        told = workshop("test", "03", "--all")
        self.assertEqual(self.assert_says(told, "BUILD ERROR", f"{GET}:", f"{TESTS} BUILD ERROR"), 1)
        self.assertRegex(told[0], "'PONG' was not declared in this scope|use of undeclared identifier 'PONG'")
        self.assertIn("Nothing named PONG is known here", told[0])
        self.assertEqual(told[0].count("all of it: cmake --build build/default --target step03_tests"), 1)

    def test_of_a_server_that_is_stuck_ends_soon_and_says_so(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/resp_handler.cpp", "while (parser_.parse",
                               "for (volatile bool on = true; on;) {}\n  while (parser_.parse")
        told = workshop("test", "03")
        self.assertEqual(self.assert_says(told, "TIMEOUT", "its thread is stuck", "NOT RUN", f"0 of {TESTS} tests pass"), 1)

    def test_works_from_any_folder(self):
        folder = learners_checkout.FOLDER / "steps" / "02-protocol"
        self.assertEqual(self.assert_says(learners_checkout.run("../../workshop", "test", "02", folder=folder), "0 of 100 points"), 1)


class No(DriverCase):
    def assert_refused(self, arguments, *words):
        with self.subTest(arguments=arguments):
            self.assertEqual(self.assert_says(workshop(*arguments), *words), 2)

    def test_says_what_would_be_right(self):
        self.assert_refused(["tset"], "no command 'tset'", "Did you mean test")
        self.assert_refused(["test", "no", "such", "words"], "'no such words'", " ".join(step[:2] for step in graded_tests.steps()))
        self.assert_refused(["test", "--fast"], "'--fast'", "usage: ./workshop test")
        self.assert_refused(["hint", "99"], "no step '99'", "01 (tcp-server)")
        self.assert_refused(["catchup"], "which step", "usage:")
        self.assert_refused(["serve", "--reference", "--upto", "2"], "--upto 0")
        self.assert_refused(["bench", "--rounds", "none"], "--rounds", "'none'")
        self.assert_refused(["solution", "03", "del_command"], "del_command", "get_command")
        self.assert_refused(["reset", "03", "nothing.cpp"], "nothing.cpp", "dispatcher.cpp")
        self.assert_refused(["restore"], "Nothing has been put aside yet")
        workshop("catchup", "02")
        self.assert_refused(["restore", "yesterday"], "'yesterday'", "./workshop restore --list")

    def test_every_command_explains_itself_with_examples(self):
        listed, _ = workshop("help")
        for command in COMMANDS:
            with self.subTest(command=command):
                told = workshop(command, "--help")
                self.assertEqual(self.assert_says(told, f"usage: ./workshop {command}", "examples:"), 0)
                self.assertEqual(workshop("help", command), told)
                self.assertIn(f"  {command} ", listed)

    def test_a_mistake_of_its_own_is_no_traceback(self):
        learners_checkout.edit("steps/steps.txt", "01 | tcp-server |", "01 |")
        told = workshop("status")
        self.assertEqual(self.assert_says(told, "a mistake in the driver itself", ".workshop/last-error.txt"), 3)
        self.assertIn("Traceback", (learners_checkout.FOLDER / ".workshop/last-error.txt").read_text())

    def test_without_python_says_how_to_get_it(self):
        self.assertEqual(self.assert_says(without_python("status"), "python3 is missing", "Install it: "), 2)

    def test_a_pipe_that_closes_early_is_no_error(self):
        told, status = learners_checkout.run("bash", "-c", "set -o pipefail; ./workshop help | head -1")
        self.assertEqual((told, status), ("usage: ./workshop [COMMAND]\n", 0))


def without_python(*arguments):
    """A machine without Python in PATH or /usr/bin: ./workshop looks in /usr/bin by its full path."""
    learners_checkout.edit("tools/packages.sh", "/usr/bin/python3", "/nowhere/python3")
    folder = learners_checkout.FOLDER / ".workshop"
    folder.mkdir()
    for name in ("sh", "dirname", "id", "uname"):
        os.symlink(f"/usr/bin/{name}", folder / name)
    return learners_checkout.run("/bin/sh", "workshop", *arguments, environment={"PATH": str(folder)})


if __name__ == "__main__":
    unittest.main()
