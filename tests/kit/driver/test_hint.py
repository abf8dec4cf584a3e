"""`./workshop hint`: one more each time, for the failure that matters, without a run of the tests that shows nothing new."""

import unittest

from support import learners_checkout
from support.driver_case import DriverCase
from support.learners_checkout import workshop

GET = "steps/03-commands/string_commands.cpp"


class Hint(DriverCase):
    def test_gives_one_more_each_time(self):
        for number, name in enumerate(("a question", "the idea", "the shape of the code"), 1):
            told = workshop("hint", "02")
            self.assertEqual(self.assert_says(told, "NOT IMPLEMENTED", f"hint {number} of 3, {name}"), 0)
            self.assertEqual(told[0].count(" of 3, "), 1)
        self.assert_says(workshop("hint", "02"), "hint 3 of 3", "./workshop solution 02")
        self.assertEqual(workshop("hint", "02", "--again")[0].count(" of 3, "), 3)

    def test_goes_by_the_test_that_fails(self):
        learners_checkout.write("03-commands")
        first = workshop("hint", "03")
        self.assert_says(first, "All tests of step 03 pass")
        learners_checkout.edit(GET, "context.reply.integer(old + 1)", "context.reply.integer(old)")
        self.assert_says(workshop("hint", "03"), "WRONG", "INCR", "hint 1 of 3")

    def test_of_code_that_does_not_compile_is_the_compiler_s(self):
        learners_checkout.edit(GET, "namespace mini_redis {", "namespace mini_redis {{")
        self.assert_says(workshop("hint", "03"), "BUILD ERROR", "doesn't compile")


def fingerprint(**how):
    told, status = learners_checkout.run("python3", "-c", "import sys; sys.path.insert(0, 'tools'); from workshop import fingerprint, steps;"
                                         "print(fingerprint.of_verdicts(steps.step_named('02')))", **how)
    assert status == 0, told
    return told


class LastResults(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        workshop("test", "02")

    def assert_runs_the_tests(self, runs, **how):
        told, _ = workshop("hint", "02", **how)
        self.assertEqual("Testing 02" in told, runs, told)
        self.assertEqual("Nothing has changed since the last test of step 02" in told, not runs, told)

    def test_are_used_while_nothing_has_changed(self):
        self.assert_runs_the_tests(False)
        learners_checkout.edit("steps/03-commands/dispatcher.cpp", "namespace mini_redis {", "namespace mini_redis {  // elsewhere")
        self.assert_runs_the_tests(False)
        workshop("test", "02", "null")
        self.assert_runs_the_tests(False)

    def test_are_not_used_after_a_change(self):
        learners_checkout.edit("steps/02-protocol/request_parser.cpp", "namespace mini_redis {", "namespace mini_redis {  // here")
        self.assert_runs_the_tests(True)
        self.assert_runs_the_tests(False)

    def test_depend_on_what_the_tests_are_built_from(self):
        before = fingerprint()
        for path in ("steps/02-protocol/request_parser.hpp", "steps/common/error_texts.hpp", "steps/03-commands/given/dispatcher.cpp",
                     "solutions/03-commands/dispatcher.cpp", "tests/support/client.cpp", "tests/02-protocol/1_requests_test.cpp"):
            learners_checkout.edit(path, "\n", "\n// changed\n")
            self.assertNotEqual(fingerprint(), before, path)
            before = fingerprint()
        for path in ("steps/03-commands/dispatcher.cpp", "solutions/02-protocol/request_parser.cpp"):
            learners_checkout.edit(path, "\n", "\n// changed\n")
            self.assertEqual(fingerprint(), before, path)
        self.assertNotEqual(fingerprint(environment={"MINI_REDIS_SEED": "7"}), before)

    def test_of_some_tests_only_are_not_enough(self):
        learners_checkout.edit("steps/02-protocol/request_parser.cpp", "namespace mini_redis {", "namespace mini_redis {  // mine")
        workshop("test", "02", "null")
        self.assert_runs_the_tests(True)


if __name__ == "__main__":
    unittest.main()
