"""No command that replaces the learner's files loses one: not what is saved meanwhile, and not on a full disk."""

import os
import re
import resource
import unittest
from datetime import datetime, timedelta

from support import learners_checkout
from support.driver_case import DriverCase
from support.learners_checkout import workshop
from support.places import ROOT

SESSION = learners_checkout.FOLDER / "steps/01-tcp-server/session.cpp"
SERVER, FRAMING = SESSION.with_name("tcp_server.cpp"), SESSION.with_name("framing.cpp")
BACKUPS = learners_checkout.FOLDER / ".workshop/backups"
SAVED = "// saved while the tests ran\n"
CATCHUP = """
import sys
from pathlib import Path
from workshop import board, cli
from workshop.results import Result

def grade(step, titles=None, progress=None):
    tested = board.what_is_there(step)
    {meanwhile}
    board.note(step, [Result(title, {verdict!r}, [{verdict!r}]) for title in step.points], tested)

board.grade = grade
sys.exit(cli.main(["catchup", "02"]))
"""


class Case(DriverCase):
    def backups(self):
        """The names, the newest first."""
        return sorted((path.name for path in BACKUPS.glob("*")), reverse=True)

    def assert_no_temporary_files(self):
        self.assertEqual([path for path in SESSION.parent.iterdir() if path.name.startswith(".")], [])


class WhileTheTestsRun(Case):
    """A run of step 01's tests in the midst of `catchup 02`, without building anything."""

    def setUp(self):
        super().setUp()
        SESSION.write_text((ROOT / "solutions/01-tcp-server/session.cpp").read_text() + "// mine\n")

    def catchup(self, verdict, meanwhile="pass"):
        return learners_checkout.python(CATCHUP.format(meanwhile=meanwhile, verdict=verdict))

    def saved(self):
        return f"Path({str(SERVER)!r}).write_text({SAVED!r})"

    def test_what_is_saved_stays_if_they_fail(self):
        before = SERVER.read_text()
        told = self.catchup("WRONG", self.saved())
        status = self.assert_says(told, "edited while its tests ran", "./workshop catchup 02", "Your files were put aside")
        self.assertEqual(status, 2)
        self.assertEqual(SERVER.read_text(), SAVED)
        self.assertIn("// mine\n", SESSION.read_text())
        self.assertEqual((BACKUPS / self.backups()[0] / SERVER.relative_to(learners_checkout.FOLDER)).read_text(), before)

    def test_what_is_saved_is_no_mistake_of_the_driver_if_they_pass(self):
        told = self.catchup("PASSED", self.saved())
        self.assertEqual(self.assert_says(told, "edited while its tests ran"), 2)
        self.assertEqual(SERVER.read_text(), SAVED)

    def test_what_is_saved_after_them_is_not_replaced_either(self):
        told = learners_checkout.python(f"""
            from pathlib import Path
            from workshop import backups
            mine, files = Path({str(SERVER)!r}), backups.Replacement("catchup")
            files.replace({{mine: b"filled"}})
            mine.write_text({SAVED!r})
            try:
                files.replace({{mine: b"taken"}})
            except backups.Trouble as trouble:
                print(trouble.what)
            """)
        self.assert_says(told, "steps/01-tcp-server/tcp_server.cpp was edited in the meantime")
        self.assertEqual(SERVER.read_text(), SAVED)

    def test_ctrl_c_tells_of_the_backup(self):
        told = self.catchup("WRONG", "raise KeyboardInterrupt")
        self.assertEqual(self.assert_says(told, "Your files were put aside"), 130)

    def test_untouched_they_take_what_fails(self):
        told = self.catchup("WRONG")
        self.assertEqual(self.assert_says(told, "the reference's: with yours 0 of", "Your files were put aside"), 0)
        self.assertNotIn("// mine\n", SESSION.read_text())
        self.assertEqual(len(self.backups()), 1)


class FullDisk(Case):
    """Here no file may become larger than this limit, which is the same to a program."""

    def on_a_full_disk(self, limit, *arguments):
        return workshop(*arguments, environment={"PYTHONDONTWRITEBYTECODE": "1"},
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)))

    def test_what_cannot_be_put_aside_is_not_replaced(self):
        SERVER.write_text("// mine\n")
        SESSION.write_text(mine := "// mine\n" * 1000)
        told = self.on_a_full_disk(5000, "reset", "01")
        what = "steps/01-tcp-server/session.cpp could not be put aside"
        self.assertEqual(self.assert_says(told, what, "Nothing was changed"), 2)
        self.assertEqual((SESSION.read_text(), SERVER.read_text()), (mine, "// mine\n"))
        self.assertEqual(self.backups(), [])
        self.assertIn("Nothing has been put aside", workshop("restore")[0])

    def test_what_cannot_be_written_is_named_and_leaves_no_part(self):
        SESSION.write_text("// mine\n")
        told = self.on_a_full_disk(400, "reset", "01", "session.cpp")
        what = "steps/01-tcp-server/session.cpp could not be written"
        self.assertEqual(self.assert_says(told, what, "Nothing was changed"), 2)
        self.assertEqual(SESSION.read_text(), "// mine\n")
        self.assert_no_temporary_files()
        self.assertEqual(self.backups(), [])

    def test_says_where_the_old_ones_are_if_only_some_can_be_written(self):
        for path in (FRAMING, SESSION):
            path.write_text("// mine\n")
        told = self.on_a_full_disk(500, "reset", "01")
        self.assertEqual(self.assert_says(told, "session.cpp could not be written", "Your files were put aside"), 2)
        self.assertEqual(SESSION.read_text(), "// mine\n")
        self.assert_no_temporary_files()
        workshop("restore")
        self.assertEqual(FRAMING.read_text(), "// mine\n")


class TheNewest(Case):
    def reset(self, text):
        SESSION.write_text(text)
        return self.assert_says(workshop("reset", "01", "session.cpp"), "put aside")

    def test_is_the_last_one_although_the_clock_was_set_back(self):
        self.reset("// old\n")
        name = datetime.now() + timedelta(hours=2)
        os.rename(BACKUPS / self.backups()[0], BACKUPS / f"{name:%Y-%m-%d_%H-%M-%S}_reset")
        self.reset("// new\n")
        workshop("restore")
        self.assertEqual(SESSION.read_text(), "// new\n")

    def test_is_not_a_folder_of_the_learner_s_own(self):
        self.reset("// new\n")
        for name in ("mine", "zz", "2026-13-45_99-99-99_reset", "2099-01-01_00-00-00_reset.bak"):
            (BACKUPS / name).mkdir()
            (BACKUPS / name / "notes.txt").write_text("mine\n")
        self.assertEqual(self.assert_says(workshop("restore")), 0)
        self.assertEqual(SESSION.read_text(), "// new\n")
        self.assertNotIn("mine", workshop("restore", "--list")[0])

    def test_where_no_file_was_nothing_is_put_aside(self):
        SESSION.unlink()
        told = workshop("reset", "01", "session.cpp")
        self.assertEqual(self.assert_says(told, "Nothing had to be put aside"), 0)
        self.assertFalse(re.search(r"\.workshop/backups", told[0]))
        self.assertTrue(SESSION.exists())
        self.assertIn("Nothing has been put aside yet", workshop("restore")[0])


if __name__ == "__main__":
    unittest.main()
