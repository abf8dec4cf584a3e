"""The machine is shared: as many programs at once as it has processors. What must not be disturbed gets all of it."""

import math
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from ..processors import JOBS

LONG = 1     # seconds; most tests take a tenth of that
CHECK = 0.2  # seconds between two looks at who has run for long


class Stopped(Exception):
    """Start nothing more."""


class Slots:
    def __init__(self, jobs=JOBS):
        self.jobs = jobs
        self._changed = threading.Condition()
        self._busy_until = {}  # of each program that runs: when another may have its slot, too
        self._want_all = 0
        self._is_stopped = False

    @contextmanager
    def one(self, lent_after=math.inf):
        """`lent_after`: seconds after which another program may have this slot, too."""
        with self._taking(lambda: self._has_room() and not self._want_all, lent_after):
            yield

    @contextmanager
    def all(self):
        """No other program runs meanwhile."""
        with self._changed:
            self._want_all += 1
        try:
            with self._taking(lambda: not self._busy_until, math.inf):
                yield
        finally:
            with self._changed:
                self._want_all -= 1
                self._changed.notify_all()

    def each(self, function, items):
        """What the function returns for each item, in order; several at once, each in a slot."""
        return self._in_slots(function, items, self.jobs, math.inf)

    def each_may_hang(self, function, items):
        """The same. What takes long only waits for an answer, most likely, so another may have its slot meanwhile."""
        return self._in_slots(function, items, 2 * self.jobs, LONG)

    def stop(self):
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()

    def _in_slots(self, function, items, threads, lent_after):
        def in_a_slot(item):
            with self.one(lent_after):
                return function(item)

        with ThreadPoolExecutor(threads) as pool:
            return list(pool.map(in_a_slot, items))

    def _has_room(self):
        now = time.monotonic()
        busy = sum(now < until for until in self._busy_until.values())
        return busy < self.jobs and len(self._busy_until) < 2 * self.jobs

    @contextmanager
    def _taking(self, may, lent_after):
        program = object()
        with self._changed:
            while not self._is_stopped and not may():
                self._changed.wait(CHECK)
            if self._is_stopped:
                raise Stopped
            self._busy_until[program] = time.monotonic() + lent_after
        try:
            yield
        finally:
            with self._changed:
                del self._busy_until[program]
                self._changed.notify_all()
