"""The submissions of a class, or one: who handed in what. Only files of the steps are read, and nothing is ever run."""

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from itertools import chain, count
from pathlib import Path

from ..trouble import Trouble
from .reading.archive import Archive
from .reading.folder import Folder
from .reading.limits import Refused
from .reading.picking import by_number, pick, tops
from .roster import folded, owners, read as read_roster

MOST_ATTEMPTS = 10                               # of a person
MOST_ARCHIVES = 50                               # that are read of a person's folder, to find these
MOST_NOTES = 12
LONGEST = 100                                    # characters of a name
MOODLE = re.compile(r"_(\d+)_assignsubmission_[a-z]+(?:_.*)?$")  # "Ada Lovelace_1234_assignsubmission_file", "..._file_my work"
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
    is_expected: bool = True                   # in the roster, or there is none
    entries: list = field(default_factory=list)  # the names of what they have handed in, in the class's folder


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
    people = read_roster(roster) if roster else []
    found, known = defaultdict(list), {person.name: person for person in people}
    for entry, name in named(entries, people).items():
        found[name].append(entry)
    names = list({**found, **known})
    submissions = [from_somebody(shown, folder, found[name], known.get(name), is_expected=name in known or not people)
                   for name, shown in zip(names, told_apart(map(clean, names)))]
    return sorted(submissions, key=lambda each: folded(each.name))


def attempts_of(folder, entries):
    for entry in entries:
        yield from attempts_in(Path(folder, entry), clean(entry))


def from_somebody(name, folder, entries, person, is_expected):
    attempts = newest(attempts_of(folder, entries)) if entries else [Attempt("", trouble="Nothing was handed in.")]
    return Submission(name, attempts, person and person.id, person and person.email, is_expected, entries)


def same(path, other):
    return os.path.realpath(path) == os.path.realpath(other)


def entries_of(folder):
    try:
        names = os.listdir(folder)
    except NotADirectoryError:
        raise Trouble(f"{folder} is not a folder.", "If it's an archive, unpack it. Name the folder with the submissions.") from None
    except OSError as error:
        raise Trouble(f"{folder} cannot be read: {error.strerror}.", "Name the folder with the submissions.") from None
    return sorted((name for name in names if not name.startswith((".", "__MACOSX"))), key=by_number)


def named(entries, people):
    """{entry: the person's name, as it was written there}. The roster decides whose it is; without one, "ada-1.zip"
    and "ada-2.zip" are ada's."""
    roster, plain = {key: person.name for key, person in owners(people).items() if person}, stems(entries)
    again = {entry: AGAIN.match(name)[1] for entry, name in plain.items() if AGAIN.match(name)}
    if not people and len(set(again.values())) == 1 and len(again) == len(entries):
        again = {}  # team-1, team-2, team-3: the number is all that tells them apart
    names = {}
    for entry, name in plain.items():
        first = again.get(entry, name)
        names[entry] = roster.get(folded(name)) or roster.get(folded(first)) or (name if people else first)
    return names


def stems(entries):
    """{entry: the person's name in it}. Moodle's number tells namesakes apart."""
    found, numbers = {entry: name_and_number(entry) for entry in entries}, defaultdict(set)
    for name, number in found.values():
        numbers[folded(name)].add(number)
    return {entry: f"{name} ({number})" if number and len(numbers[folded(name)]) > 1 else name
            for entry, (name, number) in found.items()}


def stem(entry):
    """The person's name in that of a file or folder."""
    return name_and_number(entry)[0]


def name_and_number(entry):
    """Moodle gives each person a number. None for entries that aren't from there."""
    name = entry[:-4] if entry.lower().endswith(".zip") else entry
    moodle = MOODLE.search(name)
    return (name[:moodle.start()], moodle[1]) if moodle else (name, None)


def clean(text):
    """A name from outside, so that it can be printed: without what a terminal would obey."""
    shown = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST] + "..."


def attempts_in(path, source):
    """Attempts, one after the other. A folder may hold several: archives, or folders with files of the steps in each."""
    try:
        with opened(path) as tree:
            if is_of_a_class(tree):
                raise Refused("is what Moodle packs of a whole class: unpack it, and grade the folder that comes out")
            places = tops(tree)
            archives = newest_archives(tree) if places != [""] else []
            for top in places:
                yield attempt(tree, top, clean(f"{source}/{top}") if has_more(tree, places) and top else source)
            for name in archives:
                yield from attempts_in(path / name, clean(f"{source}/{name}"))
            if not places and not archives:
                raise Refused("has no file of any step. Is steps/ in it? An archive in an archive isn't read")
    except Refused as why:
        yield Attempt(source, trouble=clean(f"{source} {why}."))
    except FileNotFoundError:
        yield Attempt(source, trouble=f"{source} is neither a folder nor a zip archive.")
    except OSError as error:
        yield Attempt(source, trouble=f"{source} cannot be read ({error.strerror}).")


def is_of_a_class(tree):
    return len({name_and_number(name) for name in tree.folders("") if MOODLE.search(name)}) > 1


def has_more(tree, places):
    return isinstance(tree, Folder) or len(places) > 1


def newest_archives(tree):
    def date(name):
        try:
            return tree.date(name)
        except (Refused, FileNotFoundError):
            return 0

    return sorted(tree.archives(""), key=lambda name: (date(name), by_number(name)))[-MOST_ARCHIVES:]


def opened(path):
    is_archive = path.name.lower().endswith(".zip") and not os.path.isdir(path)
    return Archive(path) if is_archive else Folder(path)


def attempt(tree, top, source):
    files, notes, date = pick(tree, top)
    notes = [clean(note) for note in [*tree.notes, *notes]]
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"... and {len(notes) - MOST_NOTES} more like this."]
    return Attempt(source, files, notes, moment(date), None if files else "None of its files can be read.")


def moment(seconds):
    """In ISO's form; None if there is no such time."""
    try:
        return datetime.fromtimestamp(int(seconds), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def newest(attempts):
    """So many of them, the newest last. The others are forgotten at once: there may be many, and large ones."""
    kept, total = [], 0
    for total, each in enumerate(attempts, 1):
        kept = sorted([*kept, each], key=lambda each: each.submitted or "")[-MOST_ATTEMPTS:]
    note = [f"There are {total} submissions. The newest {MOST_ATTEMPTS} were graded."] if total > MOST_ATTEMPTS else []
    return [replace(each, source=source, notes=[*note, *each.notes])
            for each, source in zip(kept, told_apart([each.source for each in kept]))]


def told_apart(names):
    """The same, with a number where one comes again: when names are cleaned, two can become the same."""
    seen = set()
    for name in names:
        shown = next(each for each in chain([name], (f"{name} ({number})" for number in count(2))) if each not in seen)
        seen.add(shown)
        yield shown
