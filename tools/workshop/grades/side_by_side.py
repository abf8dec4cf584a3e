"""Grades several people's submissions at once. What is done is written down soon, so that Ctrl-C loses little."""

import signal
import time
from concurrent.futures import ThreadPoolExecutor, as_completed, wait
from contextlib import contextmanager

from ..trouble import Trouble
from . import programs, records
from .slots import Stopped

REMEDY = "See what it lacks: room in TMPDIR, processes, descriptors. Then use --resume."
BETWEEN = 5  # seconds between two times that what is done is written


def grade(submissions, grader, slots, done=lambda *_: None, save=lambda _: None):
    """[what came of each], in the order of the submissions. `done`: called for each that is graded, with it, and with
    how many are. `save`: called with all of them now and then, and at the end, also when Ctrl-C ends it."""
    found, saved = {}, time.monotonic()
    pool, running = ThreadPoolExecutor(slots.jobs), {}
    try:
        for each in submissions:
            running[pool.submit(graded, each, grader)] = each.name
        for future in as_completed(running):
            found[running[future]] = future.result()
            done(future.result(), len(found))
            if time.monotonic() - saved > BETWEEN:
                save(in_order(submissions, found))
                saved = time.monotonic()
    finally:
        with undisturbed():
            stop(pool, running, slots)
            save(in_order(submissions, found))
    return in_order(submissions, found)


@contextmanager
def undisturbed():
    """A second Ctrl-C would lose what the first one is about to save."""
    before = {each: signal.signal(each, signal.SIG_IGN) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def stop(pool, running, slots):
    """Ends what still runs: nothing, if all of it is done."""
    slots.stop()
    pool.shutdown(wait=False, cancel_futures=True)
    while left := [each for each in running if not each.done()]:
        programs.kill_all()
        wait(left, 0.1)


def graded(submission, grader):
    try:
        return grader.grade(submission)
    except Stopped:
        raise
    except Trouble as trouble:  # of the grader
        return records.of_trouble(submission, trouble, grader.steps)
    except OSError as error:
        return records.of_trouble(submission, refusal(error), grader.steps)
    except Exception as error:  # a mistake of the grader, which one submission has found: the others are graded
        return records.of_trouble(submission, Trouble(f"The grader has a mistake: {error!r}."), grader.steps)


def refusal(error):
    return Trouble(f"The machine refuses something: {error.strerror or error}.", REMEDY)


def in_order(submissions, found):
    return [found[each.name] for each in submissions if each.name in found]
