"""The simulation finds known mistakes (tests/mistakes), which it knows nothing of, within some histories."""
import os
import sys
import unittest

from support import processes
from support.places import BUILD, ROOT

HISTORIES = 400
MISTAKES = {
    "07": ["all_of_the_file_counts", "one_write_is_enough", "renamed_before_the_sync", "snapshot_never_synced",
           "synced_before_it_is_written", "times_as_they_came", "written_in_its_place"],
    "09": ["exec_keeps_the_watch", "touched_is_not_asked"],
}


@unittest.skipUnless(sys.platform == "linux" and (BUILD / "simulate").exists(), "NOT CHECKED: no simulation here")
class Sharpness(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        targets = [f"simulate_mistakes_{number}" for number in MISTAKES]
        processes.run(["cmake", "--build", BUILD, "--target", *targets], cwd=ROOT, check=True, limit=3000)

    def run_with(self, number, mistake):
        return processes.run([BUILD / f"simulate_mistakes_{number}", "--histories", str(HISTORIES)],
                             env={**os.environ, "MINI_REDIS_MISTAKE": mistake}, limit=600)

    def test_each_mistake_is_found(self):
        for number, mistakes in MISTAKES.items():
            for mistake in mistakes:
                with self.subTest(f"{number}/{mistake}"):
                    done = self.run_with(number, mistake)
                    self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
                    print(f"{number}/{mistake}: {done.stdout.splitlines()[0][:150]}")


if __name__ == "__main__":
    unittest.main()
