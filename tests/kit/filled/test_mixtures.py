"""The learner's server when half of every step is written: with the reference's functions for the rest it
answers every byte as the reference does."""
import re
import shutil
import unittest

import partly_written
from support import graded_tests, learners_checkout, processes
from support.conversations import conversations, keys, metrics, more_strings
from support.learners_checkout import Running, workshop
from support.raw_client import transcript
from support.server_process import ServerProcess

WRITER = "steps/02-protocol/reply_writer.cpp"


class Mixture(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def write(self, first):
        """Every second function of all steps, from the first or the second on. Returns the names of the others.
        Private helpers are in both halves."""
        left_out = []
        for folder in graded_tests.server_steps():
            names = partly_written.all_names(folder)
            partly_written.write(folder, names[first::2])
            left_out += names[1 - first::2]
        return left_out

    def test_both_halves(self):
        for first in (0, 1):
            left_out = self.write(first)
            with self.subTest(first), ServerProcess() as reference, \
                    Running("serve", "--port", "0") as mixture:
                self.assertEqual(mixture.name, "mini-redis")
                self.assertEqual(named(mixture.log()), sorted(name.split("::")[-1] for name in left_out))
                for title, asked in conversations(more_strings, keys, metrics):
                    answers = [transcript(server.address, asked) for server in (mixture, reference)]
                    self.assertEqual(*answers, title)

    def test_one_function_is_the_learners(self):
        """Known by what it answers: then nobody else has answered."""
        partly_written.write("02-protocol", ["null_array"])
        learners_checkout.edit(WRITER, '"*-1\\r\\n"', '"*-1000\\r\\n"')
        with Running("serve", "--port", "0") as server, server.connect() as client:
            self.assertEqual(client.ask(b"LPOP nobody 1\r\nPING\r\n", 14), b"*-1000\r\n+PONG\r\n"[:14])
            self.assertIn("02: parse, integer, bulk_string, null_bulk_string, array are the", server.log())

    def test_a_header_beside_the_file(self):
        partly_written.write("02-protocol", ["null_array"])
        header = learners_checkout.FOLDER / "steps/02-protocol/my_text.hpp"
        header.write_text('#define MY_TEXT "*-1\\r\\n"\n')
        learners_checkout.edit(WRITER, "#include <charconv>", '#include <charconv>\n#include "my_text.hpp"')
        learners_checkout.edit(WRITER, '"*-1\\r\\n"', "MY_TEXT")
        with Running("serve", "--port", "0") as server, server.connect() as client:
            self.assertEqual(client.ask(b"LPOP nobody 1\r\n", 5), b"*-1\r\n")

    def test_what_does_not_compile_is_shown_where_it_is_written(self):
        partly_written.write("02-protocol", ["array", "null_array"])
        learners_checkout.edit(WRITER, '"*-1\\r\\n")', '"*-1\\r\\n"')
        lines = (learners_checkout.FOLDER / WRITER).read_text().splitlines()
        number = next(index for index, line in enumerate(lines, 1) if "*-1" in line)
        told, status = workshop("serve", "--port", "0")
        self.assertEqual(status, 2, told)
        self.assertRegex(told, rf"\n  {WRITER}:{number}:\d+: error: expected")
        self.assertNotIn("solutions/", told)

    def test_a_debugger_finds_the_files_that_people_know(self):
        if not shutil.which("gdb"):
            self.skipTest("NOT CHECKED: what a debugger shows, because gdb is not installed")
        partly_written.write("02-protocol", ["array"])
        with Running("serve", "--port", "0"):
            pass
        for function, folder in (("array", "steps"), ("integer", "solutions")):
            shown = processes.run(["gdb", "-batch", "-ex", f"info line mini_redis::ReplyWriter::{function}",
                                   learners_checkout.FOLDER / "build/default/mini-redis"], limit=60).stdout
            path = learners_checkout.FOLDER / folder / "02-protocol" / "reply_writer.cpp"
            self.assertRegex(shown, rf'Line \d+ of "{path}"')


def named(log):
    """The functions that the lines of the log name as the reference's."""
    names = re.findall(r"(?:: |, )([\w:]+)", re.sub(r"^\S+ \* ", "", log, flags=re.MULTILINE))
    return sorted(name.split("::")[-1] for name in names)


if __name__ == "__main__":
    unittest.main()
