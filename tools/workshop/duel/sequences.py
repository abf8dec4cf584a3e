"""A random conversation: a list of requests of up to three clients, in packets of any size."""

import random
from dataclasses import replace

from .patterns import BRIEF, PATTERNS, RARE
from .request import NO_REPLY, Request
from .words import KEYS, MOMENTS, questions, words_of

CLIENTS = 3
MOST_REQUESTS = 16
MOST_KEYS = 4  # that are asked for at the end
# Bytes that are no request: an error is the reply, and the connection closes.
MALFORMED = (b"*1\r\n!boom\r\n", b"*x\r\n", b"*2147483648\r\n", b"*\r\n", b"*2\r\n$3\r\nGET\r\n$-1\r\n",
             b"*1\r\n$x\r\n", b"*1\r\n$\r\n", b"*1\r\n$536870913\r\n", b"*1\r\n:4\r\n", b"*1\r\n*1\r\n",
             b"*2\r\n$4\r\nPING\r\n\r\n", b'PING "\r\n', b'PING "a"b\r\n', b"PING 'a\n")
# How often a step is asked about: those of many commands, or of rare events, more; bytes and packets are tried by all.
WEIGHTS = {"01": 0.2, "02": 0.3, "05": 1.5, "08": 1.5, "09": 1.5, "10": 0.5}
OF_TRANSACTIONS = (b"watch", b"multi", b"exec", b"discard")  # mostly from the same client
SPECIAL_IN_LINES = (b"\0", b"\r", b"\n", b'"', b"'", b"\\", b" ", b"\t", b"\v", b"\f")
MOST_IN_A_LINE = 1000  # bytes


def steps_with_commands():
    return sorted(PATTERNS)


def sequence(seed, steps, focus=None):
    """Always the same for the same arguments. `steps`: whose commands it has; `focus`: the one that most are of."""
    rng = random.Random(seed)
    some, few = some_steps(rng, steps, focus), rng.choice((1, 2, 2, 3))
    patterns = some_patterns(rng, some)
    requests = [random_request(rng, pattern_of(rng, patterns), few) for _ in range(rng.randint(1, MOST_REQUESTS))]
    if rng.random() < 0.01 and len(requests[0].data) < 100:
        return [replace(requests[0], joined=True, pause=False)] * rng.choice((300, 1200))
    requests = with_expiry(rng, requests) if "04" in steps and rng.random() < 0.3 else requests
    for _ in range(rng.choice((0, 1, 1, 2)) if "09" in some else 0):
        requests = with_transaction(rng, requests)
    requests = with_statistics(requests) if "10" in some and rng.random() < 0.5 else requests
    requests = with_other_bytes(rng, requests) if rng.random() < 0.2 else requests
    requests = in_packets(rng, by_clients(rng, requests, "08" in some or "09" in some))
    return requests + (what_is_left(requests, "08" in some) if rng.random() < 0.6 else [])


def some_steps(rng, steps, focus):
    """One to three of them. Never subscriptions within transactions: how many replies EXEC gives then, and in
    which order, is too odd for anybody to learn from."""
    main = focus if focus and rng.random() < 0.8 else rng.choices(steps, [WEIGHTS.get(step, 1) for step in steps])[0]
    others = [step for step in steps if step != main and step != {"08": "09", "09": "08"}.get(main)]
    beside = rng.sample(others, min(len(others), rng.choice((0, 0, 0, 1, 2))))
    return [main, *beside[:1]] if {"08", "09"} <= {*beside} else [main, *beside]


def some_patterns(rng, steps):
    """Many of each step, or a few: the fewer there are, the more they have to do with each other."""
    found = []
    for step in steps:
        possible = [pattern for pattern in PATTERNS[step] if "09" not in steps or pattern not in BRIEF]
        found += rng.sample(possible, min(len(possible), rng.choice((rng.randint(4, 12), 25))))
    return found


def pattern_of(rng, patterns):
    chosen = rng.choice(patterns)
    return chosen if chosen not in RARE or rng.random() < 0.2 else pattern_of(rng, patterns)


def random_request(rng, pattern, few=2):
    """Now and then with a word too few or too many, its name in other letters, or as a plain line."""
    name, *rest = words_of(pattern, rng, few)
    if rng.random() < 0.04:
        rest = rest[:-1] if rest and rng.random() < 0.6 else [*rest, b"more"]
    words = (rng.choice([bytes.upper, bytes.upper, bytes.lower, bytes.title])(name), *rest)
    is_line = rng.random() < 0.1 and can_be_a_line(words)
    return Request(words, raw=as_line(words, rng) if is_line else b"", pause=pattern in BRIEF)


def can_be_a_line(words):
    line = b"".join(words)
    return len(line) < MOST_IN_A_LINE and all(words) and not any(byte in line for byte in SPECIAL_IN_LINES)


def as_line(words, rng):
    return b" ".join(words) + rng.choice((b"\r\n", b"\n"))


def with_expiry(rng, requests):
    """One of the keys in it gets a time, which most changes of the value must leave alone."""
    places = [place for place, request in enumerate(requests, 1) if request.words[1:2] and request.words[1] in KEYS]
    if not places:
        return requests
    place = rng.choice(places)
    words = (b"EXPIRE", requests[place - 1].words[1], words_of("future", rng, 1)[0])
    return [*requests[:place], Request(words), *requests[place:]]


def with_transaction(rng, requests):
    """A part of it between MULTI and EXEC; before it up to two WATCH, and a change of what they watch or not."""
    start, end = sorted(rng.randrange(len(requests) + 1) for _ in range(2))
    before, last = requests[:start], rng.choice((b"EXEC", b"EXEC", b"EXEC", b"DISCARD"))
    watched = [random_request(rng, "WATCH string") for _ in range(rng.choice((0, 1, 2)))]
    for watch in watched:
        before.insert(rng.randrange(len(before) + 1), watch)
    changed = rng.choice(watched).words[1:2] if watched and rng.random() < 0.5 else ()
    return [*before, *(Request((b"SET", key, b"1")) for key in changed), Request((b"MULTI",)), *requests[start:end],
            Request((last,)), *requests[end:]]


def with_statistics(requests):
    """What is counted from the beginning of the conversation, at its end."""
    return [Request((b"CONFIG", b"RESETSTAT")), *requests, Request((b"INFO", b"commandstats", b"errorstats"))]


def with_other_bytes(rng, requests):
    """Somewhere an empty request, or what is none; and no QUIT, after which Redis reads nothing."""
    raw = rng.choice(MALFORMED if rng.random() < 0.5 else NO_REPLY)
    requests = [request for request in requests if request.name != b"quit"]
    place = rng.randrange(len(requests) + 1)
    return [*requests[:place], Request((), raw=raw), *requests[place:]]


def by_clients(rng, requests, together):
    """One client sends them, or several. `together`: more than one is needed to see much."""
    if rng.random() > (0.8 if together else 0.15):
        return requests
    clients, client = rng.randint(2, CLIENTS), 0
    found = []
    for request in requests:
        client = rng.randrange(clients) if rng.random() < 0.4 else client
        sender = 0 if request.name in OF_TRANSACTIONS and rng.random() < 0.9 else client
        found.append(replace(request, client=sender))
    return found


def in_packets(rng, requests):
    """Each waits for the reply before it, or many are sent at once; some are cut in pieces."""
    joined, cut = rng.choice((0, 0.8, 1, 1)), rng.choice((0, 0, 0, 0.2))
    return [replace(request, joined=rng.random() < joined,
                    cuts=cuts(rng, len(request.data)) if rng.random() < cut else ()) for request in requests]


def cuts(rng, length):
    if length < 40 and rng.random() < 0.05:
        return tuple(range(1, length))
    return tuple(sorted(rng.sample(range(1, length), min(length - 1, rng.randint(1, 2)))))


def what_is_left(requests, of_subscriptions):
    """Questions about the keys in it, or about what is subscribed to when all have left."""
    if of_subscriptions:
        clients = sorted({request.client for request in requests})
        return [*(Request((b"RESET",), client) for client in clients),
                Request((b"PUBSUB", b"NUMPAT")), Request((b"PUBSUB", b"CHANNELS"))]
    keys = sorted({word for request in requests for word in request.words[1:2] if word in (*KEYS, *MOMENTS)})
    asked = [words for key in keys[:MOST_KEYS] for words in questions(key)] + [(b"DBSIZE",)]
    return [Request(words, joined=position > 0) for position, words in enumerate(asked)]
