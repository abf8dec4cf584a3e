"""The driver's commands that show or replace files: solution, catchup, reset, restore."""

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
        self.assertIn(f"{graded_tests.count('01')} tests pass, 100 of 100", workshop("test", "01")[0])
        self.assertIn("yours: all of its tests pass", self.succeeds("catchup", "02"))
        self.assertIn("while (true)", text("steps/01-tcp-server/session.cpp"))
        self.assertIn("the reference's", self.succeeds("catchup", "02", "--all"))
        self.assertEqual(mine("01-tcp-server"), reference("01-tcp-server"))

    def test_puts_aside_what_it_replaces(self):
        (learners_checkout.FOLDER / DISPATCHER).write_text(MINE)
        self.assertIn("Yours were put aside", self.succeeds("catchup", "04"))
        self.assertIn("_catchup   01-tcp-server (3 files)", self.succeeds("restore"))
        self.succeeds("restore", "latest")
        self.assertEqual(text(DISPATCHER), MINE)
        self.succeeds("restore", "latest")  # which undoes the restore
        self.assertEqual(mine("03-commands"), reference("03-commands"))

    def test_needs_no_git(self):
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        self.succeeds("catchup", "2")
        self.assertEqual(mine("01-tcp-server"), reference("01-tcp-server"))

    def test_a_second_time_changes_nothing(self):
        self.succeeds("catchup", "02")
        self.assertIn("Nothing had to be changed", self.succeeds("catchup", "02"))


class Reset(Files):
    def test_brings_the_stubs_back_and_puts_aside_what_was_there(self):
        before = mine("03-commands")
        learners_checkout.write("03-commands")
        self.succeeds("reset", "03")
        self.assertEqual(mine("03-commands"), before)
        self.succeeds("restore", "latest")
        self.assertEqual(mine("03-commands"), reference("03-commands"))

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
        self.assertIn("no git clone", told)
        self.assertIn("Unpack the kit once more", told)
        self.assertEqual(mine("03-commands"), reference("03-commands"))

    def test_of_a_clone_without_the_history_says_how_to_get_it(self):
        learners_checkout.write("03-commands")
        shutil.rmtree(learners_checkout.FOLDER / ".git")
        learners_checkout.run("git", "init", "-q")
        told, status = workshop("reset", "03")
        self.assertEqual(status, 2)
        self.assertIn("git fetch --unshallow", told)


class Solution(Files):
    def test_lists_the_functions_to_write(self):
        listed = self.succeeds("solution", "03")
        for stub in ("RespHandler::on_bytes", "Dispatcher::execute", "Database::find", "incr_command"):
            self.assertIn(stub, listed)

    def test_shows_one_function_and_no_other(self):
        shown = self.succeeds("solution", "03", "get_command", "--give-up")
        self.assertIn("const Entry* entry = context.db.find(context.request[1]);", shown)
        self.assertNotIn("incr_command", shown)
        self.assertIn("Yours is not written yet", shown)

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
        self.assertIn(f"{graded_tests.count('03')} tests pass, 100 of 100", workshop("test", "03")[0])
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
