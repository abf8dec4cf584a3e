"""Which replies are the same although their bytes differ: in another order, random, or measured."""

import re

from .client_state import is_confirmation
from .resp import parts

ELEMENTS_IN_ANY_ORDER = (b"hkeys", b"hvals", b"keys")
RANDOM = (b"randomkey",)
CLOCK = (b"time",)
SAME_COUNTERS = (b"# Commandstats", b"# Errorstats", b"# Keyspace", b"errorstat_", b"cmdstat_", b"db0:")
# PING counts how often a server was asked whether it is alive; here an unknown subcommand runs, and fails.
OTHER_COUNTERS = re.compile(rb"cmdstat_(?:ping|client|config|command|pubsub)\b")
MEASURED = re.compile(rb",(?:usec|usec_per_call|avg_ttl)=[\d.]+")
MILLISECONDS_APART = 1000  # for what PTTL says on two servers, one after the other


def same(request, expected, got, state):
    """Whether two lists of replies to the request are equal. `state`: a ClientState as it was before."""
    if expected == got:
        return True
    if len(expected) != len(got):
        return False
    said = [meaning(request.words, replies, state) for replies in (expected, got)]
    return said[0] == said[1] or are_near(request, expected, got)


def meaning(words, replies, state):
    """What the replies say, without what may differ."""
    found = without_order_of_patterns([parts(reply) for reply in replies])
    if not words or not found:
        return found
    name, last = words[0].lower(), found[-1]
    if name == b"exec" and isinstance(last, list) and len(last) == len(state.queued):
        return [*found[:-1], [of_one(*queued, state) for queued in zip(state.queued, last)]]
    if name in (b"unsubscribe", b"punsubscribe") and len(words) == 1:
        return confirmations(found)
    return [*found[:-1], of_one(words, last, state)]


def of_one(words, reply, state):
    name = words[0].lower()
    if state.server.expired and name in (*RANDOM, b"dbsize"):
        return "as soon as somebody removes what has expired"
    if name in RANDOM:
        return reply[:2] == b"$-"
    if name == b"info" and reply[:1] == b"$":
        return statistics(reply, state.server)
    if not isinstance(reply, list):
        return reply
    if name in CLOCK:
        return [re.fullmatch(rb"\$\d+\r\n\d+\r\n", part) is not None for part in reply]
    if name in ELEMENTS_IN_ANY_ORDER or b" ".join(words[:2]).lower() == b"pubsub channels":
        return sorted(reply, key=repr)
    if name == b"hgetall":
        return sorted(zip(reply[::2], reply[1::2]))
    if name in (b"scan", b"hscan"):
        return scanned(reply, cursor=words[1 if name == b"scan" else 2])
    return reply


def scanned(reply, cursor):
    """Only a scan that is complete at once has to find the same. Another cursor means what its server says."""
    complete = cursor == b"0" and len(reply) == 2 and reply[0] == b"$1\r\n0\r\n" and isinstance(reply[1], list)
    return sorted(reply[1]) if complete else "incomplete"


def statistics(reply, server):
    """What both servers count alike; the counters only if they began with this conversation."""
    unknown = (b"db0",) * bool(server.expired) + (b"errorstat", b"cmdstat") * (not server.counts_are_new)
    lines = [line for line in reply.split(b"\r\n") if line.startswith(SAME_COUNTERS)]
    return sorted(MEASURED.sub(b"", line) for line in lines
                  if not line.startswith(unknown) and not OTHER_COUNTERS.match(line))


def confirmations(replies):
    """The names may come in any order, the counts may not."""
    own = [reply for reply in replies if is_confirmation(reply)]
    others = [reply for reply in replies if not is_confirmation(reply)]
    return others, sorted(reply[1] for reply in own), [reply[2] for reply in own]


def without_order_of_patterns(replies):
    """A message that several patterns match comes in the order of no table."""
    found, group = [], []
    for reply in replies:
        if isinstance(reply, list) and reply[:1] == [b"$8\r\npmessage\r\n"]:
            group.append(reply)
        else:
            found += [*sorted(group), reply]
            group = []
    return [*found, *sorted(group)]


def are_near(request, expected, got):
    if request.name != b"pttl" or len(expected) != 1:
        return False
    numbers = [reply[1:-2] for reply in (expected[0], got[0]) if reply[:1] == b":"]
    return len(numbers) == 2 and all(number.isdigit() for number in numbers) and \
        abs(int(numbers[0]) - int(numbers[1])) < MILLISECONDS_APART
