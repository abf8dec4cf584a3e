"""Files in a step's folder that the driver didn't expect there: what an editor leaves, and names that aren't UTF-8."""

import os
import tempfile
import unittest
from pathlib import Path

from support import learners_checkout
from support.driver_case import DriverCase
from support.learners_checkout import workshop

STEP = learners_checkout.FOLDER / "steps/01-tcp-server"
BOARD = ("import importlib; from workshop import board; from workshop.steps import step_named\n"
         "print(board.what_is_there(step_named('01')))")


class OddFiles(DriverCase):
    def path_without_cmake(self):
        """Where a build would be in vain, nothing is built."""
        folder = tempfile.TemporaryDirectory(prefix="mini-redis-tools-")
        self.addCleanup(folder.cleanup)
        cmake = Path(folder.name, "cmake")
        cmake.write_text("#!/bin/sh\nexit 1\n")
        cmake.chmod(0o755)
        return f"{folder.name}:{os.environ['PATH']}"

    def tearDown(self):
        learners_checkout.fresh()

    def test_the_lock_of_an_editor_is_a_link_to_nothing(self):
        before = learners_checkout.python(BOARD)
        for folder in (STEP, STEP.parent / "02-protocol", STEP.parents[1] / "tests/01-tcp-server"):
            os.symlink("somebody@machine.123:456", folder / ".#session.cpp")
            os.symlink("somebody@machine.123:456", folder / ".#session.hpp")
        self.assertEqual(self.assert_says(workshop(), "not begun"), 0)
        self.assertEqual(self.assert_says(workshop("status"), "not begun"), 0)
        self.assertEqual(learners_checkout.python(BOARD), before)  # what test and watch begin with
        told = learners_checkout.python("""
            from workshop.compiling import sources
            from workshop.steps import ROOT
            print(len(sources.enumerations(ROOT)))
            """)
        self.assertEqual(self.assert_says(told), 0)

    def test_a_name_that_is_not_utf_8(self):
        before = learners_checkout.python(BOARD)
        (STEP / os.fsdecode(b"caf\xe9.hpp")).write_text("// mine\n")
        self.assertEqual(self.assert_says(workshop(), "not begun"), 0)
        after = learners_checkout.python(BOARD)
        self.assertEqual(self.assert_says(after), 0)
        self.assertNotEqual(after, before)

    def test_a_file_that_is_gone_when_it_is_read(self):
        told = learners_checkout.python("""
            from workshop import fingerprint
            from workshop.steps import ROOT
            print(fingerprint.digest([ROOT / "steps" / "gone.cpp"]))
            """)
        self.assertEqual(self.assert_says(told), 0)

    def test_a_comment_that_is_not_utf_8(self):
        file = STEP.parent / "03-commands/string_commands.cpp"
        file.write_bytes(b"// caf\xe9, \xe2\x82 and more\n" + file.read_bytes())
        told = workshop("solution", "03", "get_command", "--give-up")
        self.assertEqual(self.assert_says(told, "You haven't written yours yet"), 0)
        told = learners_checkout.python("""
            from types import SimpleNamespace
            from workshop import sanitizers
            from workshop.debugging import looking, story, target
            from workshop.duel import blame
            from workshop.steps import step_named
            step = step_named("03")
            test = SimpleNamespace(step=step)
            path, line = target.beginning_of(step, "get_command")
            print(f"it begins in {path.name}:{line}")
            print(sanitizers.first_of_step([("steps/03-commands/string_commands.cpp", line)], step))
            print(["steps/03-commands/string_commands.cpp", line] in looking.places(step))
            print(list(story.Story(test, SimpleNamespace(facts={})).functions())[-1])
            print(blame.functions()["get_command"])
            """)
        self.assertEqual(self.assert_says(told, "it begins in string_commands.cpp:", ", get_command()", "True"), 0)

    def test_a_file_that_was_deleted_is_named(self):
        for step in ("01-tcp-server", "02-protocol"):
            learners_checkout.write(step)
        (STEP / "session.cpp").unlink()
        for command in (["test", "--together"], ["test", "--together", "02"], ["duel"], ["duel", "02"], ["bench"]):
            with self.subTest(command=command):
                told = workshop(*command, environment={"PATH": self.path_without_cmake()})
                status = self.assert_says(told, "steps/01-tcp-server/session.cpp is gone", "./workshop reset 01 session.cpp")
                self.assertEqual(status, 2)


if __name__ == "__main__":
    unittest.main()
