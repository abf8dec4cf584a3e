"""The plans for longer workshops add up to what they claim."""

import re
import unittest

from support.places import ROOT

PLANS = ROOT / "docs" / "room" / "plans.md"
TABLE = re.compile(r"^(#+ .+?)\n\n(?:(?!#).*\n)*?\| at \| min .*\n\| ---.*\n((?:\|.*\n)+)", re.MULTILINE)
EVENINGS = ("first", "second", "third", "fourth", "fifth")
CLAIMED = {"## A half day": 240, **{f"### The {which} evening": 120 for which in EVENINGS}}


def tables(text):
    """{heading: rows of cells}"""
    return {heading.partition(":")[0]: [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]
            for heading, rows in TABLE.findall(text)}


def wrong(text):
    """What does not add up."""
    found = tables(text)
    yield from (f"no table below {heading}" for heading in CLAIMED.keys() - found.keys())
    for heading, rows in found.items():
        clock = 0
        for at, minutes, what, *_ in rows:
            if int(at) != clock:
                yield f"{heading}: '{what}' should begin at {clock}, not at {at}"
            clock += int(minutes or 0)
        if clock != CLAIMED.get(heading):
            yield f"{heading}: the minutes add up to {clock}"
        if rows[-1][1]:
            yield f"{heading}: the last row is the end, and has no minutes"


class Plans(unittest.TestCase):
    def setUp(self):
        self.text = PLANS.read_text(encoding="utf-8")

    def test_the_minutes_add_up(self):
        self.assertEqual(list(wrong(self.text)), [])

    def test_they_are_as_long_as_they_say(self):
        self.assertIn("Four hours", self.text)      # 240
        self.assertIn("Two hours each", self.text)  # 120

    def test_what_does_not_add_up_is_found(self):
        for old, new, problem in (
                ("| 10 | 10 | The finished", "| 10 | 11 | The finished", "## A half day: the minutes add up to 241"),
                ("| 10 | 10 | The finished", "| 11 | 10 | The finished",
                 "## A half day: 'The finished server' should begin at 10, not at 11"),
                ("### The fifth evening", "### The last evening", "no table below ### The fifth evening"),
                ("| 110 | 10 | The end", "| 110 | 5 | The end", "### The fifth evening: the minutes add up to 115")):
            self.assertIn(old, self.text)
            self.assertIn(problem, list(wrong(self.text.replace(old, new, 1))))


if __name__ == "__main__":
    unittest.main()
