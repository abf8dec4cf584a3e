"""Makes what people hand in: folders and archives, right ones and wrong ones."""

import stat
import sys
import zipfile
from pathlib import Path

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))  # for the tests that import workshop

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
