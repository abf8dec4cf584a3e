"""WORKSHOP_GUIDE.md adds up: its minutes, its steps, its commands. An instructor has nothing else in the
room."""

import re
import unittest

from support import graded_tests
from support.places import ROOT
from support.tables_by_heading import table
from workshop.cli import COMMANDS
from workshop.steps import all_steps

GUIDE = ROOT / "WORKSHOP_GUIDE.md"
CHALLENGES = ROOT / "docs" / "04-summary.md"
SESSIONS = (60, 90)
COMMAND = re.compile(r"\./workshop ([a-z][\w-]*)")
SECTION = re.compile(r"^### Step (\d\d): (.+)\n\n(.+)", re.MULTILINE)
TOTALS = re.compile(r"(\d+) minutes of talk about steps and (\d+) of hands-on in an hour; (\d+) and (\d+) in")


def running_order(text):
    """[{"what": ..., 60: (at, minutes), 90: (at, minutes)}]; None if a session leaves the row out."""
    def number(cell):
        return None if cell in ("", "-") else int(cell)

    return [{"what": row[4], 60: (number(row[0]), number(row[1])), 90: (number(row[2]), number(row[3]))}
            for row in table(text, "## Running order")[1:]]


def wrong_minutes(text):
    """Rows that do not begin when the one before ends; the last row is the end of the session."""
    rows = running_order(text)
    for session in SESSIONS:
        clock = 0
        for row in rows:
            at, minutes = row[session]
            if at is not None and at != clock:
                yield f"{session}: '{row['what']}' should begin at {clock}, not at {at}"
            if (at is None) != (minutes is None) and row is not rows[-1]:
                yield f"{session}: '{row['what']}' has a beginning or a length only"
            clock += minutes or 0
        if clock != session:
            yield f"{session}: the minutes add up to {clock}"
        if rows[-1][session] != (session, None):
            yield f"{session}: the last row should say {session}"


def minutes_of(text, what):
    """{60: ..., 90: ...} of one row; 0 if a session leaves it out or the row does not exist."""
    found = [row for row in running_order(text) if row["what"] == what]
    return {session: (found[0][session][1] or 0) if found else 0 for session in SESSIONS}


def wrong_steps(text, challenges):
    """Steps that are neither taught in the longest session nor offered as a challenge."""
    offered = {cells[1][:2] for cells in table(challenges, "## Choose a challenge")[1:]}
    for step in all_steps():
        rows = [f"Step {step.number}, talk", f"Step {step.number}, hands-on"]
        if step.number not in offered and not all(minutes_of(text, row)[90] for row in rows):
            yield f"the running order has no talk or no hands-on of step {step.number}"
    taught = re.findall(r"\bStep (\d\d),", " ".join(row["what"] for row in running_order(text)))
    known = {step.number for step in all_steps()}
    yield from (f"there is no step {number}" for number in sorted(set(taught) - known))


def wrong_sections(text):
    """Each step's own section repeats its title and minutes, and the text above
    all sections adds up the minutes."""
    sections = {number: (title, first) for number, title, first in SECTION.findall(text)}
    sums = {(kind, session): 0 for kind in ("talk", "hands-on") for session in SESSIONS}
    for step in all_steps():
        talk, hands_on = (minutes_of(text, f"Step {step.number}, {kind}") for kind in ("talk", "hands-on"))
        for session in SESSIONS:
            sums["talk", session] += talk[session]
            sums["hands-on", session] += hands_on[session]
        expected = f"Talk {talk[60]}, hands-on {hands_on[60]} minutes; with 90 minutes {talk[90]} and {hands_on[90]}."
        if not talk[60]:
            expected = f"Only with 90 minutes: talk {talk[90]}, hands-on {hands_on[90]}."
        title, first = sections.get(step.number, ("", ""))
        if talk[90] and (title != step.title or not first.startswith(expected)):
            yield f"step {step.number}: the section should be called '{step.title}' and begin: {expected}"
    expected = [str(sums[kind, session]) for session in SESSIONS for kind in ("talk", "hands-on")]
    if [list(found) for found in TOTALS.findall(text)] != [expected]:
        yield f"the sums of talk and hands-on should be {expected}"


def wrong_cut_lines(text):
    """The table of what to drop names rows of the running order, and when they begin."""
    begins = {row["what"]: [row[session][0] for session in SESSIONS] for row in running_order(text)}
    start = text.index("**What to drop.**")
    for cells in table("## What to drop\n\n" + text[start:], "## What to drop")[1:]:
        at = [None if cell == "-" else int(cell) for cell in cells[:2]]
        if begins.get(cells[2]) != at:
            yield f"cut line '{cells[2]}': begins at {begins.get(cells[2])}, not at {at}"


def wrong_counts(text):
    """How many tests are enough for the room: "20 of 22" tests of step 01."""
    start = text.index("| step | enough for the room")
    for cells in table("## Enough\n\n" + text[start:], "## Enough")[1:]:
        total = len(graded_tests.points(cells[0]))
        if not cells[2].endswith(f" of {total}"):
            yield f"step {cells[0]} has {total} tests: {cells[2]}"


def wrong_commands(text):
    known = {*COMMANDS, "help"}
    yield from (f"there is no ./workshop {word}" for word in sorted(set(COMMAND.findall(text)) - known))


class Guide(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.text = GUIDE.read_text(encoding="utf-8")
        self.challenges = CHALLENGES.read_text(encoding="utf-8")

    def test_the_minutes_add_up(self):
        self.assertEqual([], list(wrong_minutes(self.text)))

    def test_every_step_is_in_the_running_order(self):
        self.assertEqual([], list(wrong_steps(self.text, self.challenges)))

    def test_the_sections_say_the_same_minutes(self):
        self.assertEqual([], list(wrong_sections(self.text)))

    def test_the_cut_lines_know_the_time(self):
        self.assertEqual([], list(wrong_cut_lines(self.text)))

    def test_what_is_enough_counts_right(self):
        self.assertEqual([], list(wrong_counts(self.text)))

    def test_every_command_exists(self):
        for document in (self.text, self.challenges):
            self.assertIn("./workshop ", document)
            self.assertEqual([], list(wrong_commands(document)))


class Broken(Guide):
    """Tests each check with a guide in which one thing is wrong."""

    def assert_found(self, check, old, new, problem):
        self.assertIn(old, self.text)
        self.assertIn(problem, list(check(self.text.replace(old, new, 1))))

    def test_the_minutes_add_up(self):
        row = "| 7 | 4 | 10 | 5 | Step 01, talk |"
        self.assert_found(wrong_minutes, row, "| 7 | 5 | 10 | 5 | Step 01, talk |", "60: the minutes add up to 61")
        self.assert_found(wrong_minutes, row, "| 7 | 5 | 10 | 5 | Step 01, talk |",
                          "60: 'Step 01, hands-on' should begin at 12, not at 11")
        self.assert_found(wrong_minutes, row, "| 7 | 4 | 10 | 4 | Step 01, talk |", "90: the minutes add up to 89")
        self.assert_found(wrong_minutes, row, "| 7 | - | 10 | 5 | Step 01, talk |",
                          "60: 'Step 01, talk' has a beginning or a length only")
        self.assert_found(wrong_minutes, "| 60 | | 90 | | The end", "| 60 | | 91 | | The end", "90: the last row should say 90")

    def test_every_step_is_in_the_running_order(self):
        def check(text):
            return wrong_steps(text, self.challenges)
        missing = "the running order has no talk or no hands-on of step 04"
        self.assert_found(check, "Step 04, hands-on", "Step 04, at home", missing)
        self.assert_found(check, "| 68 | 5 | Step 04, talk", "| - | - | Step 04, talk", missing)
        self.assert_found(check, "Step 04, talk", "Step 84, talk", "there is no step 84")
        offered = self.challenges.replace("| 1 | 05 keys |", "| 0 | 04 expiry | - | - |\n| 1 | 05 keys |")
        self.assertEqual([], list(wrong_steps(self.text.replace("Step 04, talk", "Talk"), offered)))

    def test_the_sections_say_the_same_minutes(self):
        right = "step 02: the section should be called 'Speak RESP' and begin: " \
                "Talk 5, hands-on 11 minutes; with 90 minutes 6 and 13."
        self.assert_found(wrong_sections, "### Step 02: Speak RESP", "### Step 02: RESP", right)
        self.assert_found(wrong_sections, "Talk 5, hands-on 11", "Talk 5, hands-on 12", right)
        self.assert_found(wrong_sections, "Only with 90 minutes: talk 5", "Only with 90 minutes: talk 4",
                          "step 04: the section should be called 'Let keys die' and begin: "
                          "Only with 90 minutes: talk 5, hands-on 10.")
        self.assert_found(wrong_sections, "13 minutes of talk", "14 minutes of talk",
                          "the sums of talk and hands-on should be ['13', '33', '21', '50']")

    def test_the_cut_lines_know_the_time(self):
        self.assert_found(wrong_cut_lines, "| 21 | 28 | Step 02", "| 22 | 28 | Step 02",
                          "cut line 'Step 02, talk': begins at [21, 28], not at [22, 28]")
        self.assert_found(wrong_cut_lines, "| 55 | 83 | Summary: the whole server | `", "| 55 | 83 | The end? | `",
                          "cut line 'The end?': begins at None, not at [55, 83]")

    def test_what_is_enough_counts_right(self):
        self.assert_found(wrong_counts, "20 of 22", "20 of 21", "step 01 has 22 tests: 20 of 21")

    def test_every_command_exists(self):
        self.assert_found(wrong_commands, "./workshop bench", "./workshop benchmark", "there is no ./workshop benchmark")


if __name__ == "__main__":
    unittest.main()
