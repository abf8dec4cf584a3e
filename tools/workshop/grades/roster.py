"""The list of a class, as a CSV file: from a spreadsheet, from Moodle, from wherever the names are."""

import csv
from dataclasses import dataclass

from ..trouble import Trouble

# What the columns are called elsewhere, in small letters.
COLUMNS = {"name": ("name", "full name", "student", "student name", "username", "login", "identifier", "folder"),
           "id": ("id", "id number", "student id", "sid", "number"),
           "email": ("email", "email address", "e-mail", "mail")}
PARTS = ("first name", "last name"), ("firstname", "lastname")


@dataclass(frozen=True)
class Person:
    name: str
    id: str = None
    email: str = None

    @property
    def keys(self):
        """What a submission of theirs may be called, in small letters."""
        local = self.email.partition("@")[0] if self.email else None
        return [key for key in map(folded, (self.name, self.id, self.email, local)) if key]


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
    return people


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
