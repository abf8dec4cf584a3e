"""The list of a class, as a CSV file: from a spreadsheet, from Moodle, from wherever the names are."""

import csv
from collections import Counter
from dataclasses import dataclass, replace

from ..trouble import Trouble

# What the columns are called elsewhere, in small letters.
COLUMNS = {"name": ("name", "full name", "student", "student name", "username", "login", "identifier", "folder"),
           "id": ("id", "id number", "student id", "sid", "number"),
           "email": ("email", "email address", "e-mail", "mail")}
PARTS = ("first name", "last name"), ("firstname", "lastname")


@dataclass(frozen=True)
class Person:
    name: str        # nobody else in the list has it
    id: str = None
    email: str = None
    called: str = None  # the name without what tells namesakes apart

    @property
    def keys(self):
        """What a submission of theirs may be called, in small letters. An earlier one counts before a later one."""
        local = self.email.partition("@")[0] if self.email else None
        return [folded(key) for key in (self.name, self.called, self.id, self.email, local)]


def owners(people):
    """{what a submission may be called: whose it is}. What two people share is nobody's, and not even that of a third
    for whom it would count less."""
    found = {}
    for kind in reversed([*zip(*(person.keys for person in people))]):
        counts = Counter(kind)
        found |= {key: person if counts[key] == 1 else None for key, person in zip(kind, people) if key}
    return found


def read(path):
    """[Person], in the order of the file."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, dialect=dialect(file)))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Trouble(f"The roster {path} cannot be read: {getattr(error, 'strerror', None) or error}.",
                      "It must be a CSV file in UTF-8, with a header: name, and id and email if you have them.") from None
    people = [person for person in map(person_in, rows) if person]
    if not people:
        raise Trouble(f"The roster {path} is empty.",
                      "Its first line names the columns: name, and id and email if you have them.")
    return told_apart(people, path)


def told_apart(people, path):
    """Namesakes get their id or e-mail added to the name. A row that comes twice, with an id or e-mail, is one person."""
    people = [person for index, person in enumerate(people) if not (own(person) and person in people[:index])]
    counts = Counter(folded(person.name) for person in people)
    found = [person if counts[folded(person.name)] == 1 else replace(person, name=longer_name(person), called=person.name)
             for person in people]
    counts = Counter(folded(person.name) for person in found)
    if twice := [person for person in found if counts[folded(person.name)] > 1]:
        raise Trouble(f"The roster {path} has several people called {twice[0].called or twice[0].name}.",
                      "Give each of them an id or an e-mail of their own.")
    return found


def longer_name(person):
    return f"{person.name} ({own(person)})" if own(person) else person.name


def own(person):
    return person.id or person.email


def dialect(file):
    """Spreadsheets separate by commas, semicolons or tabs."""
    first = file.readline()
    file.seek(0)
    return type("Found", (csv.excel,), {"delimiter": max(",;\t", key=first.count)})


def person_in(row):
    """None if the row names nobody."""
    cells = {folded(column): value.strip() for column, value in row.items() if column and isinstance(value, str)}
    found = {kind: next((cells[name] for name in names if cells.get(name)), None) for kind, names in COLUMNS.items()}
    whole = [" ".join(cells[part] for part in parts) for parts in PARTS if all(cells.get(part) for part in parts)]
    name = next(iter(whole), None) or found["name"] or found["email"] or found["id"]
    return Person(name, found["id"], found["email"]) if name else None


def folded(text):
    return " ".join(text.casefold().split()) if text else None
