"""Which room this checkout has joined, if any. Off unless somebody has asked for it."""

import secrets
import time
from dataclasses import asdict, dataclass

from .. import state
from ..terminal import joined as in_a_line
from . import address

FILE = "room"
LONGEST = 12 * 3600  # seconds


@dataclass(frozen=True)
class Joined:
    host: str
    port: int
    ident: str  # by chance, so that people without a name are told apart
    name: str
    since: float  # seconds since 1970

    @property
    def room(self):
        return address.shown(self.host, self.port)

    @property
    def shown_name(self):
        return self.name or f"guest {self.ident[:4]}"


def recall():
    """The Joined, or None. Tomorrow, in another network, somebody else may have the room's address."""
    try:
        found = Joined(**state.recall(FILE))
    except TypeError:
        return None
    return found if time.time() - found.since < LONGEST else None


def new(host, port, name):
    """The same person in another room, or under another name, is no other person. Without a name, they keep theirs."""
    before = recall()
    ident, known = (before.ident, before.name) if before else (secrets.token_hex(4), "")
    return Joined(host, port, ident, name or known, time.time())


def remember(where):
    state.remember(FILE, asdict(where))


def forget():
    state.remember(FILE, {})


def told():
    """A line for the board; "" without a room."""
    joined = recall()
    return joined and in_a_line(f"In the room at {joined.room} as {joined.shown_name}.",
                                "./workshop join --leave ends it.") or ""
