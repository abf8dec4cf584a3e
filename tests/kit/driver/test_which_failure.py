"""Which of several failures is shown first."""

import unittest

from support import graded_tests  # noqa: F401  (it makes Python find the driver's modules)
from workshop.results import VERDICTS, Result, first_failure

WHY = ["  why     Every INCR adds one.", "  edit    steps/03-commands/string_commands.cpp:31, incr_command()"]


def result(title, verdict, *seen):
    return Result(title, verdict, [verdict, *seen, *WHY])


def shown(*results):
    return first_failure(results).title


class WhichFailure(unittest.TestCase):
    def test_is_none_if_all_pass(self):
        self.assertIsNone(first_failure([Result("one", "PASSED"), Result("two", "PASSED")]))

    def test_goes_by_the_verdict(self):
        for better, worse in zip(VERDICTS, VERDICTS[1:]):
            self.assertEqual(shown(Result("worse", worse), Result("better", better)), "better", (better, worse))

    def test_prefers_the_place_that_most_reports_name(self):
        def at(place, title, verdict):
            return Result(title, verdict, [verdict, f"  edit    steps/01-tcp-server/session.cpp:{place}, Session::run()"])
        self.assertEqual(shown(at(9, "one", "WRONG"), at(20, "two", "TIMEOUT"), at(20, "three", "TIMEOUT")), "two")
        self.assertEqual(shown(at(9, "one", "WRONG"), at(20, "two", "NOT IMPLEMENTED"), at(20, "three", "NOT IMPLEMENTED")),
                         "one")

    def test_prefers_what_is_quick_to_read(self):
        self.assertEqual(shown(result("long", "WRONG", "   1. sent", "   2. received", "   3. sent"),
                               result("short", "WRONG", "   1. sent")), "short")

    def test_does_not_prefer_a_short_report_of_much(self):
        millions = '   1. sent      "\\x8a\\x01... (2999880 more bytes)"'
        four_lines = ["   1. sent", "   2. received", "   3. sent", "  expected", "  got"]
        self.assertEqual(shown(result("millions", "WRONG", millions), result("four lines", "WRONG", *four_lines)), "four lines")
        many = ["    (992 lines before)", *four_lines]
        self.assertEqual(shown(result("many", "WRONG", *many), result("long", "WRONG", *four_lines * 3)), "long")

    def test_is_else_the_first_in_the_sources(self):
        self.assertEqual(shown(result("one", "WRONG", "   1. sent"), result("two", "WRONG", "   1. received")), "one")

    def test_does_not_go_by_the_length_of_the_explanation(self):
        longer = Result("longer", "WRONG", ["WRONG", "   1. sent", "  why     Because.", "          And so on.", *WHY])
        self.assertEqual(shown(longer, result("shorter", "WRONG", "   1. sent")), "longer")


if __name__ == "__main__":
    unittest.main()
