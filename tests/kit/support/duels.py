"""What ./workshop duel asks two servers, for the kit's own tests."""
import sys

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.duel import client_state, comparing, patterns, request, sequences, shrinking, words  # noqa: E402,F401
from workshop.duel.contender import MiniRedis, RedisServer  # noqa: E402,F401
from workshop.duel.match import Match  # noqa: E402,F401
from workshop.duel.telling import report  # noqa: E402,F401


def random_words(rng, step):
    """A command of the step with its arguments. Nothing is gone within a moment."""
    chosen = rng.choice([pattern for pattern in patterns.PATTERNS[step] if pattern not in patterns.BRIEF])
    return words.words_of(chosen, rng, few=3)


def plain_requests(seed, steps):
    """The bytes of a conversation that one client can hold to its end: no subscriptions, nothing that closes it, nothing
    that is gone within a moment."""
    left_out = (b"quit", b"subscribe", b"psubscribe")
    return [each.data for each in sequences.sequence(seed, steps)
            if each.words and not each.pause and each.name not in left_out]
