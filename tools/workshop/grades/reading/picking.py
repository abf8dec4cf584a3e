"""Finds the steps' files in a submission: in steps/NN-slug/, in NN-slug/, or bare, however deep the folder is that has
them."""

import re
from collections import Counter
from functools import lru_cache

from ...steps import learners_files
from . import limits
from .limits import Refused


@lru_cache(maxsize=None)
def places(path):
    """Where "steps/03-commands/database.cpp" may be, below the top of the submission."""
    step, name = path.split("/")[1:]
    bare = [name] if times()[name] == 1 else []
    return [path, f"{step}/{name}", *bare]


@lru_cache(maxsize=None)
def times():
    """How many steps have a file of that name."""
    return Counter(path.split("/")[-1] for path in learners_files())


def tops(tree):
    """The folders of the tree that have files of steps: mostly one. What is below such a folder is not looked at."""
    found, left, seen = [], [("", 0)], 0
    while left and seen < limits.FOLDERS:
        (top, depth), seen = left.pop(0), seen + 1
        if has_files(tree, top):
            found.append(top)
        elif depth < limits.DEPTH:
            left += [(below(top, name), depth + 1) for name in tree.folders(top)]
    return sorted(found, key=by_number)


def by_number(name):
    """For sorting: "ada-2" comes before "ada-10"."""
    parts = re.split("([0-9]+)", name)
    numbers = [part.lstrip("0") for part in parts[1::2]]
    return [*zip(parts[::2], map(len, numbers), numbers), (parts[-1], 0, "")], name


def has_files(tree, top):
    return any(tree.has(below(top, place)) for path in learners_files() for place in places(path))


def below(top, path):
    return f"{top}/{path}" if top else path


def pick(tree, top):
    """({"steps/03-commands/database.cpp": bytes}, what to note, when the newest was written)"""
    files, notes, newest, size = {}, [], None, 0
    for path in learners_files():
        place = next((below(top, each) for each in places(path) if tree.has(below(top, each))), None)
        try:
            if place is not None:
                data, date = tree.read(place), tree.date(place)
                size += len(data)
                if size > limits.TOGETHER:
                    raise Refused("is one too many: the files together are larger than 2 MB")
                files[path], newest = data, max(newest or date, date)
        except Refused as why:
            notes.append(f"{path} {why}. It was not read.")
        except FileNotFoundError:
            notes.append(f"{path} is not a regular file. It was not read.")
    return files, notes, newest
