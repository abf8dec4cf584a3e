"""A build folder that belongs to another checkout is not built, and a checkout can be reached through a link."""

import os
import tempfile
import unittest
from pathlib import Path

from support import learners_checkout
from support.driver_case import DriverCase

CACHE = learners_checkout.FOLDER / "build/default/CMakeCache.txt"
BUILD = """
import sys
from workshop import build, cli
cli.dispatch = lambda _: build.build(["step01_tests"])
sys.exit(cli.main([]))
"""


class BuildFolder(DriverCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory(prefix="mini-redis-tools-")
        self.addCleanup(folder.cleanup)
        self.tools = Path(folder.name)
        (self.tools / "cmake").write_text(f'#!/bin/sh\necho "$PWD" >> "{self.tools}/log"\nexit 1\n')  # builds nothing
        (self.tools / "cmake").chmod(0o755)
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        before = CACHE.read_text() if CACHE.exists() else None
        self.addCleanup(lambda: CACHE.write_text(before) if before else CACHE.unlink())

    def build(self, folder=learners_checkout.FOLDER):
        return learners_checkout.python(BUILD, folder=folder, environment={
            "PATH": f"{self.tools}:{os.environ['PATH']}", "PWD": str(folder), "PYTHONDONTWRITEBYTECODE": "1"})

    def called(self):
        """In which folders CMake was called, as it sees them."""
        log = self.tools / "log"
        return set(log.read_text().splitlines()) if log.exists() else set()

    def belongs_to(self, place):
        CACHE.write_text(f"CMAKE_BUILD_TYPE:STRING=Workshop\nCMAKE_HOME_DIRECTORY:INTERNAL={place}\n")

    def test_of_another_checkout_is_not_built(self):
        for place in (self.tools, "/gone/kit"):
            self.belongs_to(place)
            what = f"build/default belongs to another folder: it builds what is in {place}"
            self.assertEqual(self.assert_says(self.build(), what, "rm -r build/default"), 2)
        self.assertEqual(self.called(), set())

    def test_of_this_checkout_under_another_name_is_built(self):
        os.symlink(learners_checkout.FOLDER, self.tools / "link")
        self.belongs_to(self.tools / "link")
        self.assertNotIn("belongs to", self.build(self.tools / "link")[0])
        self.assertEqual(self.called(), {str(learners_checkout.FOLDER)})
        doctor, _ = learners_checkout.run("./workshop", "doctor", folder=self.tools / "link")
        self.assertRegex(doctor, "build folder +belongs to this checkout")


if __name__ == "__main__":
    unittest.main()
