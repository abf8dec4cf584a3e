"""Ctrl-C in the middle of a class: what is graded so far is kept, nothing is left, and --resume does the rest."""

import os
import signal
import unittest
from pathlib import Path

import hand_in
from graded_class import STEP, ClassCase
from support import processes

NAMES = [f"person {number}" for number in range(6)]


class Stopping(ClassCase):
    def stopped(self, number):
        """What it prints, and its exit status, when it gets the signal after the first submission is graded."""
        command = self.command(self.handed_in, "03", "--out", self.out)
        environment = {**os.environ, "TMPDIR": str(self.files)}
        with processes.start(command, stdout=processes.PIPE, text=True, cwd=self.top, env=environment) as grading:
            self.addCleanup(processes.end, grading)
            first = next(line for line in grading.stdout if line.startswith("1/6 "))
            grading.send_signal(number)
            return first + grading.stdout.read(), grading.wait()

    def setUp(self):
        super().setUp()
        self.files = self.top / "temporary"
        self.files.mkdir()
        for name in NAMES:
            self.hand_in(name, hand_in.written(STEP))

    def assert_resumes(self, number):
        told, status = self.stopped(number)
        self.assertEqual(status, 130, told)
        self.assertIn("--resume", told)
        self.assertEqual(list(Path(self.files).iterdir()), [])
        graded = self.graded()
        self.assertTrue(1 <= len(graded) < len(NAMES), graded.keys())
        self.assertEqual({each["points"] for each in graded.values()}, {100})
        self.assertTrue((self.out / "report.html").exists())
        self.assertEqual({name: each["points"] for name, each in self.grade("--resume").items()}, dict.fromkeys(NAMES, 100))

    def test_by_ctrl_c(self):
        self.assert_resumes(signal.SIGINT)

    def test_by_a_ci_system(self):
        self.assert_resumes(signal.SIGTERM)

    def test_grades_from_before_are_kept_until_there_are_new_ones(self):
        self.grade()
        self.assertEqual(self.stopped(signal.SIGINT)[1], 130)
        self.assertEqual({name: each["points"] for name, each in self.graded().items()}, dict.fromkeys(NAMES, 100))


if __name__ == "__main__":
    unittest.main()
