"""How a test has ended, as CTest tells it."""

import unittest

from support import graded_tests  # noqa: F401  (it makes Python find the driver's modules)
from workshop import ctest


def read(words, *report):
    lines = ["      Start  1: step06/a pop", f" 1/30 Test  #1: step06/a pop ...........{words}   0.31 sec", *report, ""]
    reader = ctest.Reader()
    return [*(result for line in lines for result in reader.take(line)), *reader.finish()]


class ReadingCTest(unittest.TestCase):
    def test_every_way_to_end(self):
        for words, verdict in [("   Passed", "PASSED"), ("***Failed", "CRASH"), ("***Timeout", "TIMEOUT"),
                               ("***Exception: SegFault", "CRASH"), ("***Exception: Illegal", "CRASH"),
                               ("Subprocess aborted***Exception:", "CRASH"), ("Child aborted***Exception:", "CRASH")]:
            with self.subTest(words):
                self.assertEqual([(each.title, each.verdict) for each in read(words)], [("a pop", verdict)])

    def test_the_report_knows_better(self):
        found, = read("***Failed", "WRONG", "  why     Too many.")
        self.assertEqual((found.verdict, found.report), ("WRONG", ["WRONG", "  why     Too many."]))


if __name__ == "__main__":
    unittest.main()
