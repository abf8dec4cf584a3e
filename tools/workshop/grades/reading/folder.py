"""A submission that is a folder, a git checkout too: plain files and nothing else. No link is followed, nothing that
could block is waited for, and git is never asked, because a checkout's settings can run programs."""

import errno
import os
import stat
from contextlib import contextmanager
from itertools import islice

from . import limits
from .limits import Refused

SAFELY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY


class Folder:
    """Paths are relative to it, with "/" between their parts; "" is the folder itself."""

    notes = ()

    def __init__(self, path):
        self.path = os.fspath(path)
        self.name = os.path.basename(self.path)
        with self._folder(""):
            pass  # Refused, if it cannot be opened

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def has(self, path):
        """Whether there is something of that name, even if it will not be read."""
        try:
            with self._folder(os.path.dirname(path)) as folder:
                os.stat(os.path.basename(path), dir_fd=folder, follow_symlinks=False)
            return True
        except Refused:
            return True
        except OSError:
            return False

    def read(self, path):
        """The contents of a file. FileNotFoundError if there is none, Refused if it must not be read."""
        with self._opened(path) as (file, about):
            if not stat.S_ISREG(about.st_mode):
                raise Refused("is not a regular file")
            if about.st_size > limits.FILE:
                raise Refused("is larger than 1 MB")
            with open(file, "rb", closefd=False) as stream:
                return limits.checked(stream.read(limits.FILE + 1))

    def date(self, path):
        """When the file was written last, in seconds."""
        with self._opened(path) as (_, about):
            return about.st_mtime

    def folders(self, path):
        return self._names(path, lambda entry: entry.is_dir(follow_symlinks=False))

    def archives(self, path):
        """The names of zip archives in the folder."""
        names = self._names(path, lambda entry: entry.is_file(follow_symlinks=False))
        return [name for name in names if name.lower().endswith(".zip")]

    def _names(self, path, wanted):
        try:
            with self._folder(path) as folder, os.scandir(folder) as entries:
                return sorted(entry.name for entry in islice(entries, limits.ENTRIES)
                              if not entry.name.startswith((".", "__MACOSX")) and wanted(entry))
        except (OSError, Refused):
            return []

    @contextmanager
    def _opened(self, path):
        with self._folder(os.path.dirname(path)) as folder:
            file = open_at(os.path.basename(path), SAFELY, folder)
        try:
            yield file, os.fstat(file)
        finally:
            os.close(file)

    @contextmanager
    def _folder(self, path):
        """A descriptor of the folder. Each part is opened by itself, so that none of them is a link."""
        folder = open_at(self.path, SAFELY | os.O_DIRECTORY)
        try:
            for part in filter(None, path.split("/")):
                inner = open_at(part, SAFELY | os.O_DIRECTORY, folder)
                os.close(folder)
                folder = inner
            yield folder
        finally:
            os.close(folder)


def open_at(name, flags, folder=None):
    """A descriptor. Anything but files and folders counts as missing. Refused, if it cannot be read."""
    try:
        return os.open(name, flags, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK) or is_link(name, folder):
            raise Refused("is a link") from None
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            raise FileNotFoundError(name) from None
        raise Refused(f"cannot be read ({error.strerror})") from None


def is_link(name, folder):
    try:
        return stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except OSError:
        return False
