"""Mistakes that do not compile, as learners make them, and what the explanation must say. By what they are about."""

from dataclasses import dataclass


@dataclass
class Broken:
    file: str       # of solutions/, where it is still right: "03-commands/database.cpp"
    old: str        # this text in it,
    new: str        # which becomes this
    says: str       # words of the why
    at: str = ""    # a text of the line that must be named, if it is not the first line of `new`
    whole: bool = False  # it takes more than a check of the syntax: the compiler sees it only when it makes code of it
    only: str = ""  # the compiler that finds it: "gcc" or "clang"; otherwise both do


def all_cases():
    from . import calls, names, syntax, values, waiting
    return [case for module in (waiting, values, calls, names, syntax) for case in module.CASES]
