"""What the page shows: everybody's standing, and since when they have been there. The room's own clock counts: those of
attendees may be wrong."""

import threading
import time
from collections import Counter
from dataclasses import dataclass

from ..steps import all_steps, find_step


KEPT = 2 * 3600  # seconds, for people who come back
MOST_KEPT = 5000


@dataclass
class Progress:
    """The most tests of a step that somebody has had, and since when."""

    passed: int
    since: float
    seen: float  # when they were at this step last


class Overview:
    """Takes what the listener has found, and hands it to the pages, each on its own thread."""

    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.progress = {}   # {(ID, step): Progress}
        self.attendees = []
        self.notes = []      # (time, text)
        self.version = 0     # changes when there is something new to see
        self.changed = threading.Condition()

    def show(self, standings):
        """`standings`: {ID: Standing} of everybody who is here now."""
        self.forget()
        self.progress |= {(ident, standing.step): self.moved(ident, standing) for ident, standing in standings.items()}
        names = Counter(standing.name for standing in standings.values())
        attendees = [self.attendee(ident, standing, names[standing.name]) for ident, standing in sorted(standings.items())]
        if attendees != self.attendees:
            self.attendees = attendees
            self.tell()

    def note(self, text):
        self.notes = [*self.notes, (time.time(), text)][-3:]
        self.tell()

    def forget(self):
        """People that have been away for long; and all of them, if somebody invents thousands."""
        self.progress = {} if len(self.progress) > MOST_KEPT else \
            {key: each for key, each in self.progress.items() if self.clock() - each.seen < KEPT}

    def moved(self, ident, standing):
        """One test more is progress. To break something and to repair it is none, unless the step was done."""
        before, passed, now = self.progress.get((ident, standing.step)), int(standing.passed), self.clock()
        if before and passed <= before.passed and not passed < before.passed == total_of(standing):
            return Progress(before.passed, before.since, now)
        return Progress(passed, now, now)

    def attendee(self, ident, standing, namesakes):
        name = standing.name or f"guest {ident[:4]}"
        return {"id": ident, "name": f"{name} ({ident[:4]})" if standing.name and namesakes > 1 else name,
                "step": standing.step, "passed": int(standing.passed), "total": total_of(standing),
                "verdict": standing.verdict, "test": standing.test, "since": self.progress[ident, standing.step].since}

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
        return {"attendees": self.attendees, "notes": self.notes, "now": self.clock(),
                "steps": [{"number": step.number, "slug": step.slug} for step in all_steps()]}


def total_of(standing):
    """The tests of the step that they are at."""
    return len(find_step(standing.step).points) if standing.step else 0
