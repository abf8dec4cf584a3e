"""A class to grade, and ./workshop grade at work on it, as an instructor calls it."""

import os
import tempfile
import unittest
from pathlib import Path

import hand_in
from support import processes
from support.places import ROOT
from workshop.grades import results, sandbox

LIMIT = 600  # seconds: it may have to build the graders first
STEP = "03-commands"
GET = f"steps/{STEP}/string_commands.cpp"


class ClassCase(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        if why := sandbox.why_not():
            self.skipTest(f"NOT CHECKED: ./workshop grade: {why}")
        folder = tempfile.TemporaryDirectory(prefix="grading ")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.handed_in, self.out = self.top / "handed in", self.top / "grades"

    def hand_in(self, name, files):
        make = hand_in.archive if name.endswith(".zip") else hand_in.folder
        self.handed_in.mkdir(exist_ok=True)
        make(self.handed_in / name, files)

    def command(self, *words):
        return [ROOT / "workshop", "grade", *words]

    def run_it(self, *words, status=0, path=None, limit=LIMIT):
        """What it prints."""
        environment = {**os.environ, "PATH": path or os.environ["PATH"]}
        done = processes.run(self.command(*words), cwd=self.top, limit=limit, env=environment)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def grade(self, *words, **how):
        """{name: what results.json has of it}"""
        self.run_it(self.handed_in, "03", "--out", self.out, *words, **how)
        return self.graded()

    def graded(self):
        return {each["name"]: each for each in results.read(self.out / "results.json")["submissions"]}

    def verdicts(self, submission):
        """{title: verdict} of those that do not pass."""
        tests = [test for step in submission["steps"] for test in step["tests"]]
        return {test["title"]: test["verdict"] for test in tests if test["verdict"] != "PASSED"}


def edited(files, path, old, new):
    text = files[path].decode()
    assert old in text, f"no {old!r} in {path}"
    return {**files, path: text.replace(old, new)}
