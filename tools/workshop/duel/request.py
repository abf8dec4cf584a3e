"""A request in a conversation: its words or bytes, the client that sends it, and its packets."""

import os
import re
from dataclasses import dataclass, replace

PLAIN_WORD = re.compile(rb"[!#-&(-\[\]-~]+")
NAMED = {9: r"\t", 10: r"\n", 13: r"\r", 34: r"\"", 92: r"\\"}
MOST_SHOWN = 100  # bytes of a word
NO_REPLY = (b"\r\n", b"\n", b"  \t\r\n", b"*0\r\n", b"*-1\r\n")  # empty requests, which Redis skips


@dataclass(frozen=True)
class Request:
    words: tuple        # of bytes; none if the bytes are no request
    client: int = 0
    raw: bytes = b""    # sent instead of the words as an array: a plain line, or bytes that are no request
    joined: bool = False  # sent in one packet with the request before it, if that is from the same client
    cuts: tuple = ()    # where in its bytes a packet ends
    pause: bool = False  # after its reply a moment passes, in which a key that it gave a millisecond expires

    @property
    def data(self):
        return self.raw or as_array(self.words)

    @property
    def name(self):
        return self.words[0].lower() if self.words else b""

    @property
    def is_answered(self):
        return self.raw not in NO_REPLY if not self.words else True


def as_array(words):
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)


def turns(requests):
    """[(position, requests)]: what is sent before replies are awaited, one client's at a time."""
    found = []
    for position, request in enumerate(requests):
        before = found[-1][1][-1] if found else None
        if request.joined and before and before.client == request.client and not before.pause:
            found[-1][1].append(request)
        else:
            found.append((position, [request]))
    return found


def packets(requests):
    """The bytes of a turn, cut into its packets."""
    data, cuts = b"", []
    for request in requests:
        cuts += [len(data) + cut for cut in request.cuts if 0 < cut < len(request.data)]
        data += request.data
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)])]


def with_words(request, words):
    """The same request with other words; its packets end at the same places."""
    if words == request.words:
        return request
    changed = replace(request, words=words, raw=b"", cuts=())
    before, after = as_array(request.words), changed.data
    same = len(os.path.commonprefix([before, after]))
    cuts = (cut if cut <= same else cut + len(after) - len(before) for cut in request.cuts if not request.raw)
    return replace(changed, cuts=tuple(sorted({cut for cut in cuts if 0 < cut < len(after)})))


def shown(request):
    """As one types it for redis-cli; bytes that are not an array of words as they are."""
    if request.raw:
        return f"the bytes {quoted(request.raw)}"
    return " ".join(word if PLAIN_WORD.fullmatch(data) else quoted(data)
                    for data, word in ((data, data.decode("latin-1")) for data in request.words))


def quoted(data, most=MOST_SHOWN):
    more = f"... ({len(data)} bytes)" if len(data) > most else ""
    return f'"{escaped(data[:most])}"{more}'


def escaped(data):
    """In plain ASCII, each byte as C writes it."""
    return "".join(NAMED.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}") for byte in data)
