"""tools/points.py: counts the points in a file from `ctest --output-junit`."""

import unittest

from support import learners_checkout


class Points(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def points(self):
        """Of step 03, as it is now."""
        learners_checkout.run("cmake", "--preset", "default")
        learners_checkout.run("ctest", "--preset", "step03", "--output-junit", learners_checkout.FOLDER / "build" / "step03.xml")
        told, status = learners_checkout.run("tools/points.py", "build/step03.xml")
        self.assertEqual(status, 0, told)
        return told.partition(": ")[2]

    def test_of_a_step_that_is_done(self):
        learners_checkout.write("03-commands")
        self.assertEqual(self.points(), "100 of 100 points\n")

    def test_of_stubs_and_of_one_wrong_command(self):
        self.assertEqual(self.points(), "0 of 100 points\n")
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/string_commands.cpp", 'simple_string("PONG")', 'simple_string("PING")')
        reached = int(self.points().split()[0])
        self.assertTrue(50 < reached < 100, reached)

    def test_of_code_that_does_not_compile(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/string_commands.cpp", '"PONG"', "PONG")
        self.assertEqual(self.points(), "0 of 100 points\n")


if __name__ == "__main__":
    unittest.main()
