"""Which steps to grade if nobody has said it."""

from .. import stubs
from ..steps import LAST_OF_THE_CORE, all_steps


def steps_of(submissions):
    """Those that somebody has begun; if nobody has, those of which somebody has a file; or else the core."""
    files = [attempt.files for each in submissions for attempt in each.attempts]
    for is_there in (is_begun, has_file):
        if found := [step for step in all_steps() if any(is_there(step, each) for each in files)]:
            return found
    return [step for step in all_steps() if step.number <= LAST_OF_THE_CORE]


def names(step):
    return [f"steps/{step.folder}/{name}" for name in step.files]


def has_file(step, files):
    return any(name in files for name in names(step))


def is_begun(step, files):
    """Whether one of its files is not a stub any more."""
    return any(name in files and stubs.identity(files[name]) != stubs.identities()[name] for name in names(step))
