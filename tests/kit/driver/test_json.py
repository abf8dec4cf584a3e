"""`./workshop test --json`: the verdicts for a program."""

import json
import unittest

from support import graded_tests, learners_checkout, processes

GET = "steps/03-commands/string_commands.cpp"
COUNT = graded_tests.count("03-commands")
WANTED = {"title", "verdict", "points", "report", "edit"}


class Json(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")

    def verdicts(self, *words):
        """What is on standard output, all of it, and the exit status."""
        done = processes.run(["./workshop", "test", *words, "--json"], cwd=learners_checkout.FOLDER, limit=learners_checkout.LIMIT)
        return json.loads(done.stdout), done.returncode

    def test_has_each_test_with_its_points(self):
        told, status = self.verdicts("03")
        self.assertEqual(status, 0)
        self.assertEqual(told["total"], {"tests": COUNT, "passed": COUNT, "points": 100, "of": 100})
        step, = told["steps"]
        self.assertEqual((step["step"], step["name"], step["total"]), ("03", "commands", told["total"]))
        for test in step["tests"]:
            self.assertEqual(test.keys(), WANTED)
            self.assertEqual((test["verdict"], test["report"], test["edit"]), ("PASSED", "", None))
        self.assertIn(f"{COUNT}/{COUNT}   100 points", learners_checkout.workshop()[0], "the board counts it")

    def test_has_the_report_and_the_place_of_a_failure(self):
        learners_checkout.edit(GET, "if (!entry) return context.reply.null_bulk_string();",
                               "if (!entry) return context.reply.bulk_string(\"\");")
        told, status = self.verdicts("GET of a missing key")
        self.assertEqual(status, 1)
        self.assertEqual([step["step"] for step in told["steps"]], ["03"])
        failure, = told["steps"][0]["tests"]
        self.assertEqual(failure["verdict"], "WRONG")
        self.assertRegex(failure["edit"], f"^{GET}:\\d+$")
        self.assertIn("the first difference", failure["report"])
        self.assertEqual((told["total"]["points"], told["total"]["of"]), (0, failure["points"]))

    def test_is_json_too_if_it_does_not_compile(self):
        learners_checkout.edit(GET, '"PONG"', "PONG")
        told, status = self.verdicts("03")
        self.assertEqual((status, told["total"]["points"]), (1, 0))
        self.assertEqual({test["verdict"] for test in told["steps"][0]["tests"]}, {"BUILD ERROR"})


if __name__ == "__main__":
    unittest.main()
