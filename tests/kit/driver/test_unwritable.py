"""Where a file can't be written, the driver says which and why, and that's no mistake of its own."""

import shlex
import tempfile
import unittest

from support import learners_checkout, namespaces
from support.driver_case import DriverCase

COMMAND = """
import errno, sys
from workshop import cli

def refuse(number, why, *file):
    raise OSError(number, why, *file)

cli.dispatch = lambda _: {what}
sys.exit(cli.main(["test", "01"]))
"""
WATCH = """
import errno, os
from workshop import grading, watching
from workshop.steps import step_named

def refuse(*_, **__):
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), "build/step01.log")

grading.grade = refuse
run = watching.Run(step_named("01"), lambda: None)
run.thread.join()
print(run.trouble.what, run.trouble.remedy)
"""


class Unwritable(DriverCase):
    def driver_that(self, what):
        return learners_checkout.python(COMMAND.format(what=what))

    def test_says_which_file_and_why(self):
        for number, why in (("EACCES", "Permission denied"), ("EPERM", "Operation not permitted"),
                            ("EROFS", "Read-only file system"), ("ENOSPC", "No space left on device"),
                            ("EDQUOT", "Disk quota exceeded")):
            told = self.driver_that(f"refuse(errno.{number}, {why!r}, 'build/x.log')")
            self.assertEqual(self.assert_says(told, f"build/x.log cannot be written: {why}.", "./workshop doctor"), 2)

    def test_a_full_disk_without_a_name(self):
        told = self.driver_that("open('/dev/full', 'w', buffering=1).write('line\\n')")
        self.assertEqual(self.assert_says(told, "A file cannot be written: No space left on device."), 2)

    def test_other_errors_are_the_driver_s_own(self):
        for what in ("open('gone')", "refuse(errno.EPERM, 'no file is meant')"):
            self.assertEqual(self.assert_says(self.driver_that(what), "a mistake in the driver itself"), 3)

    def test_watch_says_it_too(self):
        told = learners_checkout.python(WATCH)
        self.assert_says(told, "build/step01.log cannot be written: Read-only file system.", "./workshop doctor")


class ReadOnly(DriverCase):
    def test_the_doctor_does_not_advise_chown_there(self):
        namespaces.require(self, "mount", "what the doctor says of a file system that can only be read")
        script = "mount -t tmpfs none /mnt && cp -r workshop tools tests steps solutions /mnt && " \
                 "mount -o remount,ro /mnt && cd /mnt && ./workshop doctor"
        told = learners_checkout.run(*namespaces.run_in("mount"), "sh", "-c", script)
        self.assert_says(told, "/mnt is on a file system that can only be read", "cp -r /mnt ~/")
        self.assertNotIn("chown", told[0])

    def test_the_doctor_quotes_the_path(self):
        with tempfile.TemporaryDirectory(prefix="ada's kit ") as folder:
            told = learners_checkout.python(f"""
                import os
                from pathlib import Path
                from workshop.doctor import machine
                machine.ROOT, os.access = Path({folder!r}), lambda *_: False
                print(machine.check_writable().remedy)
                """)
        self.assert_says(told, f"sudo chown -R \"$(id -un)\" {shlex.quote(folder)}\n")


if __name__ == "__main__":
    unittest.main()
