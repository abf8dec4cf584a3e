"""Where somebody is: exactly what an attendee tells the room, and how the room reads it.

In the room's server it is a hash, attendee:ID, which expires."""

import re
from dataclasses import astuple, dataclass, fields

from ..results import VERDICTS
from ..steps import find_step

CHANNEL = "room"  # the client that changes a hash publishes its ID here
PREFIX = "attendee:"
COUNT = re.compile("[0-9]{1,4}")
KEY = re.compile(rb"attendee:[0-9a-f]{8}")
LONGEST_NAME = 24
JOINERS = "\u200c\u200d"  # between letters of some scripts
WATCHED = 60       # seconds that a hash lives while `watch` runs, which tells again in time
TESTED = 30 * 60   # and after a single test


@dataclass(frozen=True)
class Standing:
    name: str     # as they call themselves; may be empty
    step: str     # "03"; empty before the first test
    passed: str   # how many of its tests pass
    verdict: str  # of the first test that fails; empty if all pass
    test: str     # its title

    def commands(self, ident, seconds):
        """The requests that tell it: one transaction, so that nobody sees half of it."""
        pairs = [word for pair in zip(NAMES, astuple(self)) for word in pair]
        return [("MULTI",), ("HSET", PREFIX + ident, *pairs), ("EXPIRE", PREFIX + ident, seconds),
                ("PUBLISH", CHANNEL, ident), ("EXEC",)]


NAMES = tuple(field.name for field in fields(Standing))


def farewell(ident):
    return [("MULTI",), ("DEL", PREFIX + ident), ("PUBLISH", CHANNEL, ident), ("EXEC",)]


def name_from(text):
    """What is left of a name that can be shown in a line."""
    return " ".join("".join(each if each.isprintable() or each in JOINERS else " " for each in text).split())[:LONGEST_NAME].strip()


def of_row(name, row):
    """Where the board says somebody is. `row`: of the board, or None before the first test."""
    if row is None or not row.was_tested:
        return Standing(name, row.step.number if row else "", "0", "", "")
    first = row.first
    return Standing(name, row.step.number, str(row.passed), first.verdict if first else "", first.title if first else "")


def read(values):
    """The Standing in the values of a hash, in the order of NAMES; None if they cannot be of the driver. Only the
    name is free: all else is one of the words that this checkout knows. Another version of the kit may have other tests."""
    if not all(isinstance(value, bytes) for value in values):
        return None
    name, number, passed, verdict, test = (value.decode(errors="replace") for value in values)
    step = find_step(number) if number else None
    if number and (step is None or step.number != number) or verdict and not step:
        return None
    if not COUNT.fullmatch(passed) or verdict not in ("", *VERDICTS):
        return None
    titles = step.points if step else {}
    return Standing(name_from(name), number, str(min(int(passed), len(titles))), verdict, test if test in titles else "")
