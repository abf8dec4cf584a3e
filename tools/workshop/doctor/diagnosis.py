"""What `doctor` finds: something that is as it should be, that is a pity, or that stands in the way."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    name: str
    state: str        # "ok", "note" or "problem"
    what: str
    remedy: str = ""  # what to type


def ok(name, what):
    return Finding(name, "ok", what)


def note(name, what, remedy):
    """The workshop works without it, less well."""
    return Finding(name, "note", what, remedy)


def problem(name, what, remedy):
    return Finding(name, "problem", what, remedy)
