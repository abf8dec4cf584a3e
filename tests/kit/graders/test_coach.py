"""The words of the coach, whole: for a verdict or a why of each kind, what a learner reads. MINI_REDIS_ACCEPT=1 writes
the files in golden/ anew; read the difference before you commit it."""

import os
import unittest
from pathlib import Path

from support import graded_tests, processes
from support.places import BUILD, ROOT

GOLDEN = Path(__file__).resolve().parent / "golden"
ACCEPT = os.environ.get("MINI_REDIS_ACCEPT")

REPORTS = [  # the program, the title
    ("step01_tests", "a line comes back as it was sent"),
    ("mistake_01_half_a_line_lost", "a line in many packets comes back once it is whole"),
    ("mistake_02_length_in_characters", "lengths count bytes and not characters"),
    ("mistake_02_null_is_empty_string", "the null bulk string says that there is no value"),
    ("mistake_02_waits_in_a_loop", "a request that comes byte by byte is understood"),
    ("mistake_03_missing_key_not_checked", "GET of a missing key answers the null bulk string"),
    ("mistake_03_ping_message_as_simple_string", "PING with a message answers the message"),
    ("mistake_03_names_in_one_case", "the name of a command is written in any letter case"),
    ("mistake_04_ttl_cuts_off", "TTL rounds to the nearest second"),
]


class Coach(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        programs = [program for program, _ in REPORTS]
        processes.run(["cmake", "--build", BUILD, "--target", *programs], check=True, limit=600)

    def test_the_words_are_those_in_golden(self):
        for program, title in REPORTS:
            with self.subTest(program=program):
                report = self.report(program, title)
                self.assertLessEqual(len(report.splitlines()), 25)
                file = GOLDEN / f"{program}.txt"
                if ACCEPT:
                    GOLDEN.mkdir(exist_ok=True)
                    file.write_text(report)
                self.assertEqual(report, file.read_text())

    def report(self, program, title):
        folder = BUILD / "mistakes" if program.startswith("mistake") else BUILD
        text, status = graded_tests.run(folder / program, title, MINI_REDIS_SEED="1")
        self.assertNotEqual(status, 0, text)
        return text.replace(os.path.relpath(BUILD, ROOT), "BUILD")


if __name__ == "__main__":
    unittest.main()
