"""The bank of hostile submissions, tests/hostile/: each of them gets what its code deserves, an honest one beside them gets
all points as ever, and nothing of what they try happens. A third of the bank; with MINI_REDIS_HOSTILE=all, all of it."""

import dataclasses
import hashlib
import os
import socket
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import hand_in
from graded_class import ClassCase
from support import descendants, processes
from support.limits import eventually
from support.places import ROOT

sys.path.append(str(ROOT / "tests" / "hostile"))
import bank  # noqa: E402  (found through the line above)
from workshop.grades import collect, compiling, kit, places, testing  # noqa: E402
from workshop.grades.grader import Grader  # noqa: E402
from workshop.grades.places import Isolated  # noqa: E402
from workshop.grades.slots import Slots  # noqa: E402
from workshop.steps import Step, all_steps  # noqa: E402

MARK = "hostile-was-here"
SECRET = "hostile submissions must not see this"
SHARED = ("/tmp", "/var/tmp", "/dev/shm", "/run")
VARIABLE = next(iter(places.variables_for([], "")))
MUCH = 200_000_000  # bytes of zeros in an archive
EVERY = 1 if os.environ.get("MINI_REDIS_HOSTILE") == "all" else 3  # of the bank: all of it takes some minutes
DATABASE = hand_in.DATABASE


class Hostile(ClassCase):
    def setUp(self):
        super().setUp()
        kit.built(quiet=True)
        descendants.adopt_orphans()
        self.home = hand_in.folder(self.top / "home", {"secret": SECRET, ".profile": "", ".gdbinit": "", "grades.csv": ""})
        self.beside = hand_in.folder(self.top / "beside", {"secret": SECRET})
        door = self.enterContext(socket.create_server(("127.0.0.1", 0)))
        door.setblocking(False)
        self.door = door
        self.places = {"HOME": self.home, "BESIDE": self.beside, "CHECKOUT": ROOT, "HANDED_IN": self.handed_in,
                       "PORT": door.getsockname()[1]}
        self.enterContext(mock.patch.dict(os.environ, HOME=str(self.home)))
        self.before = self.outside()
        self.addCleanup(self.expect_nothing_has_happened)

    def outside(self):
        """{path: hash} of the files that nobody may change."""
        tracked = processes.run(["git", "ls-files", "-z"], cwd=ROOT).stdout.split("\0")
        paths = [ROOT / name for name in tracked if name] + [path for path in (ROOT / "build" / "grade").iterdir()
                                                             if path.name.endswith(("_tester", "launcher", "grading.json"))]
        paths += [path for folder in (self.home, self.beside) for path in folder.rglob("*")]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}

    def expect_nothing_has_happened(self):
        self.assertEqual(self.outside(), self.before)
        self.assertEqual([folder for folder in (*SHARED, ROOT, self.top) if MARK in os.listdir(folder)], [])
        self.assertEqual(list(Path(tempfile.gettempdir()).glob("workshop-grade-*")), [])
        with self.assertRaises(BlockingIOError):
            self.door.accept()
        own = processes.start(["true"])
        eventually(lambda: not [each for each in descendants.of(own) if each[0] != own.pid], "the end of all processes")
        own.wait()

    def test_each_gets_what_it_deserves(self):
        for step in all_steps():
            if members := [each for each in chosen(slow=False) if each.step == step]:
                with self.subTest(step=step.folder):
                    self.expect_deserved(step, members)

    def expect_deserved(self, step, members):
        self.handed_in, self.out = self.top / step.number / "handed-in", self.top / step.number / "grades"
        self.handed_in.mkdir(parents=True)
        self.places["HANDED_IN"] = self.handed_in
        for each in members:
            self.hand_in(each.name, each.files(self.places))
        for honest in ("honest", "zoe"):  # in the middle, and the last
            self.hand_in(honest, hand_in.written(step.folder))
        self.run_it(self.handed_in, step.number, "--out", self.out)
        graded = self.graded()
        deserved = {**{each.name: each.points for each in members}, "honest": 100, "zoe": 100}
        self.assertEqual({name: each["points"] for name, each in graded.items()}, deserved)
        self.assertEqual([each["name"] for each in graded.values() if each["trouble"]], [])
        self.assertEqual([path.name for path in self.out.iterdir() if SECRET in path.read_text()], [])
        self.assertNotIn(VARIABLE, (self.out / "results.json").read_text())  # similar.html has it, if the code has

    def test_what_only_keeps_the_grader_busy_gets_nothing(self):
        """One test of each, with little time: it hangs in the others, too."""
        members = chosen(slow=True)
        with mock.patch.object(testing, "SECONDS", 3), mock.patch.object(testing, "SECOND_CHANCE", 3), \
                mock.patch.object(compiling, "SECONDS", 10):
            for each in members:
                with self.subTest(name=each.name), Grader(kit.built(quiet=True), Slots(), Isolated(), [first_of(each)]) as grader:
                    submission = hand_in.folder(self.handed_in / each.name, each.files(self.places))
                    self.assertEqual(grader.grade(collect.one(submission))["points"], each.points)

    def test_other_files_are_never_read(self):
        touch = f"touch '{self.beside / MARK}'"
        right, python = hand_in.written("03-commands"), f"open({str(self.beside / MARK)!r}, 'w')"
        more = {".git/hooks/post-checkout": f"#!/bin/sh\n{touch}\n", ".git/hooks/pre-commit": f"#!/bin/sh\n{touch}\n",
                ".git/config": f"[core]\n\tfsmonitor = \"{touch}\"\n\tpager = \"{touch}\"\n", ".gdbinit": f"shell {touch}\n",
                "CMakeLists.txt": f"execute_process(COMMAND sh -c \"{touch}\")\n", "sitecustomize.py": python,
                "conftest.py": python, "steps/sitecustomize.py": python, "workshop": f"#!/bin/sh\n{touch}\n",
                "CTestTestfile.cmake": f"execute_process(COMMAND sh -c \"{touch}\")\n", ".workshop/state.json": "{",
                "steps/steps.txt": "03 | ", "results.json": "{\"points\": 1000}", "tests/03-commands/1_strings_test.cpp": ""}
        self.hand_in("everything", {**right, **more})
        self.hand_in("zoe", right)
        without = {name: text for name, text in right.items() if name != DATABASE}
        for name in ("without", "link", "fifo"):
            self.hand_in(name, without)
        os.symlink(ROOT / "solutions" / "03-commands" / "database.cpp", self.handed_in / "link" / DATABASE)
        os.mkfifo(self.handed_in / "fifo" / DATABASE)
        self.hand_in("bomb.zip", {**without, DATABASE: b" " * MUCH})
        self.hand_in("climbs.zip", {**without, f"../../{DATABASE}": right[DATABASE], f"/{DATABASE}": right[DATABASE]})
        graded = self.grade()
        self.assertEqual((graded["everything"]["points"], graded["zoe"]["points"]), (100, 100))
        self.assertLess(graded["without"]["points"], 100)
        for name in ("link", "fifo", "bomb", "climbs"):
            self.assertEqual(graded[name]["points"], graded["without"]["points"], name)


def chosen(slow):
    """Of those that keep the grader busy, or of the others."""
    return [each for each in bank.everything() if bool(each.slow) == slow][::EVERY]


def first_of(hostile):
    """Its step, with one test."""
    class First(Step):
        points = property(lambda self: dict([*hostile.step.points.items()][:1]))

    return First(**{field.name: getattr(hostile.step, field.name) for field in dataclasses.fields(Step)})


if __name__ == "__main__":
    unittest.main()
