"""Makes what people hand in: folders and archives, right ones and wrong ones."""

import os
import stat
import sys
import zipfile
from pathlib import Path

from support.places import ROOT

sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "mistakes")]  # the tests import workshop through this, too
import editing  # noqa: E402  (found through the line above)
import specification  # noqa: E402

DATABASE = "steps/03-commands/database.cpp"
DISPATCHER = "steps/03-commands/dispatcher.cpp"


def folder(path, files):
    """`files`: {path in it: text or bytes}"""
    for name, content in files.items():
        file = Path(path, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def archive(path, files, how=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", how) as file:
        for name, content in files.items():
            file.writestr(name if isinstance(name, zipfile.ZipInfo) else entry(name, how), content)
    return path


def entry(name, how=zipfile.ZIP_DEFLATED, mode=stat.S_IFREG | 0o644):
    found = zipfile.ZipInfo(name)
    found.filename = name  # as it is: ZipInfo would clean it
    found.compress_type, found.external_attr = how, mode << 16
    return found


def link(name):
    """An entry that is a symbolic link. Its content is where it leads."""
    return entry(name, mode=stat.S_IFLNK | 0o777)


def written(*steps):
    """What somebody hands in who has written these steps as the reference has them."""
    return {f"steps/{step}/{path.name}": path.read_bytes() for step in steps for path in (ROOT / "solutions" / step).glob("*.cpp")}


def with_mistake(step, name):
    """(the same with a mistake of the bank, the titles of the tests that catch it)"""
    spec = specification.read(specification.MISTAKES / step / f"{name}.mistake")
    return {**written(step), f"steps/{step}/{spec.file}": editing.edited(spec)}, list(spec.caught)


def programs_without(folder, *missing):
    """A PATH with all programs of this machine but these."""
    places = [place for place in os.environ["PATH"].split(os.pathsep) if os.path.isdir(place)]
    folder.mkdir()
    for name in {name for place in places for name in os.listdir(place)} - set(missing):
        os.symlink(next(found for place in places if os.path.lexists(found := f"{place}/{name}")), folder / name)
    return str(folder)
