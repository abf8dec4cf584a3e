"""What must not reach a terminal: it would obey it instead of showing it."""
import unicodedata

EVERY_BYTE = bytes(range(256))
LINE_ENDS = b"\r\n"


def harmful(output):
    """The control characters in it, except for the ends of its lines, and the bytes that are not UTF-8."""
    text = output.decode(errors="surrogateescape")
    return sorted({each for each in text if each != "\n" and unicodedata.category(each) in ("Cc", "Cs")})
