"""Reads tables of bytes in a Markdown page, such as those in docs/protocol.md.

A table counts if its first column is called "bytes" or "bytes so far". Bytes are in backticks with C's
escapes; a number of times, as in 3 × `ab`, repeats them; a cell may hold several of these; "nothing" means no
bytes.
"""
import dataclasses
import re

ESCAPE = re.compile(rb"\\(x[0-9a-fA-F]{2}|[rnt0\\\"])|\\.?", re.DOTALL)
ESCAPED = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"0": b"\0", b"\\": b"\\", b'"': b'"'}
PIECE = re.compile(r"(?:([\d,]+) × )?`([^`]+)`")
FIRST_COLUMNS = ("bytes", "bytes so far")


@dataclasses.dataclass
class Row:
    line: int             # in the page, from 1
    columns: tuple        # the names of the table's columns
    cells: list           # their text, as it is in the page


def unescape(text):
    """`*1\\r\\n` as bytes. ValueError for an escape that C does not have or that the tables do not need."""
    def byte(escape):
        if not escape[1]:
            raise ValueError(f"no such escape: {escape[0].decode(errors='replace')}")
        return bytes([int(escape[1][1:], 16)]) if escape[1][:1] == b"x" else ESCAPED[escape[1]]
    return ESCAPE.sub(byte, text.encode())


def to_bytes(cell):
    """The bytes that a cell stands for."""
    if cell == "nothing":
        return b""
    if not cell or PIECE.sub("", cell).strip():
        raise ValueError(f"neither bytes in backticks nor the word nothing: {cell}")
    return b"".join(int((times or "1").replace(",", "")) * unescape(text) for times, text in PIECE.findall(cell))


def to_lines(cell):
    """What a cell shows: lines in backticks, with <br> between them. No escapes."""
    lines = cell.split("<br>")
    if any(not re.fullmatch("`[^`]+`", line) for line in lines):
        raise ValueError(f"not a line in backticks each: {cell}")
    return [line[1:-1] for line in lines]


def rows(page):
    """Every row of every table of bytes, in order."""
    columns = None
    for number, line in enumerate(page.splitlines(), 1):
        if not line.startswith("|"):
            columns = None
            continue
        cells = [cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|")]
        if columns is None:
            columns = tuple(cells)
        elif columns[0] in FIRST_COLUMNS and not set(line) <= set("|-: "):
            if len(cells) != len(columns):
                raise ValueError(f"line {number}: {len(cells)} cells where the table has {len(columns)} columns")
            yield Row(number, columns, cells)
