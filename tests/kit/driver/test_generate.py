"""Everything generated from steps.txt is reported when it is out of date, and generated again."""

import unittest

from support import learners_checkout

STUB = "steps/03-commands/database.cpp"


class Generate(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def assert_stale(self, *paths):
        told, status = learners_checkout.run("tools/generate.py", "--check")
        self.assertEqual([line.split()[0] for line in told.splitlines()], list(paths), told)
        self.assertEqual(status, 1 if paths else 0)

    def make_again(self):
        told, status = learners_checkout.run("tools/generate.py")
        self.assertEqual(status, 0, told)
        self.assert_stale()
        return told

    def test_nothing_is_stale_as_it_comes(self):
        self.assert_stale()
        self.assertEqual(self.make_again(), "")

    def test_a_title_is_in_the_readme(self):
        learners_checkout.edit("steps/steps.txt", "| Speak RESP | 25 |", "| Speak it | 26 |")
        self.assert_stale("README.md")
        self.assertEqual(self.make_again(), "README.md: written\n")
        self.assertIn("| speak it | 26 |", (learners_checkout.FOLDER / "README.md").read_text())

    def test_a_step_has_three_presets(self):
        before = (learners_checkout.FOLDER / "CMakePresets.json").read_text()
        for old, new in (('["step02_tests"]', '["step03_tests"]'), ('"^step02$"', '"step02"'), ('"name": "step10"}, {', '"name": "step09"}, {')):
            learners_checkout.edit("CMakePresets.json", old, new)
            self.assert_stale("CMakePresets.json")
            self.make_again()
            self.assertEqual((learners_checkout.FOLDER / "CMakePresets.json").read_text(), before)

    def test_a_stub_that_has_changed(self):
        learners_checkout.edit(STUB, "  not_implemented();", "  // TODO: look.\n  not_implemented();")
        self.assert_stale("steps/stubs.txt")
        self.make_again()
        self.assertIn(learners_checkout.run("git", "hash-object", STUB)[0].strip() + " " + STUB, (learners_checkout.FOLDER / "steps/stubs.txt").read_text())

    def test_what_a_learner_has_written_is_no_stub(self):
        stubs = (learners_checkout.FOLDER / "steps/stubs.txt").read_text()
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/04-expiry/expiry.cpp", "not_implemented();", "return false;")
        self.assert_stale()
        self.make_again()
        self.assertEqual((learners_checkout.FOLDER / "steps/stubs.txt").read_text(), stubs)

    def test_a_file_that_is_another_s_to_write(self):
        learners_checkout.edit("steps/steps.txt", "expiry.cpp expiry_commands.cpp", "expiry_commands.cpp")
        self.assert_stale("steps/stubs.txt")

    def test_marks_that_are_gone_are_named(self):
        learners_checkout.edit("README.md", "<!-- end of the steps -->", "")
        told, status = learners_checkout.run("tools/generate.py", "--check")
        self.assertEqual(status, 1)
        self.assertIn("README.md has lost the comments around its table of steps", told)


if __name__ == "__main__":
    unittest.main()
