"""A step nobody has begun: every graded test says so, and where to begin. None passes, hangs or crashes."""

import re
import unittest

from support import graded_tests
from support.places import ROOT
from workshop import stubs


class Pristine(unittest.TestCase):
    def test_every_step_has_100_points(self):
        for step in graded_tests.steps():
            self.assertEqual(sum(graded_tests.points(step).values()), 100, step)

    def test_every_function_to_write_is_a_stub(self):
        for step in graded_tests.steps():
            for file in graded_tests.files_to_write(step):
                self.assertIn("not_implemented();", file.read_text(), "this checks a checkout in which nothing is written yet")

    def test_the_stubs_can_be_brought_back(self):
        expected = [(stubs.identity(file.read_bytes()), file.relative_to(ROOT).as_posix())
                    for step in graded_tests.steps() for file in graded_tests.files_to_write(step)]
        listed = [(name, path) for path, name in stubs.identities().items()]
        lines = "\n".join(f"{name} {path}" for name, path in expected)
        self.assertEqual(listed, expected, f"{stubs.LIST} should have the lines\n{lines}")

    def test_every_graded_test_names_a_stub_to_write(self):
        for step in graded_tests.steps():
            for title in graded_tests.points(step):
                with self.subTest(step=step, title=title):
                    report, status = graded_tests.run(f"step{step[:2]}_tests", title)
                    self.assertNotEqual(status, 0)
                    self.assertEqual(graded_tests.verdict(report), "NOT IMPLEMENTED", report)
                    self.assert_names_a_stub(step, report)
                    self.assertLessEqual(len(report.splitlines()), 25)

    def assert_names_a_stub(self, step, report):
        place = re.search(rf"open +(steps/{step}/\w+\.cpp):(\d+)", report)
        self.assertTrue(place, report)
        line = (ROOT / place[1]).read_text().splitlines()[int(place[2]) - 1]
        self.assertIn("not_implemented();", line)


if __name__ == "__main__":
    unittest.main()
