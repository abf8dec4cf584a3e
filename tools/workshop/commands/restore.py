"""Bring back the files that catchup, reset or restore replaced.

usage: ./workshop restore [NAME]
       ./workshop restore --list

Without a name: the files that were replaced last. It puts the current files aside, so the same command undoes it.

  --list   all that was put aside, with its name

examples:
  ./workshop restore                                 undo the last catchup, reset or restore
  ./workshop restore --list
  ./workshop restore 2026-11-21_17-21-15_catchup     undo an older one
"""

from collections import Counter

from .. import backups
from ..options import parsed
from ..steps import ROOT
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--list"], most=1)
    names = backups.names()
    if not names:
        raise Trouble("Nothing has been put aside yet.", "catchup and reset do that before they replace a file.")
    if options.list:
        print("\n".join(["Put aside, the newest first:", *map(line, names)]))
    else:
        restore(chosen(options.words, names), names)


def chosen(words, names):
    if words and words[0] not in names:
        raise Trouble(f"There is no backup '{words[0]}'.", "./workshop restore --list shows all of them.")
    return words[0] if words else names[0]


def restore(name, names):
    contents = backups.contents(name)
    replacement = backups.Replacement("restore")
    replacement.replace(contents)
    for path in contents:
        print(f"  {path.relative_to(ROOT)}: as it was before {described(name)}")
    print(replacement.told())
    if len(names) > 1:
        print(f"This was one of {len(names)} backups. Another one: ./workshop restore --list")


def described(name):
    """"2026-11-21_17-21-15_catchup" as text for people."""
    return f"{name.rpartition('_')[2]} ({backups.moment_of(name):%Y-%m-%d, %H:%M:%S})"


def line(name):
    folders = Counter(path.parent.name for path in backups.contents(name))
    files = (f"{folder} ({count} {'file' if count == 1 else 'files'})" for folder, count in folders.items())
    return f"  {name}   {', '.join(files)}"
