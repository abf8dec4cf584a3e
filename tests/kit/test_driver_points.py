"""tools/points.py: the points in what `ctest --output-junit` has written."""

import unittest

import clone


class Points(unittest.TestCase):
    def setUp(self):
        clone.fresh()

    def points(self):
        """Of step 03, as it is now."""
        clone.run("cmake", "--preset", "default")
        clone.run("ctest", "--preset", "step03", "--output-junit", str(clone.ROOT / "build" / "step03.xml"))
        told, status = clone.run("tools/points.py", "build/step03.xml")
        self.assertEqual(status, 0, told)
        return told.partition(": ")[2]

    def test_of_a_step_that_is_done(self):
        clone.write("03-commands")
        self.assertEqual(self.points(), "100 of 100 points\n")

    def test_of_stubs_and_of_one_wrong_command(self):
        self.assertEqual(self.points(), "0 of 100 points\n")
        clone.write("03-commands")
        clone.edit("steps/03-commands/string_commands.cpp", 'simple_string("PONG")', 'simple_string("PING")')
        reached = int(self.points().split()[0])
        self.assertTrue(50 < reached < 100, reached)

    def test_of_code_that_does_not_compile(self):
        clone.write("03-commands")
        clone.edit("steps/03-commands/string_commands.cpp", '"PONG"', "PONG")
        self.assertEqual(self.points(), "0 of 100 points\n")


if __name__ == "__main__":
    unittest.main()
