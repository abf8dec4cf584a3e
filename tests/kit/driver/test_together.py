"""./workshop test --together: the tests of several steps, on the learner's own layers together."""

import json
import unittest

from support import graded_tests, learners_checkout
from support.learners_checkout import workshop

STEPS = graded_tests.steps()[:3]
WRITER = "steps/02-protocol/reply_writer.cpp"
COMMANDS = "steps/03-commands/string_commands.cpp"
FRAMING = "steps/01-tcp-server/framing.cpp"
NULL = '"$-1\\r\\n"'
MISSING = "GET of a missing key"


class Together(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        for step in STEPS:
            learners_checkout.write(step)

    def together(self, *words):
        return workshop("test", "--together", *words, environment=graded_tests.patience(most=12))

    def count(self, steps):
        return sum(len(graded_tests.points(step)) for step in steps)

    def test_all_that_is_begun(self):
        told, status = self.together()
        self.assertEqual(status, 0, told)
        for step in STEPS:
            total = len(graded_tests.points(step))
            self.assertIn(f"{total} of {total} tests pass, 100 of 100 points", told)
        total = self.count(STEPS)
        self.assertIn(f"On your own steps 01 to 03 together {total} of {total} tests pass.", told)
        self.assertIn("0 of", workshop("status")[0].splitlines()[0])

    def test_a_fault_that_another_step_alone_does_not_meet(self):
        learners_checkout.edit(WRITER, NULL, '"$0\\r\\n\\r\\n"')
        told, status = self.together("03", *MISSING.split())
        self.assertEqual(status, 1, told)
        self.assertIn("WRONG", told)
        self.assertIn(f'./workshop test --together 03 "{MISSING}', told)
        self.assertIn("edit    another of your steps: on your step 03 alone, with the reference for all", told)
        self.assertNotIn("string_commands.cpp:", told)

    def test_a_fault_of_the_step_itself(self):
        learners_checkout.edit(COMMANDS, "null_bulk_string()", 'bulk_string("")')
        told, status = self.together("03", *MISSING.split())
        self.assertEqual(status, 1, told)
        self.assertRegex(told, rf"edit    {COMMANDS}:\d+, get_command")

    def test_a_stub_is_not_filled_in(self):
        learners_checkout.edit(WRITER, f"output_.append({NULL})", "not_implemented()")
        learners_checkout.edit(WRITER, "#include <charconv>", '#include "common/not_implemented.hpp"')
        learners_checkout.edit(WRITER, "namespace mini_redis {", "#include <charconv>\nnamespace mini_redis {")
        told, status = self.together("3", MISSING)
        self.assertEqual(status, 1, told)
        self.assertIn("NOT IMPLEMENTED  ReplyWriter::null_bulk_string", told)

    def test_as_json(self):
        told, status = self.together("02", "--json")
        self.assertEqual(status, 0, told)
        found = json.loads(told)
        self.assertEqual([step["step"] for step in found["steps"]], ["01", "02"])
        self.assertEqual(found["total"]["passed"], self.count(STEPS[:2]))

    def test_a_loop_that_does_not_end_stops_a_step(self):
        learners_checkout.edit(FRAMING, "const std::size_t length", "for (;;) {}\n  const std::size_t length")
        told, status = self.together("01")
        self.assertEqual(status, 1, told)
        self.assertIn("its thread is stuck in take_line()", told)
        self.assertRegex(told, r"3 TIMEOUT, \d+ NOT RUN")

    def test_what_cannot_be_done(self):
        told, status = self.together("02", "no", "such", "words")
        self.assertEqual(status, 2, told)
        self.assertIn("No test of the steps up to 02 has 'no such words' in its title.", told)
        learners_checkout.fresh()
        told, status = self.together()
        self.assertEqual(status, 2, told)
        self.assertIn("You haven't begun a step yet", told)


if __name__ == "__main__":
    unittest.main()
