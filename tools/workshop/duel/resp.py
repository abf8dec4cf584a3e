"""Where a reply ends, and what it holds."""


class Malformed(Exception):
    """These bytes are no reply."""


def end_of(data, start=0):
    """The index after the reply that begins at `start`; None if it is not all there yet."""
    if start >= len(data):
        return None
    line_end = data.find(b"\r\n", start)
    kind = data[start:start + 1]
    if kind not in (b"+", b"-", b":", b"$", b"*"):
        raise Malformed
    if line_end < 0:
        return None
    after = line_end + 2
    if kind in (b"+", b"-"):
        return after
    number = integer(data[start + 1:line_end])
    if kind == b":" or number < 0:
        return after
    return end_of_bulk(data, after, number) if kind == b"$" else end_of_array(data, after, number)


def integer(text):
    try:
        return int(text)
    except ValueError:
        raise Malformed from None


def end_of_bulk(data, start, length):
    end = start + length + 2
    if len(data) < end:
        return None
    if data[end - 2:end] != b"\r\n":
        raise Malformed
    return end


def end_of_array(data, at, count):
    for _ in range(count):
        at = end_of(data, at)
        if at is None:
            return None
    return at


def parts(reply):
    """An array as a list of its elements' parts; any other reply as its bytes."""
    if reply[:1] != b"*" or reply == b"*-1\r\n":
        return reply
    at, found = reply.index(b"\r\n") + 2, []
    while at < len(reply):
        end = end_of(reply, at)
        found.append(parts(reply[at:end]))
        at = end
    return found
