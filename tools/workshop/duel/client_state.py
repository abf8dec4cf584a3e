"""What the right replies say of a client: how many replies are due, and what they may differ in."""

from dataclasses import dataclass, field

from .resp import parts

SUBSCRIPTIONS = (b"subscribe", b"psubscribe", b"unsubscribe", b"punsubscribe")
CONFIRMATIONS = [b"$%d\r\n%s\r\n" % (len(name), name) for name in SUBSCRIPTIONS]
MESSAGES = (b"$7\r\nmessage\r\n", b"$8\r\npmessage\r\n")
LOOKUPS = (b"get", b"ttl", b"exists", b"type", b"del")


def is_confirmation(reply):
    """Whether these are the parts of what SUBSCRIBE and its relatives reply for each name."""
    return isinstance(reply, list) and len(reply) == 3 and reply[0] in CONFIRMATIONS


@dataclass
class ServerState:
    """What has been said in this conversation, by all clients."""

    counts_are_new: bool = False  # the statistics began with it
    expired: set = field(default_factory=set)  # keys whose time is over, which nobody has asked for since

    def note(self, request, answer):
        words = [word.lower() for word in request.words]
        if words == [b"config", b"resetstat"] and answer.replies == [b"+OK\r\n"]:
            self.counts_are_new = True
        if not request.words and answer.replies:  # Redis counts the errors of the protocol, too
            self.counts_are_new = False
        if request.pause:
            self.expired.add(request.words[1:2])
        elif request.name in LOOKUPS:
            self.expired.discard(request.words[1:2])


@dataclass
class ClientState:
    server: ServerState
    names: dict = field(default_factory=lambda: {b"subscribe": set(), b"psubscribe": set()})  # subscribed to
    queued: list = field(default_factory=list)  # the words of each request that waits for EXEC

    def note(self, request, answer):
        self.server.note(request, answer)
        if request.name in (b"exec", b"discard", b"reset"):
            self.queued = []
        if request.name == b"reset":
            self.names = {kind: set() for kind in self.names}
        for reply in answer.replies:
            self.note_reply(request, reply)

    def note_reply(self, request, reply):
        if reply == b"+QUEUED\r\n":
            self.queued.append(request.words)
        elif request.name in SUBSCRIPTIONS and is_confirmation(found := parts(reply)):
            kind, name = found[0].split(b"\r\n")[1], found[1]
            names = self.names[kind.replace(b"un", b"")]
            (names.discard if b"un" in kind else names.add)(name)

    def is_message(self, reply):
        return any(self.names.values()) and reply[:1] == b"*" and parts(reply)[0] in MESSAGES

    def replies_due(self, request, first):
        """How many replies the request gets, if this is the first of them."""
        if request.name not in SUBSCRIPTIONS or not is_confirmation(parts(first)):
            return 1
        return len(request.words) - 1 or max(1, len(self.names[request.name.replace(b"un", b"")]))
