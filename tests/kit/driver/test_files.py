"""The driver's commands that show or replace files: solution, catchup, reset, restore."""

import os
import re
import shutil
import unittest

from support import graded_tests, learners_checkout
from support.learners_checkout import workshop
from support.places import ROOT

DISPATCHER = "steps/03-commands/dispatcher.cpp"
MINE = "// mine\n"


def text(path):
    return (learners_checkout.FOLDER / path).read_text()


def reference(step):
    return {file.name: (ROOT / "solutions" / step / file.name).read_text() for file in graded_tests.files_to_write(step)}


def mine(step):
    return {file.name: text(f"steps/{step}/{file.name}") for file in graded_tests.files_to_write(step)}


class Files(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def succeeds(self, *arguments, **how):
        told, status = workshop(*arguments, **how)
        self.assertEqual(status, 0, told)
        return told


class Catchup(Files):
    def test_takes_the_reference_for_the_steps_before(self):
        self.succeeds("catchup", "03")
        for step in ("01-tcp-server", "02-protocol"):
            self.assertEqual(mine(step), reference(step))
        self.assertNotEqual(mine("03-commands"), reference("03-commands"))

    def test_keeps_what_passes_and_says_so(self):
        learners_checkout.write("01-tcp-server")
        learners_checkout.edit("steps/01-tcp-server/session.cpp", "for (;;)", "while (true)")
        self.assertIn("100 of 100 points", workshop("test", "01")[0])
        self.assertIn("yours: all tests pass", self.succeeds("catchup", "02"))
        self.assertIn("while (true)", text("steps/01-tcp-server/session.cpp"))
        self.assertIn("the reference's", self.succeeds("catchup", "02", "--all"))
        self.assertEqual(mine("01-tcp-server"), reference("01-tcp-server"))

    def test_tests_what_was_edited_since(self):
        learners_checkout.write("01-tcp-server")
        learners_checkout.edit("steps/01-tcp-server/session.cpp", "for (;;)", "while (true)")
        learners_checkout.write("02-protocol")
        learners_checkout.edit("steps/02-protocol/reply_writer.cpp", '"$-1', '"$-2')
        told = self.succeeds("catchup", "03")
        self.assertIn("01 tcp-server    yours: all tests pass", told)
        self.assertRegex(told, r"02 protocol +the reference's: with yours \d+ of \d+ tests pass\n")
        self.assertIn("while (true)", text("steps/01-tcp-server/session.cpp"))
        self.assertEqual(mine("02-protocol"), reference("02-protocol"))

    def test_fills_in_what_is_not_written(self):
        path = "steps/02-protocol/reply_writer.cpp"
        learners_checkout.edit(path, "void ReplyWriter::null_bulk_string() {\n  not_implemented();",
                               'void ReplyWriter::null_bulk_string() {\n  output_ += "$-1\\r\\n";  // mine')
        before = text(path)
        told = self.succeeds("catchup", "03")
        self.assertIn("02 protocol      yours, and the reference's parse, integer, bulk_string, array, null_array: all tests pass\n", told)
        self.assertIn('output_ += "$-1\\r\\n";  // mine', text(path))
        self.assertIn("Next: read steps/03-commands/README.md", self.succeeds())
        self.assertIn("Nothing needed to change", self.succeeds("catchup", "03"))
        self.succeeds("restore")
        self.assertEqual(text(path), before)

    def test_takes_all_of_what_fails_with_one_backup(self):
        path = "steps/02-protocol/reply_writer.cpp"
        learners_checkout.edit(path, "void ReplyWriter::null_bulk_string() {\n  not_implemented();",
                               'void ReplyWriter::null_bulk_string() {\n  output_ += "$-2";')
        before = mine("02-protocol")
        self.assertIn("02 protocol      the reference's: with yours ", self.succeeds("catchup", "03"))
        self.assertEqual(mine("02-protocol"), reference("02-protocol"))
        self.succeeds("restore")
        self.assertEqual(mine("02-protocol"), before)

    def test_of_a_challenge_takes_no_other_challenge(self):
        before = {step: mine(step) for step in graded_tests.steps()}
        told = self.succeeds("catchup", "07")
        for step in graded_tests.steps():
            self.assertEqual(mine(step), reference(step) if step < "05" else before[step], step)
        self.assertNotIn("05 keys", told)
        self.assertIn("04 expiry        the reference's: nothing of yours is there yet", told)

    def test_puts_aside_what_it_replaces(self):
        (learners_checkout.FOLDER / DISPATCHER).write_text(MINE)
        self.assertIn("Your files were put aside", self.succeeds("catchup", "04", "--all"))
        self.assertIn("_catchup   01-tcp-server (3 files)", self.succeeds("restore", "--list"))
        self.succeeds("restore")
        self.assertEqual(text(DISPATCHER), MINE)
        self.succeeds("restore")  # which undoes the restore
        self.assertEqual(mine("03-commands"), reference("03-commands"))

    def test_needs_no_git(self):
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        self.succeeds("catchup", "2")
        self.assertEqual(mine("01-tcp-server"), reference("01-tcp-server"))

    def test_a_second_time_changes_nothing(self):
        self.succeeds("catchup", "02")
        self.assertIn("Nothing needed to change", self.succeeds("catchup", "02"))


class Restore(Files):
    def test_alone_brings_back_what_was_replaced_last(self):
        self.succeeds("catchup", "02")
        self.succeeds("reset", "01")
        self.succeeds("restore")
        self.assertEqual(mine("01-tcp-server"), reference("01-tcp-server"))

    def test_shows_what_it_does_and_how_to_choose_another(self):
        stub = text(DISPATCHER)
        for number in range(3):
            (learners_checkout.FOLDER / DISPATCHER).write_text(f"// version {number}\n")
            self.succeeds("reset", "03", "dispatcher.cpp")
        told = self.succeeds("restore")
        self.assertEqual(text(DISPATCHER), "// version 2\n")
        self.assertRegex(told, rf"{DISPATCHER}: as it was before reset \(\d{{4}}-\d\d-\d\d, \d\d:\d\d:\d\d\)\n")
        self.assertIn("one of 3 backups. Another one: ./workshop restore --list", told)
        names = [line.split()[0] for line in self.succeeds("restore", "--list").splitlines()[1:]]
        self.assertEqual([name.split("_")[2] for name in names], ["restore", "reset", "reset", "reset"])
        self.succeeds("restore", names[-1])
        self.assertEqual(text(DISPATCHER), "// version 0\n")
        self.succeeds("restore", names[0])
        self.assertEqual(text(DISPATCHER), stub)


class Reset(Files):
    def test_brings_the_stubs_back_and_puts_aside_what_was_there(self):
        before = mine("03-commands")
        learners_checkout.write("03-commands")
        self.succeeds("reset", "03")
        self.assertEqual(mine("03-commands"), before)
        self.succeeds("restore")
        self.assertEqual(mine("03-commands"), reference("03-commands"))

    def test_makes_the_board_forget_the_step(self):
        for step in ("02-protocol", "03-commands"):
            learners_checkout.write(step)
            workshop("test", step)
        self.succeeds("reset", "03")
        board, _ = workshop()
        self.assertRegex(board, r"02 protocol .* 100 points .* done")
        self.assertRegex(board, r"03 commands .* 0 points .* not begun")

    def test_of_one_file_leaves_the_others(self):
        stub = text(DISPATCHER)
        learners_checkout.write("03-commands")
        self.succeeds("reset", "03", "dispatcher.cpp")
        self.assertEqual(text(DISPATCHER), stub)
        self.assertEqual(mine("03-commands")["database.cpp"], reference("03-commands")["database.cpp"])

    def test_works_after_the_learner_has_committed(self):
        stub = text(DISPATCHER)
        learners_checkout.write("03-commands")
        me = ("-c", "user.name=me", "-c", "user.email=me@localhost")
        self.assertEqual(learners_checkout.run("git", *me, "commit", "-qam", "mine")[1], 0)
        (learners_checkout.FOLDER / DISPATCHER).unlink()
        self.succeeds("reset", "03")
        self.assertEqual(text(DISPATCHER), stub)

    def test_without_git_says_what_it_needs_and_touches_nothing(self):
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        learners_checkout.write("03-commands")
        told, status = workshop("reset", "03")
        self.assertEqual(status, 2)
        self.assertIn("isn't a git clone", told)
        self.assertIn("Unpack the kit again", told)
        self.assertEqual(mine("03-commands"), reference("03-commands"))

    def test_of_a_clone_without_the_history_says_how_to_get_it(self):
        learners_checkout.write("03-commands")
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        learners_checkout.run("git", "init", "-q")
        told, status = workshop("reset", "03")
        self.assertEqual(status, 2)
        self.assertIn("git fetch --unshallow", told)

    def test_of_a_clone_that_git_refuses_says_why(self):
        learners_checkout.write("03-commands")
        somebody_else = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        told, status = workshop("reset", "03", environment=somebody_else)
        self.assertEqual(status, 2)
        self.assertIn("fatal: detected dubious ownership in repository", told)
        self.assertIn(f"git config --global --add safe.directory '{learners_checkout.FOLDER}'", told)
        self.assertNotIn("unshallow", told)
        self.assertEqual(mine("03-commands"), reference("03-commands"))


class Solution(Files):
    def test_lists_the_functions_to_write(self):
        listed = self.succeeds("solution", "03")
        for stub in ("RespHandler::on_bytes", "Dispatcher::execute", "Database::find", "incr_command"):
            self.assertIn(stub, listed)

    def test_shows_one_function_and_no_other(self):
        shown = self.succeeds("solution", "03", "get_command", "--give-up")
        self.assertIn("const Entry* entry = context.db.find(context.request[1]);", shown)
        self.assertNotIn("incr_command", shown)
        self.assertIn("You haven't written yours yet", shown)

    def test_is_not_shown_unasked_before_the_tests_pass(self):
        told, status = workshop("solution", "03", "get_command")
        self.assertEqual(status, 2)
        self.assertIn("./workshop hint 03", told)
        self.assertIn("--give-up", told)
        self.assertNotIn("context.db", told)

    def test_is_shown_once_the_tests_pass_with_the_difference(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/string_commands.cpp", "  context.reply.integer(old + 1);",
                               "  const std::int64_t sum = old + 1;  // }\n  context.reply.integer(sum);")
        self.assertIn("100 of 100 points", workshop("test", "03")[0])
        shown = self.succeeds("solution", "03", "incr_command")
        self.assertIn("-  context.reply.integer(sum);\n+  context.reply.integer(old + 1);", shown)
        self.assertIn("Yours is the same", self.succeeds("solution", "03", "ping_command"))

    def test_every_function_of_every_step_is_found(self):
        for step in graded_tests.steps():
            names = [line.split()[0] for line in self.succeeds("solution", step[:2]).splitlines()[1:]]
            for file in graded_tests.files_to_write(step):
                stubs = file.read_text().count("not_implemented();")
                shown = [name for name in names if re.search(rf"^\S.* {name}\(", file.read_text(), re.MULTILINE)]
                self.assertEqual(len(shown), stubs, file)
            for name in names:
                self.assertIn(f"{name}(", self.succeeds("solution", step[:2], name, "--give-up"))


if __name__ == "__main__":
    unittest.main()
