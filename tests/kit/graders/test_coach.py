"""The complete reports of the coach: what a learner reads, for each kind of verdict or why.
MINI_REDIS_ACCEPT=1 rewrites the files in golden/; read the difference before you commit it."""

import os
import unittest
from pathlib import Path

from support import graded_tests, processes
from support.places import BUILD, ROOT

GOLDEN = Path(__file__).resolve().parent / "golden"
ACCEPT = os.environ.get("MINI_REDIS_ACCEPT")

REPORTS = [  # the program, its mistake, the title
    ("step01_tests", "", "a line comes back as it was sent"),
    ("mistakes_01", "half_a_line_lost", "a line in many packets comes back once it is whole"),
    ("mistakes_01", "accepts_one_client", "an idle client does not block another"),
    ("mistakes_02", "length_in_characters", "lengths count bytes and not characters"),
    ("mistakes_02", "null_is_empty_string", "the null bulk string says that there is no value"),
    ("mistakes_02", "array_count_one_too_many", "an array is its count and then its elements"),
    ("mistakes_02", "null_array_is_null_bulk_string", "the null array says that there is no list"),
    ("mistakes_02", "waits_in_a_loop", "a request that comes byte by byte is understood"),
    ("mistakes_03", "missing_key_not_checked", "GET of a missing key answers the null bulk string"),
    ("mistakes_03", "ping_message_as_simple_string", "PING with a message answers the message"),
    ("mistakes_03", "names_in_one_case", "the name of a command may be in any letter case"),
    ("mistakes_03", "unknown_command_throws", "an unknown command is an error and the connection lives on"),
    ("mistakes_04", "ttl_cuts_off", "TTL rounds to the nearest second"),
    ("mistakes_06", "empty_containers_stay", "a key is erased with the last element of its list"),
    ("mistakes_09", "discard_only_closes", "DISCARD drops the queued commands"),
]


class Coach(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        programs = [program for program, _, _ in REPORTS]
        processes.run(["cmake", "--build", BUILD, "--target", *programs], check=True, limit=600)

    def test_the_words_are_those_in_golden(self):
        for program, mistake, title in REPORTS:
            with self.subTest(program=program, mistake=mistake):
                report = self.report(program, mistake, title)
                self.assertLessEqual(len(report.splitlines()), 25)
                file = GOLDEN / f"{mistake or program}.txt"
                if ACCEPT:
                    GOLDEN.mkdir(exist_ok=True)
                    file.write_text(report)
                self.assertEqual(report, file.read_text())

    def report(self, program, mistake, title):
        chosen = {"MINI_REDIS_MISTAKE": mistake} if mistake else {}
        text, status = graded_tests.run(BUILD / program, title, MINI_REDIS_SEED="1", **chosen)
        self.assertNotEqual(status, 0, text)
        lines = [line for line in text.splitlines(True) if not line.startswith("  slow    ")]  # of this machine
        return "".join(lines).replace(os.path.relpath(BUILD, ROOT), "BUILD")


if __name__ == "__main__":
    unittest.main()
