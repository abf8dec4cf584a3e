"""tests/kit/support/processes.py: what a test starts ends in time, and with the test."""
import sys
import unittest

from support import processes
from support.limits import eventually
from support.places import ROOT

SLEEPS = "sleep 31416 & echo $!; "


class Running(unittest.TestCase):
    def assert_ends(self, pid):
        eventually(lambda: not processes.is_running(pid), f"process {pid} ends")

    def test_what_it_prints_and_how_it_ends(self):
        done = processes.run(["sh", "-c", "cat; echo no >&2; exit 3"], input="yes")
        self.assertEqual((done.stdout, done.stderr, done.returncode), ("yes", "no\n", 3))

    def test_a_failure_is_an_error_where_success_is_wanted(self):
        with self.assertRaisesRegex(ChildProcessError, "status 3:\nwhy"):
            processes.run(["sh", "-c", "echo why; exit 3"], check=True)

    def test_what_does_not_end_is_killed_with_its_children(self):
        with self.assertRaisesRegex(TimeoutError, r"did not end within .*; it printed\n\d+") as caught:
            processes.run(["sh", "-c", SLEEPS + "wait"], limit=0.2)
        self.assert_ends(int(str(caught.exception).split()[-1]))

    def test_what_it_leaves_is_killed_when_told(self):
        self.assert_ends(int(processes.run(["sh", "-c", SLEEPS], and_its_children=True).stdout))

    @unittest.skipUnless(sys.platform == "linux", "NOT CHECKED: only Linux ends a process with its parent")
    def test_what_runs_ends_with_us(self):
        us = f"""import sys; sys.path.insert(0, {str(ROOT / "tests" / "kit")!r})
from support import processes
print(processes.start(["sleep", "31416"], stdout=processes.DEVNULL).pid, flush=True)
sys.stdin.read()"""
        process = processes.start([sys.executable, "-c", us], stdin=processes.PIPE, stdout=processes.PIPE)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.stdout.close)
        child = int(process.stdout.readline())
        self.assertTrue(processes.is_running(child))
        process.kill()
        process.wait()
        self.assert_ends(child)


if __name__ == "__main__":
    unittest.main()
