"""How the conversations are written down: {title: text}. Each line is a command, sent as an array of bulk
strings. Words end at a space; "" is an empty one, \\xHH a byte, LONG 300 letters. Every entry is what one
connection sends.
"""
import re

from support.duels import words
from support.raw_client import command


def each(template, values):
    """The lines of the template, once for each value."""
    return "\n".join(template.replace("{}", value) for value in values)


def encoded(word):
    data = {'""': "", "LONG": "x" * 300}.get(word, word).encode()
    return re.sub(rb"\\x(..)", lambda escape: bytes.fromhex(escape[1].decode()), data)


def as_arrays(lines):
    commands = [line.strip(" ") for line in lines.split("\n")]
    return b"".join(command(*map(encoded, line.split(" "))) for line in commands if line)


def written(data):
    """As a word of a line."""
    text = re.sub(r"[\0-\x20\\]", lambda found: f"\\x{ord(found[0]):02x}", data.decode())
    return text or '""'


INTEGERS_OR_NEARLY = [written(integer) for integer in words.INTEGERS_OR_NEARLY]
