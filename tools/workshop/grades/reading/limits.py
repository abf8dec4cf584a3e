"""What a submission may hold. Everything above it is left out, and a note says so."""

FILE = 1_000_000      # bytes of one file
TOGETHER = 2_000_000  # of all files of a submission
ARCHIVE = 100_000_000
DIRECTORY = 8_000_000  # of an archive's list of its entries: it is read at once
ENTRIES = 10_000      # of a folder
FOLDERS = 200         # that are looked into for a step's files
DEPTH = 4


class Refused(Exception):
    """It is there, and it is not read. The text says why: "is a link"."""


def checked(data):
    """The contents of a file, as read up to one byte more than the limit."""
    if len(data) > FILE:
        raise Refused("is larger than 1 MB")
    if b"\0" in data:
        raise Refused("is not text: it has a byte 0 in it")
    return data
