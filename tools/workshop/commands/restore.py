"""Bring back files that catchup, reset or restore has replaced.

usage: ./workshop restore [NAME | latest]

Without a name: the list of what was put aside. What is there now is put aside in its turn, so this can be undone, too.

examples:
  ./workshop restore           what there is
  ./workshop restore latest    undo the last catchup, reset or restore
"""

from collections import Counter

from .. import backups
from ..options import parsed
from ..steps import ROOT
from ..trouble import Trouble
from .catchup import tell_of


def run(arguments):
    options = parsed(__doc__, arguments, most=1)
    names = backups.names()
    if not options.words:
        list_all(names)
        return
    wanted = options.words[0]
    name = names[0] if wanted == "latest" and names else wanted
    if name not in names:
        raise Trouble(f"There is no backup '{wanted}'.", "./workshop restore lists those there are.")
    contents = backups.contents(name)
    backup = backups.replace(contents, "restore")
    for path in contents:
        print(f"  {path.relative_to(ROOT)}: as it was before {described(name)}")
    tell_of(backup)


def described(name):
    """"2026-11-21_17-21-15_catchup" as text for people."""
    day, time, reason = name.split("_")
    return f"{reason} ({day}, {time.replace('-', ':')})"


def list_all(names):
    if not names:
        print("Nothing has been put aside yet: catchup and reset do that before they replace a file.")
        return
    print("Put aside, the newest first:")
    for name in names:
        folders = Counter(path.parent.name for path in backups.contents(name))
        print(f"  {name}   " + ", ".join(f"{folder} ({count} {'file' if count == 1 else 'files'})" for folder, count in folders.items()))
    print("./workshop restore latest brings back the newest, ./workshop restore NAME any of them.")
