"""The submissions of a class, or one: who handed in what. Only files of the steps are read, and nothing is ever run."""

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from pathlib import Path

from ..trouble import Trouble
from .reading.archive import Archive
from .reading.folder import Folder
from .reading.limits import Refused
from .reading.picking import pick, tops
from .roster import folded, read as read_roster

MOST_ATTEMPTS = 10
MOST_NOTES = 12
LONGEST = 100                                    # characters of a name
MOODLE = re.compile(r"_\d+_assignsubmission_\w+$")  # "Ada Lovelace_1234_assignsubmission_file"
AGAIN = re.compile(r"^(.+)-\d+$")                # ada-2: her second submission


@dataclass
class Attempt:
    """What was handed in at once."""

    source: str                                # "ada-2.zip"
    files: dict = field(default_factory=dict)  # {"steps/03-commands/database.cpp": bytes}
    notes: list = field(default_factory=list)
    submitted: str = None                      # when the newest file was written
    trouble: str = None                        # why nothing of it can be graded


@dataclass
class Submission:
    """All that somebody has handed in. The best attempt counts."""

    name: str
    attempts: list = field(default_factory=list)
    id: str = None
    email: str = None


def one(path):
    """The submission in this folder or archive."""
    path = Path(path)
    if not path.exists():
        raise Trouble(f"{path} is not there.", "Name the folder or the zip archive of the submission.")
    path = path.resolve()
    return Submission(clean(stem(path.name)), newest(attempts_in(path, clean(path.name))))


def everyone(folder, roster=None):
    """The Submissions of a class, by name; with a roster (a file), also of people who handed in nothing."""
    entries = [entry for entry in entries_of(folder) if not (roster and same(Path(folder, entry), roster))]
    if not entries:
        raise Trouble(f"{folder} is empty.", "Put submissions into it: folders or zip archives with the persons' names.")
    people, found = read_roster(roster) if roster else [], defaultdict(list)
    names = named(entries, people)
    for entry in entries:
        found[names[entry]] += attempts_in(Path(folder, entry), clean(entry))
    submissions = {name: Submission(name, newest(attempts)) for name, attempts in found.items()}
    for person in people:
        own = submissions.setdefault(clean(person.name), nothing_from(person))
        own.id, own.email = person.id, person.email
    return sorted(submissions.values(), key=lambda each: folded(each.name))


def nothing_from(person):
    return Submission(clean(person.name), [Attempt("", trouble="Nothing was handed in.")])


def same(path, other):
    return os.path.realpath(path) == os.path.realpath(other)


def entries_of(folder):
    try:
        names = os.listdir(folder)
    except OSError as error:
        raise Trouble(f"{folder} cannot be read: {error.strerror}.", "Name the folder with the submissions.") from None
    return sorted(name for name in names if not name.startswith((".", "__MACOSX")))


def named(entries, people):
    """{entry: the person's name}. The roster decides whose it is; without one, "ada-1.zip" and "ada-2.zip" are
    ada's."""
    roster = {key: clean(person.name) for person in reversed(people) for key in person.keys}
    plain = {entry: clean(stem(entry)) for entry in entries}
    again = {entry: AGAIN.match(name)[1] for entry, name in plain.items() if AGAIN.match(name)}
    if not people and len(set(again.values())) == 1 and len(again) == len(entries):
        again = {}  # team-1, team-2, team-3: the number is all that tells them apart
    names = {}
    for entry, name in plain.items():
        first = again.get(entry, name)
        names[entry] = roster.get(folded(name)) or roster.get(folded(first)) or (name if people else first)
    return names


def stem(entry):
    """The person's name in that of a file or folder."""
    name = entry[:-4] if entry.lower().endswith(".zip") else entry
    return MOODLE.sub("", name)


def clean(text):
    """A name from outside, so that it can be printed: without what a terminal would obey."""
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "..."


def attempts_in(path, source):
    """[Attempt]. A folder may hold several: archives, or folders with files of the steps in each."""
    try:
        with opened(path) as tree:
            places = tops(tree)
            found = [attempt(tree, top, source) for top in places]
            for name in tree.archives("") if places != [""] else []:
                found += attempts_in(path / name, clean(f"{source}/{name}"))
            return found or [Attempt(source, trouble=f"{source} has no file of any step: is steps/ in it?")]
    except Refused as why:
        return [Attempt(source, trouble=clean(f"{source} {why}."))]
    except FileNotFoundError:
        return [Attempt(source, trouble=f"{source} is neither a folder nor a zip archive.")]


def opened(path):
    is_archive = path.name.lower().endswith(".zip") and not os.path.isdir(path)
    return Archive(path) if is_archive else Folder(path)


def attempt(tree, top, source):
    files, notes, date = pick(tree, top)
    notes = [clean(note) for note in [*tree.notes, *notes]]
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"... and {len(notes) - MOST_NOTES} more like this."]
    where = clean(f"{source}/{top}") if top and isinstance(tree, Folder) else source
    return Attempt(where, files, notes, moment(date), None if files else "None of its files can be read.")


def moment(seconds):
    """In ISO's form; None if there is no such time."""
    try:
        return datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def newest(attempts):
    """So many of them, the newest last."""
    ordered = sorted(attempts, key=lambda each: each.submitted or "")
    if len(ordered) <= MOST_ATTEMPTS:
        return ordered
    note = f"There are {len(ordered)} submissions. The newest {MOST_ATTEMPTS} were graded."
    return [replace(each, notes=[note, *each.notes]) for each in ordered[-MOST_ATTEMPTS:]]
