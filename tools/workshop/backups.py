"""Replaces the learner's files, but only after a backup: .workshop/backups/DATE_TIME_REASON/steps/..."""

import os
import re
from contextlib import suppress
from datetime import datetime, timedelta

from . import state
from .steps import ROOT
from .trouble import Trouble

FOLDER = state.FOLDER / "backups"
NAME = re.compile(r"\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d_[a-z]+")
STAMP = "%Y-%m-%d_%H-%M-%S"
DOCTOR = "./workshop doctor says how much room there is, and whose the folders are."


class Replacement:
    """What a command replaces, in one backup. `reason`: the command, for the name of the backup."""

    def __init__(self, reason):
        self.reason = reason
        self.name = None   # of the backup, as soon as there is one
        self.written = {}  # {path: bytes} that have been put in place

    def replace(self, contents):
        """Writes {path: bytes} where that changes something, after a backup of the old files."""
        old = {path: path.read_bytes() if path.exists() else None for path in contents}
        changed = {path: data for path, data in contents.items() if data != old[path]}
        for path in changed:
            if path in self.written and old[path] != self.written[path]:
                raise Trouble(f"{shown(path)} was edited in the meantime, so it stays as it is.", "Run the command again.")
        aside = {path: old[path] for path in changed if old[path] is not None and path not in self.written}
        copies = self.put_aside(aside) if aside else []
        self.put_in_place(changed, copies)

    def put_aside(self, contents):
        """Copies all of them into the backup, or none. Returns the paths of the copies."""
        name, copies = self.name or unused_name(self.reason), []
        try:
            for path, data in contents.items():
                copies.append(FOLDER / name / path.relative_to(ROOT))
                write(copies[-1], data)
        except BaseException as error:
            remove(copies)
            if isinstance(error, OSError):
                raise Trouble(f"{shown(path)} could not be put aside: {error.strerror}.", self.unchanged()) from None
            raise
        self.name = name
        return copies

    def put_in_place(self, contents, copies):
        """`copies`: what was put aside for that; without a use if none of these can be written."""
        done = 0
        for path, data in contents.items():
            try:
                write(path, data)
            except OSError as error:
                if not done:
                    remove(copies)
                    self.name = self.name if self.written else None
                remedy = f"{self.told()}\n{DOCTOR}" if done else self.unchanged()
                raise Trouble(f"{shown(path)} could not be written: {error.strerror}.", remedy) from None
            self.written[path] = data
            done += 1

    def unchanged(self):
        return f"Nothing {'more ' if self.written else ''}was changed. {DOCTOR}"

    def told(self):
        """What happened to the old files, as text."""
        if self.name:
            return f"Your files were put aside: {shown(FOLDER / self.name)}\n./workshop restore brings them back."
        if self.written:
            return "Nothing had to be put aside: no such file was there before."
        return "Nothing needed to change."


def write(path, data):
    """Writes all of it or nothing. The new date makes the build notice the change."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)
    finally:
        with suppress(OSError):
            temporary.unlink()


def remove(copies):
    """And the folders in which nothing else is, so that no empty backup stays."""
    for copy in copies:
        with suppress(OSError):
            copy.unlink()
        with suppress(OSError):  # one isn't empty
            for folder in copy.parents[:copy.parents.index(FOLDER)]:
                folder.rmdir()


def unused_name(reason):
    """Sorts after all others, also after one of the same second, and if the clock was set back since."""
    moment = max([datetime.now(), *(moment_of(name) + timedelta(seconds=1) for name in names()[:1])])
    return f"{moment.strftime(STAMP)}_{reason}"


def moment_of(name):
    """When the backup of this name was made; None if it isn't the name of a backup."""
    try:
        return datetime.strptime(name.rpartition("_")[0], STAMP) if NAME.fullmatch(name) else None
    except ValueError:
        return None


def names():
    """The names of all backups, the newest first. Other folders there are the learner's own."""
    return sorted((folder.name for folder in FOLDER.glob("*") if folder.is_dir() and moment_of(folder.name)), reverse=True)


def contents(name):
    """{path in the checkout: bytes} of the files in a backup."""
    folder = FOLDER / name
    files = sorted(file for file in folder.rglob("[!.]*") if file.is_file())
    return {ROOT / file.relative_to(folder): file.read_bytes() for file in files}


def shown(path):
    return path.relative_to(ROOT)
