"""The driver's main ways, from a fresh clone to a finished step. This is what
./workshop verify checks of the driver."""

import unittest

from support import graded_tests, learners_checkout
from support.learners_checkout import workshop

STEP = "02-protocol"


class MainWays(unittest.TestCase):
    def test_from_a_fresh_clone_to_a_step_that_is_done(self):
        learners_checkout.fresh()
        stubs = self.files()
        self.says(0, "not begun", "Next: ./workshop start")
        self.says(0, "The tests of step 01", "0 of 100 points", "# Step 01: ", "./workshop watch", ask=["start"])
        self.says(1, "NOT IMPLEMENTED", "0 of 100 points", ask=["test", "02"])
        self.says(0, "hint 1 of 3", ask=["hint", "02"])
        learners_checkout.write(STEP)
        self.says(0, "100 of 100 points", ask=["test", "02"])
        self.says(0, "Yours is the same", ask=["solution", "02", "RequestParser::parse"])
        self.says(0, "as it came", ask=["reset", "02"])
        self.says(0, "not begun")
        self.assertEqual(self.files(), stubs)
        self.says(0, ask=["restore"])
        self.assertNotEqual(self.files(), stubs)
        self.says(0, "the reference's", ask=["catchup", "03"])
        self.says(0, "Next: read steps/03-commands/README.md", ask=["status"])

    def says(self, status, *words, ask=()):
        told, exit_status = workshop(*ask)
        self.assertEqual(exit_status, status, told)
        for word in words:
            self.assertIn(word, told)

    def files(self):
        return [(learners_checkout.FOLDER / "steps" / STEP / file.name).read_text() for file in graded_tests.files_to_write(STEP)]


if __name__ == "__main__":
    unittest.main()
