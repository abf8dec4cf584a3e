"""Which room this checkout has joined, if any. Off unless somebody has asked for it."""

import secrets
from dataclasses import asdict, dataclass

from .. import state
from ..terminal import joined as in_a_line
from . import address

FILE = "room"


@dataclass(frozen=True)
class Joined:
    host: str
    port: int
    ident: str  # by chance, so that people without a name are told apart
    name: str

    @property
    def room(self):
        return address.shown(self.host, self.port)

    @property
    def shown_name(self):
        return self.name or f"guest {self.ident[:4]}"


def recall():
    """The Joined, or None."""
    try:
        return Joined(**state.recall(FILE))
    except TypeError:
        return None


def new(host, port, name):
    """The same person in another room, or under another name, is no other person."""
    before = recall()
    return Joined(host, port, before.ident if before else secrets.token_hex(4), name)


def remember(where):
    state.remember(FILE, asdict(where))


def forget():
    state.remember(FILE, {})


def told():
    """A line for the board; "" without a room."""
    joined = recall()
    return joined and in_a_line(f"In the room at {joined.room} as {joined.shown_name}.",
                                "./workshop join --leave ends it.") or ""
