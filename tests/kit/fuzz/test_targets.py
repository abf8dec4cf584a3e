"""The fuzz targets of tests/fuzz, for a short time each: they build, they run, and a fault is noticed."""
import sys
import unittest

from support import processes
from support.limits import PATIENCE
from support.places import ROOT

RUN = ROOT / "tests" / "fuzz" / "run.py"
NOT_CHECKED = 77


class Targets(unittest.TestCase):
    def test_nothing_is_found(self):
        result = processes.run([sys.executable, RUN, "--seconds", "2"], limit=60 * PATIENCE)
        if result.returncode == NOT_CHECKED:
            raise unittest.SkipTest(result.stdout.strip())
        print(result.stdout)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)


if __name__ == "__main__":
    unittest.main()
