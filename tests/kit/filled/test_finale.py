"""The finale of the workshop guide, played on what the guide calls enough for the room: each step has exactly
the functions of its table, and the server that people built answers redis-cli and redis-benchmark."""
import re
import shlex
import unittest

import partly_written
from support import graded_tests, learners_checkout, processes
from support.learners_checkout import Running, workshop
from support.places import ROOT
from support.tables_by_heading import table

GUIDE = (ROOT / "WORKSHOP_GUIDE.md").read_text(encoding="utf-8")
MINUTES = {60: 1, 90: 3}  # the columns of the running order
SECTIONS = re.findall(r"^### Step (\d\d):", GUIDE, re.MULTILINE)
CORE = [step for step in graded_tests.steps() if step[:2] in SECTIONS]


def enough():
    """{step: [functions, one list for each stage]} and {step: [how many tests pass after it]}"""
    rows = table("## Enough\n\n" + GUIDE[GUIDE.index("| step | enough for the room"):], "## Enough")[1:]
    stages = {row[0]: [re.findall(r"`(\w+)`", stage) for stage in row[1].split("; then")] for row in rows}
    passed = {row[0]: [int(number) for number in re.findall(r"\d+", row[2].partition(" of ")[0])] for row in rows}
    return stages, passed


def taught(session):
    """The numbers of the steps that have a hands-on in this session."""
    return [found[1] for row in table(GUIDE, "## Running order")[1:]
            if (found := re.match(r"Step (\d\d), hands-on", row[4])) and row[MINUTES[session]] != "-"]


def finale():
    """The commands of the section on the summary."""
    section = GUIDE[GUIDE.index("\n### Summary\n"):]
    return re.search(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)[1].splitlines()


STAGES, PASSED = enough()


def write_enough(numbers):
    """Returns what the server should say of each step of the core."""
    told = []
    for folder in CORE:
        number, names = folder[:2], partly_written.all_names(folder)
        written = [name for stage in STAGES[number] for name in stage] if number in numbers else []
        if written:
            partly_written.write(folder, written)
        missing = [name.split("::")[-1] for name in names if name.split("::")[-1] not in written]
        listed = f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'}" if written else "all of it is"
        told.append(f"{number}: {listed} the reference's")
    return told


class Finale(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def play(self, session):
        told = write_enough(taught(session))
        serve, *clients = finale()
        self.assertEqual(serve, "./workshop serve")
        with Running("serve", "--port", "0") as server:
            self.assertEqual([line.split(" * ")[1] for line in server.log().splitlines()], told)
            answers = {command: self.answer(command, server.port)
                       for command in clients if not command.startswith("./workshop bench")}
        self.assertEqual(answers.pop("redis-cli get greeting"), "hello\n")
        self.assertEqual(answers.pop("redis-cli set greeting hello"), "OK\n")
        self.assertEqual(answers.pop("redis-cli incr visits"), "1\n")
        (benchmark,) = answers.values()
        for test in ("PING_INLINE", "PING_MBULK", "SET", "GET", "INCR"):
            self.assertRegex(benchmark, rf"\b{test}: [\d.]+ requests per second")
        return told

    def answer(self, command, port):
        program, *words = shlex.split(command)
        done = processes.run([program, "-p", port, *words], stderr=processes.STDOUT, check=True)
        return done.stdout

    def test_after_60_minutes(self):
        told = self.play(60)
        self.assertEqual(told[-1], "04: all of it is the reference's")
        self.assertEqual(re.findall(r"^[\d:.]+ \* (\d\d: .*)$", GUIDE, re.MULTILINE), told)

    def test_after_90_minutes(self):
        self.assertEqual(self.play(90)[-1], "04: active_expire_cycle, run are the reference's")


class Enough(unittest.TestCase):
    def test_as_many_tests_pass_as_the_guide_says(self):
        learners_checkout.fresh()
        for folder in CORE:
            written = []
            for stage, expected in zip(STAGES[folder[:2]], PASSED[folder[:2]], strict=True):
                written += stage
                partly_written.write(folder, written)
                told, _ = workshop("test", folder[:2], environment=graded_tests.patience(most=12))
                passed = int(re.search(r"(\d+) of \d+ tests pass", told)[1])
                self.assertEqual(passed, expected, f"step {folder} with {written}:\n{told}")


if __name__ == "__main__":
    unittest.main()
