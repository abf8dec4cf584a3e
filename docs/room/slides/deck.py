"""The slides of one session: which of slides.md belong to it, and at which minute each part begins.

The minutes are those of the running order in WORKSHOP_GUIDE.md, and are nowhere else."""

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCE = ROOT / "docs" / "room" / "slides.md"
GUIDE = ROOT / "WORKSHOP_GUIDE.md"
NOTES = re.compile(r"<!-- (.+?)(?:, only with (\d+) minutes)?\n(.*?)-->", re.DOTALL)
COLUMNS = {60: 0, 90: 2}  # of a session in the table


class WrongSlide(Exception):
    """A slide without a row of the running order, or with one that is not there."""


@dataclass
class Slide:
    text: str    # Markdown
    row: str     # of the running order: "Step 01, talk"
    only: str    # "90" if it is for that session only, or ""
    notes: str
    begin: int = 0    # the minute at which its row begins
    minutes: int = 0  # of the row


def slides(text):
    return [slide(part) for part in re.split(r"^---$", text, flags=re.MULTILINE)]


def slide(part):
    found = NOTES.search(part)
    if not found:
        raise WrongSlide(f"This slide has no comment that names its row and holds its notes:\n{part.strip()}")
    return Slide(NOTES.sub("", part).strip(), found[1], found[2] or "", found[3].strip())


def running_order(text, session):
    """{row: (minute at which it begins, minutes)} of what this session has."""
    lines = text[text.index("## Running order"):].split("\n\n")[2].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    at = COLUMNS[session]
    return {row[4]: (int(row[at]), int(row[at + 1])) for row in rows if row[at].isdigit() and row[at + 1].isdigit()}


def deck(session, text=None, guide=None):
    """The slides of a session, 60 or 90, in order."""
    order = running_order(guide or GUIDE.read_text(encoding="utf-8"), session)
    every = running_order(guide or GUIDE.read_text(encoding="utf-8"), 90)
    chosen = []
    for each in slides(text or SOURCE.read_text(encoding="utf-8")):
        if each.row not in every:
            raise WrongSlide(f"The running order has no row '{each.row}':\n{each.text}")
        if each.row in order and each.only in ("", str(session)):
            each.begin, each.minutes = order[each.row]
            chosen.append(each)
    return chosen
