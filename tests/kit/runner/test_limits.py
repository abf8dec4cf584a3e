"""tests/kit/support/limits.py: limits grow when the machine is slow or busy, and never shrink."""
import os
import sys
import unittest
from unittest import mock

from support import limits, processes
from support.limits import MOST, REFERENCE_LOOP, Deadline, eventually, times_slower


class Slowness(unittest.TestCase):
    def test_an_idle_machine_is_the_measure(self):
        self.assertEqual(times_slower(REFERENCE_LOOP, REFERENCE_LOOP, 1, 2), 1)

    def test_a_faster_machine_gets_as_long(self):
        self.assertEqual(times_slower(REFERENCE_LOOP / 10, REFERENCE_LOOP / 10, 1, 2), 1)

    def test_a_slower_processor(self):
        self.assertAlmostEqual(times_slower(3 * REFERENCE_LOOP, 3 * REFERENCE_LOOP, 1, 2), 3)

    def test_others_that_want_the_processor(self):
        self.assertAlmostEqual(times_slower(REFERENCE_LOOP, REFERENCE_LOOP, 9, 2), 4.5)
        self.assertAlmostEqual(times_slower(REFERENCE_LOOP, 3 * REFERENCE_LOOP, 1, 2), 3, msg="some that nobody has counted")
        self.assertAlmostEqual(times_slower(2 * REFERENCE_LOOP, 2 * REFERENCE_LOOP, 6, 2), 6, msg="on a slower processor")

    def test_there_is_an_end_to_it(self):
        self.assertEqual(times_slower(1000 * REFERENCE_LOOP, 1000 * REFERENCE_LOOP, 1000, 1), MOST)

    def test_is_seen_here(self):
        def seen():
            limits._measured = (float("-inf"), 1.0)
            return limits.slowness() >= 2

        busy = [processes.start([sys.executable, "-c", "while True: pass"]) for _ in range(4 * (os.cpu_count() or 1))]
        try:
            eventually(seen, "the limits grow")
        finally:
            for process in busy:
                processes.end(process)


class Waiting(unittest.TestCase):
    def test_a_deadline_that_is_over_looks_again(self):
        deadline = Deadline(1000)
        with mock.patch.object(limits, "slowness", lambda: 0):
            self.assertTrue(deadline.passed())
        with mock.patch.object(limits, "slowness", lambda: 5):
            self.assertGreater(deadline.left(), 4000)

    def test_what_never_comes_is_found(self):
        with self.assertRaisesRegex(TimeoutError, "a miracle: not within"):
            eventually(lambda: False, "a miracle", 0.01)


if __name__ == "__main__":
    unittest.main()
