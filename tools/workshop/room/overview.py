"""What the page shows: everybody's standing, and since when they have been there. The room's own clock counts: those of
attendees may be wrong."""

import threading
import time
from dataclasses import dataclass

from ..steps import all_steps, find_step


@dataclass
class Progress:
    """The most tests of a step that somebody has had, and since when."""

    step: str
    passed: int
    since: float


class Overview:
    """Takes what the listener has found, and hands it to the pages, each on its own thread."""

    def __init__(self, clock=time.time):
        self.clock = clock
        self.progress = {}   # by ID, of the people who are here
        self.attendees = []
        self.notes = []      # (time, text)
        self.version = 0     # changes when there is something new to see
        self.changed = threading.Condition()

    def show(self, standings):
        """`standings`: {ID: Standing} of everybody who is here now."""
        self.progress = {ident: self.moved(ident, standing) for ident, standing in standings.items()}
        attendees = [self.attendee(ident, standing) for ident, standing in sorted(standings.items())]
        if attendees != self.attendees:
            self.attendees = attendees
            self.tell()

    def note(self, text):
        self.notes = [*self.notes, (self.clock(), text)][-3:]
        self.tell()

    def moved(self, ident, standing):
        """One test more, or another step, is progress. To break something and to repair it is none."""
        before, passed = self.progress.get(ident), int(standing.passed)
        if before and before.step == standing.step and passed <= before.passed:
            return before
        return Progress(standing.step, passed, self.clock())

    def attendee(self, ident, standing):
        step = find_step(standing.step) if standing.step else None
        return {"id": ident, "name": standing.name or f"guest {ident[:4]}", "step": standing.step,
                "passed": int(standing.passed), "total": len(step.points) if step else 0,
                "verdict": standing.verdict, "test": standing.test, "since": self.progress[ident].since}

    def tell(self):
        with self.changed:
            self.version += 1
            self.changed.notify_all()

    def newer_than(self, version, seconds):
        """The current version, as soon as it is another one than this, or after so many seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.version != version, seconds)
            return self.version

    def picture(self):
        return {"attendees": self.attendees, "notes": self.notes,
                "steps": [{"number": step.number, "slug": step.slug} for step in all_steps()]}
