"""The machine is shared: as many programs at once as it has processors. What must not be disturbed gets all of it."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

JOBS = max(2, os.cpu_count() or 2)


class Stopped(Exception):
    """Start nothing more."""


class Slots:
    def __init__(self, jobs=JOBS):
        self.jobs = jobs
        self._changed = threading.Condition()
        self._taken = 0
        self._want_all = 0
        self._is_stopped = False

    @contextmanager
    def one(self):
        with self._taking(lambda: self._taken < self.jobs and not self._want_all, 1):
            yield

    @contextmanager
    def all(self):
        """No other program runs meanwhile."""
        with self._changed:
            self._want_all += 1
        try:
            with self._taking(lambda: self._taken == 0, self.jobs):
                yield
        finally:
            with self._changed:
                self._want_all -= 1
                self._changed.notify_all()

    def each(self, function, items):
        """What the function returns for each item, in order; several at once, each in a slot."""
        def in_a_slot(item):
            with self.one():
                return function(item)

        with ThreadPoolExecutor(self.jobs) as pool:
            return list(pool.map(in_a_slot, items))

    def stop(self):
        with self._changed:
            self._is_stopped = True
            self._changed.notify_all()

    @contextmanager
    def _taking(self, may, count):
        with self._changed:
            self._changed.wait_for(lambda: self._is_stopped or may())
            if self._is_stopped:
                raise Stopped
            self._taken += count
        try:
            yield
        finally:
            with self._changed:
                self._taken -= count
                self._changed.notify_all()
