"""How many programs run at once: what a machine has, or a container may use."""

import math
import os
import tempfile
import unittest
from pathlib import Path

from support import graded_tests  # noqa: F401  (it makes Python find the driver's modules)
from workshop import processors


class Processors(unittest.TestCase):
    def setUp(self):
        self.cgroup = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="cgroup-")))

    def share(self, **files):
        (self.cgroup / "cpu").mkdir(exist_ok=True)
        for name, text in files.items():
            place = "cpu.max" if name == "max" else f"cpu/cpu.cfs_{name}_us"
            (self.cgroup / place).write_text(f"{text}\n")
        return processors.share(self.cgroup)

    def test_without_a_limit(self):
        self.assertEqual(self.share(), math.inf)
        self.assertEqual(self.share(quota="-1", period="100000"), math.inf)
        self.assertEqual(self.share(max="max 100000"), math.inf)
        self.assertEqual(processors.usable(self.cgroup), max(2, processors.affinity()))

    def test_a_share(self):
        self.assertEqual(self.share(quota="350000", period="100000"), 4)
        self.assertEqual(self.share(max="450000 100000"), 5, "the newer kind counts, where there is one")
        self.assertEqual(self.share(max="50000 100000"), 1)
        self.assertEqual(processors.usable(self.cgroup), 2)

    @unittest.skipUnless(hasattr(os, "sched_setaffinity"), "this system binds no process to processors")
    def test_some_of_the_processors(self):
        allowed = os.sched_getaffinity(0)
        self.addCleanup(os.sched_setaffinity, 0, allowed)
        os.sched_setaffinity(0, {min(allowed)})
        self.assertEqual(processors.affinity(), 1)


if __name__ == "__main__":
    unittest.main()
