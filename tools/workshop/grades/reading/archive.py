"""A submission that is a zip archive. Nothing is unpacked: the few files that are wanted are read, and what the archive
says of their sizes is not believed."""

import os
import re
import stat
import zipfile

from . import limits
from .folder import SAFELY, open_at
from .limits import Refused

TAIL = 65_557             # the longest end of an archive: a record of 22 bytes, and a comment
END, END_64 = b"PK\5\6", b"PK\6\7"
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # of the others, Python unpacks more at once than is asked for
IS_ENCRYPTED = 0x1


class Archive:
    """Has the same functions as Folder. Refused if it cannot be used at all."""

    def __init__(self, path):
        self.path = os.fspath(path)
        self.name = os.path.basename(self.path)
        self.notes = []
        self._file = open(open_at(self.path, SAFELY), "rb")
        try:
            self._date = self._check_size()
            self._entries = self._listed()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def has(self, path):
        return path in self._entries

    def read(self, path):
        entry = self._entries.get(path)
        if entry is None:
            raise FileNotFoundError(path)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise Refused("is a link")
        if entry.flag_bits & IS_ENCRYPTED:
            raise Refused("is encrypted")
        if entry.compress_type not in PACKED:
            raise Refused("is packed in an unusual way")
        return limits.checked(self._unpacked(entry))

    def date(self, _):
        return self._date

    def folders(self, path):
        """The names of the folders in it."""
        inside = f"{path}/" if path else ""
        names = {name[len(inside):].partition("/")[0] for name in self._entries
                 if name.startswith(inside) and "/" in name[len(inside):]}
        return sorted(name for name in names if not name.startswith((".", "__MACOSX")))

    def archives(self, _):
        """An archive in an archive is not looked into."""
        return []

    def _check_size(self):
        about = os.fstat(self._file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise Refused("is not a regular file")
        if about.st_size > limits.ARCHIVE:
            raise Refused("is larger than 100 MB: leave build/ and .git/ out of it")
        self._file.seek(max(0, about.st_size - TAIL - len(END_64) - 16))
        tail = self._file.read()
        ends = [found.start() for found in re.finditer(END, tail)]
        sizes = [int.from_bytes(tail[end + 12:end + 16], "little") for end in ends]
        if END_64 in tail or any(size > limits.DIRECTORY for size in sizes):
            raise Refused("has too many entries: leave build/ and .git/ out of it")
        return about.st_mtime

    def _listed(self):
        """{path: entry}; of several with the same name, the last."""
        try:
            self._zip = zipfile.ZipFile(self._file)
            found = {}
            for entry in self._zip.infolist():
                path = inside(entry.filename)
                if path is None:
                    self._note("An entry whose name leads out of the archive was not read.")
                elif not entry.is_dir():
                    found[path] = entry
            return found
        except Exception as error:  # whatever zipfile makes of bytes that are no archive
            raise Refused(f"is not a readable zip archive ({error})") from None

    def _unpacked(self, entry):
        try:
            with self._zip.open(entry) as stream:
                return stream.read(limits.FILE + 1)
        except Exception as error:  # as above
            raise Refused(f"cannot be unpacked ({error})") from None

    def _note(self, text):
        if text not in self.notes:
            self.notes.append(text)


def inside(name):
    """The path of an entry with "/" between its parts; None if it leads out of the archive."""
    name = name.replace("\\", "/")
    parts = name.split("/")
    if name.startswith("/") or ".." in parts or ":" in parts[0]:
        return None
    return "/".join(part for part in parts if part not in ("", "."))
