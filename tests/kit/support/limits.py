"""How long to wait. Limits are given for an idle machine, and grow when this machine is slow at the moment: a busy
machine is not a failure, but a hang is still found.
"""
import os
import time

PATIENCE = 20  # seconds; far more than anything takes except a build
REFERENCE_LOOP = 0.006  # seconds of processor time that _work() took on the machine where the limits were set
MOST = 12  # times slower; anything slower than that hangs
GOOD_FOR = 2  # seconds for which a measurement is valid

_measured = (float("-inf"), 1.0)  # when, and the slowness


def seconds(usual=PATIENCE):
    """The limit here and now, for something that takes `usual` seconds at most on an idle machine."""
    return usual * slowness()


def slowness():
    """How many times slower than an idle machine this one is at the moment."""
    global _measured
    if time.monotonic() - _measured[0] > GOOD_FOR:
        _measured = (time.monotonic(), times_slower(*_work(), _wanting_to_run(), _processors()))
    return _measured[1]


def times_slower(processor, wall, wanting_to_run, processors):
    """From the processor time and the real time that _work() took, in seconds, and the number of
    processes that want a processor."""
    waits = max(1.0, wall / processor, wanting_to_run / processors)
    return min(MOST, max(1.0, processor / REFERENCE_LOOP * waits))


def _work():
    processor, wall = time.thread_time(), time.perf_counter()
    total = 0
    for number in range(200_000):
        total += number * number
    return time.thread_time() - processor, time.perf_counter() - wall


def _wanting_to_run():
    """How many processes want a processor: now, or on average over the last minute."""
    try:
        with open("/proc/loadavg", encoding="ascii") as now:
            running = int(now.read().split()[3].split("/")[0])
    except OSError:  # not on Linux
        running = 0
    return max(running, os.getloadavg()[0])


def _processors():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Deadline:
    """A limit from now on. It grows if the machine becomes slower in the meantime."""

    def __init__(self, usual=PATIENCE):
        self.usual = usual
        self._start = time.monotonic()

    def left(self):
        """Seconds left; 0 when the limit has passed."""
        return max(0.0, self._start + seconds(self.usual) - time.monotonic())

    def passed(self):
        return self.left() == 0

    def __str__(self):
        return f"{seconds(self.usual):.0f} s"


def eventually(condition, what, usual=PATIENCE):
    """Checks again and again until the condition holds; returns its last value."""
    deadline = Deadline(usual)
    while not (value := condition()):
        if deadline.passed():
            raise TimeoutError(f"{what}: not within {deadline}")
        time.sleep(0.01)
    return value
