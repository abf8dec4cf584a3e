"""One conversation after the other, until two servers differ; what differs is tried again on a fresh server."""

from dataclasses import dataclass, replace

from .exchange import QUICK, THOROUGH, Exchange
from .request import Request
from .sequences import sequence
from .shrinking import Shrinker

MOST_AT_ONCE = 64    # conversations with one process of your server; then it is started afresh
SHRINK_SECONDS = 10  # of a server that hangs, each try takes a second
STUCK_SECONDS = 0.5  # without a sign of life
TRIES = 3            # of the same conversation


@dataclass
class Finding:
    seed: int           # of the first conversation that it takes
    asked: int          # how many requests there were
    difference: object  # when all has been left out that can be
    ending: str         # how your server has ended, if it has
    log: str            # its last words
    is_repeatable: bool = True


class Match:
    """`steps` and `focus` are those of sequence()."""

    def __init__(self, judge, mine, seed, steps, focus=None):
        self.judge, self.mine = judge, mine
        self.seed, self.steps, self.focus = seed, steps, focus
        self.conversations = self.requests = 0
        self.since_start = []   # the conversations with this process of your server
        self.not_repeated = []  # the seeds of those that differed once, and not again

    def next_round(self):
        """Holds one more conversation: a Finding, or None."""
        seed = self.seed + self.conversations
        requests = sequence(seed, self.steps, self.focus)
        if len(self.since_start) >= MOST_AT_ONCE:
            self.restart()
        self.since_start.append(requests)
        self.conversations += 1
        self.requests += len(requests)
        difference = self.difference(requests, QUICK)
        return difference and self.finding(seed, len(requests), difference)

    def restart(self):
        self.mine.restart()
        self.since_start = []

    def difference(self, requests, patience, fresh=False):
        if fresh:
            self.mine.restart()
        return Exchange(self.judge, self.mine, patience).hold(requests)

    def finding(self, seed, asked, difference):
        end = difference.got.end
        is_certain = end == "crashed" or end == "stuck" and not self.mine.answers(STUCK_SECONDS)
        once = self.told(seed, asked, difference, is_repeatable=False) if is_certain else None
        again, conversations = self.repeated()
        if again:
            return self.told(seed - conversations + 1, asked, again)
        self.restart()
        self.not_repeated += [] if once else [seed]
        return once

    def told(self, seed, asked, difference, **more):
        return Finding(seed, asked, difference, self.mine.ending(), self.mine.last_words(), **more)

    def repeated(self):
        """What is left of it on a fresh server, and how many conversations it takes; (None, 0) if all are alike."""
        attempts = [(1, self.since_start[-1])] * TRIES + self.more_and_more()
        for number, (count, requests) in enumerate(attempts, 1):
            if found := self.difference(requests, QUICK, fresh=True):
                return self.shrunk(found, tries=number if count == 1 else 1), count
        return None, 0

    def more_and_more(self):
        """The last conversations: what they have left in the server may be what matters."""
        counts = sorted({min(4 ** power, len(self.since_start)) for power in range(1, 4)} - {1})
        return [(count, one_after_the_other(self.since_start[-count:])) for count in counts]

    def shrunk(self, difference, tries):
        """On one server that is as new each time, or if that misleads on new ones; or it stays as it is."""
        for fresh in (False, True):
            def differs(requests, fresh=fresh):
                return self.one_of(tries, requests, QUICK, fresh)

            requests = Shrinker(differs, SHRINK_SECONDS).shrink(difference)
            if found := self.one_of(tries, requests, THOROUGH, fresh=True):
                return found
        return self.one_of(tries, difference.requests, THOROUGH, fresh=True)

    def one_of(self, tries, *how, **more):
        """The first difference in so many tries: it may depend on time."""
        return next(filter(None, (self.difference(*how, **more) for _ in range(tries))), None)


def one_after_the_other(conversations):
    """As one, with what is done between two of them to start afresh."""
    found = []
    for requests in conversations:
        clients = sorted({request.client for request in found})
        found += [Request((b"RESET",), client) for client in clients]
        found += [Request((b"FLUSHALL",)), replace(requests[0], joined=False), *requests[1:]]
    return found[1:]
