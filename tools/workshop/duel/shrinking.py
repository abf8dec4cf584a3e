"""The fewest and shortest requests that still make two servers differ."""

import time
from dataclasses import replace

from .patterns import PATTERNS
from .request import with_words

NAMES = {pattern.split(" ")[0].encode() for patterns in PATTERNS.values() for pattern in patterns}
UNKNOWN = b"FOO"
LETTERS = [bytes([letter]) for letter in b"abcdefghijklmnopqrstuvwxyz"]
NUMBERS = [b"0", b"1", b"2", b"-1", b"10"]
TIME_OPTIONS = (b"EX", b"PX", b"EXAT", b"PXAT")
PLAIN_PACKETS = ({"joined": False, "cuts": (), "client": 0}, {"joined": False, "cuts": ()}, {"joined": False},
                 {"cuts": ()}, {"client": 0})


class Shrinker:
    """`differs` holds a conversation: its Difference or None. It is not called after so many `seconds`."""

    def __init__(self, differs, seconds):
        self.differs = differs
        self.end = time.monotonic() + seconds
        self.tried = set()

    def shrink(self, difference):
        """A conversation in which nothing can be left out, unless the time is over before."""
        requests, last = difference.requests, difference.position
        requests = self.first_of(requests, [requests[last:last + 1], requests[:last + 1]])
        before = None
        while before != requests and time.monotonic() < self.end:
            before = requests
            for change in (self.in_plain_packets, self.with_fewer_requests, self.in_single_packets,
                           self.with_fewer_words, self.with_plain_names, self.with_plain_words):
                requests = change(requests)
        return requests

    def first_of(self, requests, candidates):
        """The first candidate that differs, as far as it was sent; or the requests as they are."""
        for candidate in candidates:
            if not candidate or candidate == requests or (key := tuple(candidate)) in self.tried:
                continue
            if time.monotonic() > self.end:
                break
            self.tried.add(key)
            if difference := self.differs(candidate):
                return difference.requests
        return requests

    def with_fewer_requests(self, requests):
        """Without one half, one quarter, and so on, the last ones first."""
        size = len(requests)
        while size:
            start = len(requests) - size
            while start > -size:
                fewer = requests[:max(start, 0)] + requests[max(start + size, 0):]
                requests = self.first_of(requests, [fewer])
                start = min(start - size, len(requests) - size)
            size //= 2
        return requests

    def in_plain_packets(self, requests):
        """As requests that wait for each other, from one client."""
        for changes in PLAIN_PACKETS:
            requests = self.first_of(requests, [[replace(request, **changes) for request in requests]])
        return self.first_of(requests, [with_clients_in_order(requests)])

    def in_single_packets(self, requests):
        return self.each(requests, with_simpler_bytes)

    def with_fewer_words(self, requests):
        def shorter(request):
            words = request.words
            places = range(len(words) - 1, 0, -1)
            return [with_words(request, words[:place] + words[place + 1:]) for place in places]

        for _ in range(max((len(request.words) for request in requests), default=0)):
            requests = self.each(requests, shorter)
        return requests

    def with_plain_names(self, requests):
        def plain(request):
            name = request.name.upper()
            words = (name if name in NAMES else UNKNOWN, *request.words[1:])
            return [with_words(request, words)] if request.words else []

        return self.each(requests, plain)

    def with_plain_words(self, requests):
        for word in sorted({word for request in requests for word in free_words(request)}):
            candidates = [with_word(requests, word, other) for other in plainer(word, requests)]
            requests = self.first_of(requests, candidates)
        return requests

    def each(self, requests, candidates):
        """One request after the other replaced by its first candidate that still differs."""
        position = 0
        while position < len(requests):
            before, request, after = requests[:position], requests[position], requests[position + 1:]
            requests = self.first_of(requests, [[*before, other, *after] for other in candidates(request)])
            position += 1
        return requests


def with_clients_in_order(requests):
    order = list(dict.fromkeys(request.client for request in requests))
    return [replace(request, client=order.index(request.client)) for request in requests]


def with_simpler_bytes(request):
    """In a packet of its own, in one piece or in two, as an array."""
    changes = [{"joined": False}, {"cuts": ()}, *({"cuts": (cut,)} for cut in request.cuts)]
    changes += [{"raw": b"", "cuts": ()}] if request.words else []
    return [replace(request, **change) for change in changes]


def free_words(request):
    """The words that may be changed. No time to live is made shorter: it might end while we look."""
    is_about_time = b"ex" in request.name or any(word.upper() in TIME_OPTIONS for word in request.words)
    return request.words[1:2] if is_about_time else request.words[1:]


def with_word(requests, word, other):
    """With the other word wherever this one may be changed."""
    def changed(request):
        name, free = request.words[:1], free_words(request)
        words = (other if each == word else each for each in free)
        return with_words(request, (*name, *words, *request.words[1 + len(free):]))

    return [changed(request) for request in requests]


def plainer(word, requests):
    """Words to take for it, the plainest first. No two that differ become the same."""
    if word in LETTERS:
        return []
    used = {each for request in requests for each in request.words}
    found = [next((letter for letter in LETTERS if letter not in used), word)]
    found += [number for number in NUMBERS if number not in used and word not in NUMBERS]
    half = len(word) // 2
    return found + ([word[:half], word[half:], word[:-1], word[1:]] if len(word) > 2 else [])
