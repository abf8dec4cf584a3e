"""What `doctor` finds: something that is all right, that could be better, or that must be fixed."""

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
    """Something that the workshop also works without, but less well."""
    return Finding(name, "note", what, remedy)


def problem(name, what, remedy):
    return Finding(name, "problem", what, remedy)
