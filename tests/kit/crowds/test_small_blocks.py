"""The memory of the keys in a Release build. The other builds, and so the other tests, do not have it."""

import tempfile
import unittest
from pathlib import Path

from support import processes
from support.places import ROOT

SOURCES = [ROOT / "tests/kit/crowds/small_blocks.cpp", ROOT / "steps/common/small_blocks.cpp"]


class SmallBlocks(unittest.TestCase):
    def test_blocks_come_and_go(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder, "small_blocks")
            processes.run(["c++", "-std=c++20", "-O1", "-I", ROOT / "steps", *SOURCES, "-o", program], check=True)
            done = processes.run([program])
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "done\n", ""))


if __name__ == "__main__":
    unittest.main()
