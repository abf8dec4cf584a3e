"""Replaces the learner's files, but only after a backup: .workshop/backups/DATE_TIME_REASON/steps/..."""

import os
import shutil
import time

from . import state
from .steps import ROOT
from .trouble import Trouble

FOLDER = state.FOLDER / "backups"


def replace(contents, reason, backup=None):
    """Writes {path: bytes} where that changes something, after a backup of the old files. `reason`: the
    command that does this, for the name of the backup. `backup`: the name of one that it has already made; what is
    in there stays. Returns its name; None if nothing had to change."""
    changed = {path: data for path, data in contents.items() if not path.exists() or path.read_bytes() != data}
    if not changed:
        return None
    try:
        name = backup or unused_name(reason)
        save([path for path in changed if path.exists()], name)
        for path, data in changed.items():
            write(path, data)
    except OSError as error:
        raise Trouble(f"{error.filename} cannot be written: {error.strerror}.", "Nothing was lost: the replaced files are in "
                      f"{FOLDER.relative_to(ROOT)}.")
    return name


def save(paths, name):
    for path in paths:
        copy = FOLDER / name / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            shutil.copy2(path, copy)


def unused_name(reason):
    """Sorts after all others, also after one of the same second."""
    moment = time.time()
    while any(FOLDER.glob(f"{stamp(moment)}_*")):
        moment += 1
    return f"{stamp(moment)}_{reason}"


def stamp(moment):
    return time.strftime("%Y-%m-%d_%H-%M-%S", time.localtime(moment))


def write(path, data):
    """Writes all of it or nothing. The new date makes the build notice the change."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(data)
    os.replace(temporary, path)


def names():
    """The names of all backups, the newest first."""
    return sorted((folder.name for folder in FOLDER.glob("*") if folder.is_dir()), reverse=True)


def contents(name):
    """{path in the checkout: bytes} of the files in a backup."""
    folder = FOLDER / name
    return {ROOT / file.relative_to(folder): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}
