"""Snapshots made by hand, in the forms in which Redis wrote small lists and hashes
before 7.0, and no longer does."""
import struct


def length(number):
    if number < 1 << 6:
        return bytes([number])
    if number < 1 << 14:
        return bytes([0x40 | number >> 8, number & 0xFF])
    return b"\x80" + struct.pack(">I", number)


def string(data):
    return length(len(data)) + data


def ziplist(elements):
    """Of integers and bytes."""
    body, before, last = b"", 0, 10
    for element in elements:
        entry = bytes([before]) if before < 254 else b"\xfe" + struct.pack("<I", before)
        entry += ziplist_integer(element) if isinstance(element, int) else ziplist_text(element)
        last, before = 10 + len(body), len(entry)
        body += entry
    return struct.pack("<IIH", 10 + len(body) + 1, last, len(elements)) + body + b"\xff"


def ziplist_integer(number):
    if 0 <= number <= 12:
        return bytes([0xF1 + number])
    for front, bits in ((0xFE, 8), (0xC0, 16), (0xF0, 24), (0xD0, 32), (0xE0, 64)):
        if -(1 << bits - 1) <= number < 1 << bits - 1:
            return bytes([front]) + struct.pack("<q", number)[:bits // 8]
    raise ValueError(number)


def ziplist_text(data):
    if len(data) < 1 << 14:
        return length(len(data)) + data
    return b"\x80" + struct.pack(">I", len(data)) + data


def zipmap(pairs, unused=0):
    """With this many unused bytes after each value."""
    body = bytes([min(len(pairs), 254)])
    for field, value in pairs:
        body += zipmap_length(field) + field + zipmap_length(value) + bytes([unused]) + value + b"x" * unused
    return body + b"\xff"


def zipmap_length(data):
    return bytes([len(data)]) if len(data) < 254 else b"\xfe" + struct.pack("<I", len(data))


def snapshot(*entries, version=b"0007"):
    """Without a checksum: zeros, in versions that have one."""
    return b"REDIS" + version + b"\xfe\x00" + b"".join(entries) + b"\xff" + (b"" if version < b"0005" else bytes(8))


INTEGERS = [0, 12, 13, -1, -128, 127, 128, -129, 32767, -32768, 32768, 8388607, -8388608, 8388608, 2147483647, -2147483648,
            2147483648, 2**63 - 1, -2**63]
TEXTS = [b"", b"a", b"x" * 63, b"y" * 64, b"z" * 253, b"w" * 254, b"v" * 300, b"nul\0nul"]


def of_old_redis(version):
    """A list, hashes and an expiry as they were written then."""
    both = INTEGERS + TEXTS
    fields = [word for number, value in enumerate(both) for word in (b"field %d" % number, value)]
    texts = [(b"field %d" % number, text) for number, text in enumerate(TEXTS)]
    entries = [
        b"\xfd" + struct.pack("<i", 1_900_000_000) + b"\x0a" + string(b"ziplist") + string(ziplist(both)),
        b"\x0d" + string(b"hash of a ziplist") + string(ziplist(fields)),
        b"\x09" + string(b"zipmap") + string(zipmap(texts)),
        b"\x09" + string(b"zipmap with room") + string(zipmap(texts[:4], unused=3)),
        b"\xfc" + struct.pack("<q", 1_900_000_000_123) + b"\x00" + string(b"string") + b"\xc1\x39\x30",
    ]
    if version >= b"0007":
        parts = [ziplist(INTEGERS), ziplist(TEXTS), ziplist([b"q" * 17_000])]
        entries.append(b"\x0e" + string(b"quicklist") + length(len(parts)) + b"".join(map(string, parts)))
    return snapshot(*entries, version=version)
