"""tests/kit/run.py: whatever happens to a test, nothing that it has started outlives it."""
import signal
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

from support import limits, processes
from support.limits import eventually
from support.places import ROOT

RUN = ROOT / "tests" / "kit" / "run.py"
SLEEP = "31415"  # seconds
STARTS = f"""
    import os, subprocess, time
    child = subprocess.Popen(["sleep", "{SLEEP}"], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    open("pid", "w").write(str(child.pid))
"""
# Its parent, a shell, ends long before the test does.
STARTS_AN_ORPHAN = f"""
    import os, subprocess, time
    subprocess.run(["sh", "-c", "setsid sleep {SLEEP} >/dev/null 2>&1 & echo $! >pid"])
"""


@unittest.skipUnless(sys.platform == "linux", "NOT CHECKED: elsewhere than on Linux a program can hide itself from run.py")
class Run(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="run-")))
        self.test = self.folder / "test_something.py"

    def written(self, *parts):
        self.test.write_text("".join(textwrap.dedent(part) for part in parts))

    def run_it(self, *parts, seconds=60):
        """What it prints, and its exit status."""
        self.written(*parts)
        done = processes.run([sys.executable, RUN, self.test, "--"], cwd=self.folder, env={"MINI_REDIS_KIT_SECONDS": str(seconds)},
                             stderr=processes.STDOUT, limit=2 * limits.PATIENCE)
        return done.stdout, done.returncode

    def started(self):
        """The pid of what the test has started."""
        path = self.folder / "pid"
        return int(eventually(lambda: path.exists() and path.read_text(), "the test starts something"))

    def assert_nothing_is_left(self):
        self.assertFalse(processes.is_running(self.started()))


class WhatATestLeaves(Run):
    def test_nothing(self):
        self.assertEqual(self.run_it("print('all is well')"), ("all is well\n", 0))

    def test_a_program_in_another_session_is_a_failure(self):
        for starts in (STARTS, STARTS_AN_ORPHAN):
            with self.subTest(starts=starts):
                self.assertEqual(self.run_it(starts), (f"run.py: left behind: sleep {SLEEP}\n", 1))
                self.assert_nothing_is_left()

    def test_what_ends_by_itself_is_none(self):
        self.assertEqual(self.run_it(STARTS.replace(SLEEP, "0.2")), ("", 0))

    def test_a_test_that_fails(self):
        told, status = self.run_it(STARTS, "\nassert False, 'what was wrong'\n")
        self.assertEqual(status, 1)
        self.assertIn("what was wrong", told)
        self.assertIn(f"left behind: sleep {SLEEP}", told)
        self.assert_nothing_is_left()

    def test_a_test_that_crashes(self):
        told, status = self.run_it(STARTS, "\nos.kill(os.getpid(), 9)\n")
        self.assertEqual(status, 1)
        self.assertIn("was ended by SIGKILL", told)
        self.assert_nothing_is_left()

    def test_a_test_that_hangs_shows_where(self):
        hangs = "\ndef waits_for_nothing():\n    time.sleep(1000)\nwaits_for_nothing()\n"
        told, status = self.run_it(STARTS_AN_ORPHAN, hangs, seconds=0.2)
        self.assertEqual(status, 1)
        self.assertIn("has not ended within", told)
        self.assertIn(f" sleep {SLEEP}\n", told)
        self.assertRegex(told, r'test_something.py", line \d+ in waits_for_nothing')
        self.assert_nothing_is_left()


    def test_temporary_files(self):
        told, status = self.run_it("import tempfile\nprint(tempfile.mkdtemp(), flush=True)\nassert False")
        self.assertEqual(status, 1)
        self.assertFalse(Path(told.splitlines()[0]).exists())


class WhenItIsKilled(Run):
    def test_by_a_signal(self):
        for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
            for starts in (STARTS, STARTS_AN_ORPHAN):
                with self.subTest(number.name, starts=starts):
                    self.killed_by(number, starts)

    def killed_by(self, number, starts):
        (self.folder / "pid").unlink(missing_ok=True)
        self.written(starts, "\nopen('test', 'w').write(str(os.getpid()))\ntime.sleep(1000)\n")
        runner = processes.start([sys.executable, RUN, self.test, "--"], cwd=self.folder, stdout=processes.DEVNULL,
                                 stderr=processes.DEVNULL)
        self.addCleanup(processes.end, runner)
        child = self.started()
        test = int(eventually(lambda: (self.folder / "test").exists() and (self.folder / "test").read_text(), "the test begins"))
        self.assertTrue(processes.is_running(child))
        runner.send_signal(number)
        self.assertNotEqual(processes.wait(runner), 0)
        for pid in (child, test):
            eventually(lambda pid=pid: not processes.is_running(pid), "what the test has started ends")
        (self.folder / "test").unlink()


class WhatItSays(Run):
    def test_not_checked(self):
        self.assertEqual(self.run_it("print('NOT CHECKED: there is no such thing here')")[1], 77)

    def test_not_checked_hides_no_failure(self):
        self.assertEqual(self.run_it("print('NOT CHECKED: one'); raise SystemExit(1)")[1], 1)

    def test_each_test_by_its_name(self):
        self.written("import unittest\nclass A(unittest.TestCase):\n    def test_b(self):\n        pass\nunittest.main()\n")
        told = processes.run([sys.executable, RUN, self.test], stderr=processes.STDOUT).stdout
        self.assertIn("test_b", told)

    def test_a_test_that_is_not_there(self):
        done = processes.run([sys.executable, RUN, "server/test_nothing.py"])
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"there is no test .*server/test_nothing\.py\n")


if __name__ == "__main__":
    unittest.main()
