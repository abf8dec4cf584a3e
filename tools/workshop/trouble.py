"""The error that the driver reports to you."""

import errno
import os

FULL = {errno.ENOSPC, errno.EDQUOT}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
DOCTOR = "./workshop doctor says whose it is, and how much room there is."


class Trouble(Exception):
    """A problem that you can fix: what is wrong, and what to do about it."""

    def __init__(self, what, remedy=""):
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def of_system(error):
    """The Trouble that an exception is, if the system refuses a file or the disk is full; else None."""
    number = error.errno if isinstance(error, OSError) else None
    file = error.filename2 or error.filename if number else None
    if number not in FULL and not (number in REFUSED and file):
        return None
    what = "written" if number != errno.EACCES or not os.path.isfile(file) or os.access(file, os.R_OK) else "read"
    return Trouble(f"{'A file' if file is None else os.fsdecode(file)} cannot be {what}: {error.strerror}.", DOCTOR)
