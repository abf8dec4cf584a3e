"""How the conversations are written down: {title: text}. Each line is a command, sent as an array of bulk
strings. Words end at a space; "" is an empty one, \\xHH a byte, LONG 300 letters. Every entry is what one
connection sends.
"""
import re

from support.raw_client import command

INTEGERS_OR_NEARLY = [
    "0", "00", "01", "-0", "-01", "+1", "+0", r"\x201", r"1\x20", '""', "-", "--1", "1.0", "1e3", "0x10",
    r"1\x0a", r"1\x00", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "12345678901234567890", "99999999999999999999", "one", "１"]


def each(template, values):
    """The lines of the template, once for each value."""
    return "\n".join(template.replace("{}", value) for value in values)


def encoded(word):
    data = {'""': "", "LONG": "x" * 300}.get(word, word).encode()
    return re.sub(rb"\\x(..)", lambda escape: bytes.fromhex(escape[1].decode()), data)


def as_arrays(lines):
    commands = [line.strip(" ") for line in lines.split("\n")]
    return b"".join(command(*map(encoded, line.split(" "))) for line in commands if line)
