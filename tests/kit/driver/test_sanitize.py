"""`./workshop test NN --sanitize`: what no test sees becomes a verdict, in the coach's form."""

import unittest

from support import learners_checkout
from support.learners_checkout import workshop

GET = "steps/03-commands/string_commands.cpp"
VALUE = "context.reply.bulk_string(as_string(*entry));"
OFFER = "./workshop test 03 --sanitize"


class Sanitize(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")

    def assert_says(self, told, *words, status):
        text, exit_status = told
        for word in words:
            self.assertIn(word, text)
        self.assertEqual(exit_status, status, text)

    def line_of(self, words):
        lines = (learners_checkout.FOLDER / GET).read_text().splitlines()
        return next(number for number, line in enumerate(lines, 1) if words in line)

    def test_is_offered_once_when_all_tests_pass(self):
        self.assert_says(workshop("test", "03"), "100 of 100 points", OFFER, status=0)
        self.assertNotIn("--sanitize", workshop("test", "03")[0])
        self.assertNotIn("--sanitize", workshop("test", "03", "PING")[0])

    def test_is_offered_for_each_crash(self):
        learners_checkout.edit(GET, VALUE, "context.reply.bulk_string(*static_cast<std::string*>(nullptr));")
        for _ in range(2):
            self.assert_says(workshop("test", "GET answers what SET stored"), "CRASH", OFFER, status=1)

    def test_finds_memory_that_was_given_back(self):
        learners_checkout.edit(GET, VALUE, """const auto* copy = new std::string(as_string(*entry));  // made
  delete copy;  // freed
  if (copy->size() == 1) return;  // used
  """ + VALUE)
        self.assert_says(workshop("test", "03"), "100 of 100 points", status=0)
        self.assert_says(workshop("test", "03", "--sanitize"), "CRASH  the code uses memory after it was freed (heap-use-after-free)\n",
                         '    last    sent "', f"    made    {GET}:{self.line_of('// made')}, get_command()\n",
                         f"    freed   {GET}:{self.line_of('// freed')}, get_command()\n", "    why     ",
                         f"    edit    {GET}:{self.line_of('// used')}, get_command()\n", "again   ./workshop test \"", "\" --sanitize\n",
                         "build/sanitize/step03.log has the sanitizer's own report", "./workshop test 03 --all --sanitize", status=1)
        self.assertRegex(workshop()[0], r"03 commands .* 100 points .* done", "the board does not count it")

    def test_finds_overflow_and_what_is_never_given_back(self):
        learners_checkout.edit(GET, '  context.reply.simple_string("PONG");', """  volatile int number = std::numeric_limits<int>::max();
  number = number + 1;  // too much
  context.reply.simple_string("PONG");""")
        learners_checkout.edit(GET, VALUE, f"if (new std::string(*context.request.arguments().begin())) {VALUE}  // lost")
        self.assert_says(workshop("test", "PING answers PONG", "--sanitize"), "CRASH  undefined behaviour: signed integer overflow",
                         f"    edit    {GET}:{self.line_of('// too much')}, ping_command()\n", status=1)
        self.assert_says(workshop("test", "GET answers what SET stored", "--sanitize"),
                         "CRASH  the code never frees some memory (detected memory leaks)",
                         f"    edit    {GET}:{self.line_of('// lost')}, get_command()\n", status=1)

    def test_finds_nothing_in_what_is_right(self):
        self.assert_says(workshop("test", "03", "--sanitize"), "100 of 100 points", status=0)

    def test_leaves_the_other_verdicts_as_they_are(self):
        learners_checkout.edit(GET, '"PONG"', '"PING"')
        learners_checkout.edit(GET, VALUE, "not_implemented();")
        learners_checkout.edit(GET, "#include <string>", '#include <string>\n\n#include "common/not_implemented.hpp"')
        told = workshop("test", "03", "--sanitize")
        self.assert_says(told, "  WRONG\n", "get_command()", "NOT IMPLEMENTED", status=1)
        self.assertNotIn("CRASH", told[0])
        self.assertNotIn("Sanitizer", told[0])


if __name__ == "__main__":
    unittest.main()
