"""A test of step 07 leaves no files, also if the program crashes: then nothing of it can clean up as usual."""

import os
import sys
import tempfile
import unittest

from support.places import ROOT

sys.path.append(str(ROOT / "tests" / "mistakes"))
import running  # noqa: E402  (found through the line above)
import specification  # noqa: E402

CRASHES = {"takes_what_the_parser_left": "answered commands are there after a kill",  # with a folder
           "writes_an_empty_buffer": "a flush writes what was appended and writes it once"}  # with a file


class TemporaryFiles(unittest.TestCase):
    def test_nothing_is_left_after_a_crash(self):
        specs = [specification.read(specification.MISTAKES / "07-persistence" / f"{name}.mistake") for name in CRASHES]
        running.build(specs)
        for spec in specs:
            with self.subTest(spec.name), tempfile.TemporaryDirectory() as folder:
                self.assertIn("CRASH", running.run(spec, CRASHES[spec.name], TMPDIR=folder))
                self.assertEqual(os.listdir(folder), [])


if __name__ == "__main__":
    unittest.main()
