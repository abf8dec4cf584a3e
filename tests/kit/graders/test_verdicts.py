"""Five verdicts, never mixed up: code that does not compile, crashes or loops forever is reported in the
tests concerned, and leaves the verdicts of the others alone. In a clone where step 03 is written."""

import os
import unittest

from support import graded_tests, learners_checkout

COMMANDS = "steps/03-commands/string_commands.cpp"
GET = "const Entry* entry = context.db.find(context.request[1]);\n  if (!entry) return context.reply.null"


class Verdicts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")
        cls.written = (learners_checkout.FOLDER / COMMANDS).read_text()
        learners_checkout.run("cmake", "--preset", "default")

    def edit(self, old, new):
        self.assertIn(old, self.written)
        (learners_checkout.FOLDER / COMMANDS).write_text(self.written.replace(old, new))

    def ctest(self, pattern):
        return learners_checkout.run("ctest", "--preset", "step03", "-j4", "-R", pattern,
                                     environment=graded_tests.patience(most=10))

    def test_a_compile_error_is_a_build_error(self):
        self.edit("context.reply.simple_string(\"PONG\")", "context.replay.simple_string(\"PONG\")")
        report, status = self.ctest("PING answers PONG")
        self.assertNotEqual(status, 0)
        self.assertIn("BUILD ERROR", report)
        self.assertRegex(report, COMMANDS + r":\d+:\d+: error: .*replay")
        self.assertIn("0% tests passed", report)
        self.assertLessEqual(len(report[report.index("BUILD ERROR"):].split("\n\n")[0].splitlines()), 25)

    def test_a_compile_error_leaves_other_steps_alone(self):
        self.edit("namespace mini_redis {", "namespace mini_redis {{")
        report, _ = learners_checkout.run("ctest", "--preset", "step02", "-R", "a request of one word")
        self.assertNotIn("BUILD ERROR", report)
        self.assertIn("NOT IMPLEMENTED  RequestParser::parse", report)

    def test_a_crash_is_a_crash(self):
        self.edit(GET, "*static_cast<volatile int*>(nullptr) = 1;\n  " + GET)
        report, _ = self.ctest("GET of a missing key|PING answers PONG")
        self.assertRegex(report, r"\n\s*CRASH")
        self.assertNotIn("WRONG", report)
        self.assertIn("1 tests failed out of 3", report)  # the build counts as a test that passes

    def test_a_broken_requirement_names_its_line(self):
        self.edit(GET, "static_cast<void>(context.request[2]);\n  " + GET)
        report, _ = self.ctest("GET of a missing key|PING answers PONG")
        before = self.written[:self.written.index(GET)]
        place = f"{COMMANDS}:{before.count(chr(10)) + 1}"
        self.assertIn(f"CRASH  request[i]: i is 2, but the request has only 2 words; called at {place}\n", report)
        self.assertIn(f"  edit    {place}, get_command()\n", report)
        self.assertIn("1 tests failed out of 3", report)

    def test_an_endless_loop_is_a_timeout(self):
        self.edit(GET, "for (volatile bool on = true; on;) {}\n  " + GET)
        report, _ = self.ctest("GET of a missing key|PING answers PONG")
        self.assertRegex(report, r"\n\s*TIMEOUT")
        self.assertNotIn("WRONG", report)
        self.assertIn("1 tests failed out of 3", report)

    def test_a_function_not_written_yet_is_not_implemented(self):
        self.edit(GET, "not_implemented();\n  " + GET)
        self.edit_include()
        report, _ = self.ctest("GET of a missing key|PING answers PONG")
        self.assertRegex(report, r"\n\s*NOT IMPLEMENTED  get_command")
        self.assertIn("1 tests failed out of 3", report)

    def edit_include(self):
        text = (learners_checkout.FOLDER / COMMANDS).read_text()
        (learners_checkout.FOLDER / COMMANDS).write_text('#include "common/not_implemented.hpp"\n' + text)

    def test_an_old_program_never_answers_for_new_code(self):
        self.edit("simple_string(\"PONG\")", "simple_string(\"PING\")")
        report, _ = self.ctest("PING answers PONG")
        self.assertIn("WRONG", report)
        self.edit("simple_string(\"PONG\")", "simple_string(\"PONG\")")
        report, status = self.ctest("PING answers PONG")
        self.assertEqual(status, 0, report)

    def test_a_file_copied_with_its_old_date_is_built(self):
        self.edit("simple_string(\"PONG\")", "simple_string(\"PING\")")
        self.assertIn("WRONG", self.ctest("PING answers PONG")[0])
        (learners_checkout.FOLDER / COMMANDS).write_text(self.written)
        os.utime(learners_checkout.FOLDER / COMMANDS, (1_000_000_000, 1_000_000_000))
        report, status = self.ctest("PING answers PONG")
        self.assertEqual(status, 0, report)

    def test_a_semicolon_reaches_the_learner(self):
        self.edit("context.reply.simple_string(\"PONG\");", "context.reply.simple_string(\"PONG\")")
        self.assertRegex(self.ctest("PING answers PONG")[0], r"error: expected ';' (before|after)")

    def test_no_test_at_all_is_no_pass(self):
        self.ctest("PING answers PONG")
        told, status = learners_checkout.run("build/default/step03_tests", "no such test", "--reporter", "coach")
        self.assertNotEqual(status, 0, told)
        told, status = self.ctest("no such test")
        self.assertNotEqual(status, 0, told)


if __name__ == "__main__":
    unittest.main()
