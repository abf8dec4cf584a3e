"""Code that compiles with warnings: they are shown with the verdict, also when the next build does not compile the file
again; and `./workshop serve` explains what does not compile as `./workshop test` does."""

import unittest

from support import learners_checkout
from support.learners_checkout import workshop

COMMANDS = "steps/03-commands/string_commands.cpp"
PONG = 'context.reply.simple_string("PONG");'
COUNTS = "for (int i = 0; i < context.request.size(); ++i) {}\n  "
WARNS = "It compiles, and the compiler warns"


class Warnings(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")

    def warn(self):
        learners_checkout.edit(COMMANDS, PONG, COUNTS + PONG)

    def assert_warned(self, told, head=WARNS):
        self.assertIn(head, told)
        self.assertRegex(told, rf"{COMMANDS}:\d+:\d+: warning: comparison of integer")
        self.assertIn("for (int i = 0;", told)
        self.assertIn("For sizes and indexes: std::size_t", told)

    def test_are_shown_until_they_are_fixed(self):
        self.warn()
        for _ in range(2):  # the second build does not compile the file
            told, status = workshop("test", "03")
            self.assert_warned(told)
            self.assertIn("100 of 100 points", told)
            self.assertEqual(status, 0)
        learners_checkout.edit(COMMANDS, COUNTS, "")
        self.assertNotIn(WARNS, workshop("test", "03")[0])

    def test_are_shown_by_plain_ctest(self):
        learners_checkout.run("cmake", "--preset", "default")
        self.warn()
        for _ in range(2):
            told, _ = learners_checkout.run("ctest", "--preset", "step03", "-R", "PING answers PONG")
            self.assert_warned(told, head="Your files compile, with warnings:")
        learners_checkout.edit(COMMANDS, COUNTS, "")
        told, _ = learners_checkout.run("ctest", "--preset", "step03", "-R", "PING answers PONG")
        self.assertNotIn("warning", told)

    def test_are_shown_after_a_build_that_the_driver_has_not_seen(self):
        workshop("test", "03")
        self.warn()
        learners_checkout.run("cmake", "--build", "--preset", "step03")
        self.assert_warned(workshop("test", "03")[0])

    def test_of_another_step_are_not_shown(self):
        self.warn()
        self.assertNotIn(WARNS, workshop("test", "02")[0])

    def test_stubs_have_none(self):
        learners_checkout.fresh()
        self.assertNotIn(WARNS, workshop("test", "03")[0])


class Serve(unittest.TestCase):
    def test_explains_what_does_not_compile(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")
        learners_checkout.edit(COMMANDS, "Value(context.request[2])", "context.request[2]")
        told, status = workshop("serve", "--port", "1")
        self.assertEqual(status, 2, told)
        self.assertRegex(told, rf"{COMMANDS}:\d+:\d+: error: cannot convert 'std::string_view' to 'Value'|no viable conversion")
        self.assertIn("Value(text)", told)
        self.assertIn(f"edit    {COMMANDS}:", told)


if __name__ == "__main__":
    unittest.main()
