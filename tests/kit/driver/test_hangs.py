"""Tests that hang: a run stops when it has shown enough, and a slow machine gets a second chance."""

import itertools
import os
import re
import signal
import unittest

from support import graded_tests, learners_checkout, processes
from support.learners_checkout import workshop
from support.places import ROOT
from workshop import grading

COMMANDS = "steps/03-commands/string_commands.cpp"
COUNT = graded_tests.count("03-commands")
NO_REPLY = ("  context.reply.integer(old + 1);", "")  # of INCR: each of its tests waits for one
# Adds to each TIMEOUT what the coach says on a slow machine. The first time, it also makes PING with a message hang.
SLOW_MACHINE = f"""#!/bin/sh
[ -e "$0.again" ] || touch "$0.hangs"
/usr/bin/env PATH="${{PATH#*:}}" ctest "$@" | sed '/^TIMEOUT/a\\  note    {grading.SLOW}' | tee -a "$0.log"
rm -f "$0.hangs"
touch "$0.again"
"""


class Hangs(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")

    def assert_says(self, told, *words):
        for word in words:
            self.assertIn(word, told)

    def test_the_words_of_the_coach_are_these(self):
        sources = "".join(path.read_text() for path in (ROOT / "tests" / "support").glob("*.cpp"))
        for words in (grading.STUCK, grading.SLOW):
            self.assertTrue(words in re.sub(r'"\s*"', "", sources), f"the coach no longer says: {words}")

    def test_a_run_stops_after_three_that_are_equal(self):
        learners_checkout.edit(COMMANDS, *NO_REPLY)
        told, status = workshop("test", "03")
        self.assertEqual(status, 1)
        self.assert_says(told, "TIMEOUT\n", f"{COMMANDS}:", "3 TIMEOUT, ", " NOT RUN\n", "Stopped: 3 tests hang in the same way")
        passed, points = told.partition("tests pass, ")[0].split()[-3], told.partition("tests pass, ")[2].split()[0]
        self.assertGreater(int(passed), 5, "what has run before counts")
        board, _ = workshop()
        self.assertRegex(board, rf"03 commands .* {passed}/{COUNT} +{points} points .* timeout\n")
        self.assertIn(f"{points} of {100 * len(graded_tests.steps())} points", board)

    def test_watch_shows_the_same_points(self):
        learners_checkout.edit(COMMANDS, *NO_REPLY)
        told, _ = workshop("test", "03")
        with processes.start(["./workshop", "watch", "03"], cwd=learners_checkout.FOLDER, stdout=processes.PIPE, text=True,
                             env={**os.environ, "LC_ALL": "C.UTF-8"}) as watch:
            self.addCleanup(processes.end, watch)
            lines = list(itertools.takewhile(lambda line: "Stopped:" not in line, watch.stdout))
            watch.send_signal(signal.SIGINT)
            last = watch.stdout.read()
        passed, points = re.search(r"(\d+) of \d+ tests pass, (\d+) of 100 points", told).groups()
        self.assertIn(f"{passed} of {COUNT} tests pass, {points} of 100 points", "".join(lines))
        self.assertRegex(last, rf"03 commands .* {passed}/{COUNT} +{points} points .* timeout")

    def test_the_same_tests_run_each_time(self):
        learners_checkout.edit(COMMANDS, *NO_REPLY)
        first, _ = workshop("test", "03")
        second, _ = workshop("test", "03")
        self.assertEqual(first.partition("03 commands")[2].splitlines()[0], second.partition("03 commands")[2].splitlines()[0])

    def test_a_hint_is_for_the_hang_and_not_for_what_was_not_run(self):
        learners_checkout.edit(COMMANDS, *NO_REPLY)
        workshop("test", "03")
        told, _ = workshop("hint", "03")
        self.assertNotIn("NOT RUN", told)
        self.assert_says(told, "is TIMEOUT", "INCR: hint 1 of 3")

    def test_a_slow_machine_gets_a_second_chance(self):
        folder = learners_checkout.FOLDER / ".workshop" / "slow machine"
        folder.mkdir(parents=True)
        (folder / "ctest").write_text(SLOW_MACHINE)
        (folder / "ctest").chmod(0o755)
        learners_checkout.edit(COMMANDS, "return context.reply.bulk_string(context.request[1]);",
                               f'return (void)(access("{folder}/ctest.hangs", F_OK) == 0 ||'
                               " (context.reply.bulk_string(context.request[1]), true));")
        learners_checkout.edit(COMMANDS, "#include <cstdint>", "#include <unistd.h>\n\n#include <cstdint>")
        told, status = workshop("test", "03", environment={"PATH": f"{folder}:{os.environ['PATH']}"})
        self.assertEqual(status, 0, told)
        self.assert_says(told, "100 of 100 points")
        self.assertEqual((folder / "ctest.log").read_text().count("\nTIMEOUT\n"), 1, "it did hang the first time")


if __name__ == "__main__":
    unittest.main()
