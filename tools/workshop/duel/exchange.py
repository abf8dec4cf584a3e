"""Holds a conversation with both servers, up to the first difference."""

import time
from dataclasses import dataclass, field

from ..trouble import Trouble
from . import comparing
from .client_state import ClientState, ServerState
from .connection import Closed
from .request import Request, packets, turns
from .resp import Malformed

JUDGE_LIMIT = 30  # seconds; it answers within a thousandth of one
PAUSE = 0.004     # seconds after which a key with a time of one millisecond is gone
# The last request of each client. Its error shows that nothing else is to come, whatever the client has done.
END = (b"the-end",)
MOST_AT_THE_END = 1000  # replies


@dataclass(frozen=True)
class Patience:
    """In seconds."""

    silence: float       # how long your server may say nothing before it is asked whether it is alive
    sign_of_life: float  # how long it has to answer that


THOROUGH = Patience(0.5, 3.0)
QUICK = Patience(0.02, 0.3)


@dataclass
class Answer:
    """What came for a request: its replies, with the messages that came before them."""

    replies: list = field(default_factory=list)
    # What came instead of more: "closed", "silent", "stuck", "crashed", "malformed"; "open" instead of "closed".
    end: str = ""
    rest: bytes = b""  # what came beyond the replies that were due, or of one that is not whole

    @property
    def bytes(self):
        return b"".join(self.replies) + self.rest


@dataclass
class Difference:
    requests: list    # of the conversation: all that had been sent
    position: int     # of the one among them that is answered differently
    expected: Answer
    got: Answer
    before: list      # [(request, the right answer)] of those that are answered alike
    is_uncalled_for: bool = False  # the difference is not an answer, but came after it, or should have

    @property
    def request(self):
        return self.requests[self.position]


class Ended(Exception):
    """No reply will come; why, as in Answer.end."""


class Exchange:
    def __init__(self, judge, mine, patience):
        self.judge, self.mine, self.patience = judge, mine, patience
        self.server, self.clients, self.said = ServerState(), {}, []
        self.is_alive = True  # your server has answered whenever it was asked

    def hold(self, requests):
        """The first Difference, or None."""
        for contender in (self.judge, self.mine):
            contender.make_ready()
        for position, turn in turns(requests):
            for number, expected, got in self.differing(turn):
                sent = requests[:position + len(turn)]
                return Difference(sent, position + number, expected, got, self.said)
        for client in sorted({request.client for request in requests}):
            for _, expected, got in self.differing([end := Request(END, client)]):
                return self.at_the_end(requests, end, expected, got)
        return None

    def differing(self, turn):
        """Sends it, and yields which request is answered differently, and how."""
        client = turn[0].client
        if turn[0].words == END and client not in self.judge.connections:
            return  # both have closed it
        self.send(client, packets(turn))
        for number, request in enumerate(turn):
            state = self.clients.setdefault(client, ClientState(self.server))
            expected = self.right_answer(request, state)
            got = self.answer_like(expected, client)
            is_same = comparing.same(request, expected.replies, got.replies, state)
            if got.end != expected.end or got.rest or not is_same:
                yield number, expected, got
            self.said.append((request, expected))
            state.note(request, expected)
            if expected.end:
                return self.hang_up(client)  # what else is in the packet is not read
        if turn[-1].pause:
            time.sleep(PAUSE)

    def send(self, client, pieces):
        """All at once to the judge. Your server takes each piece before the next one comes."""
        self.judge.send(client, b"".join(pieces))
        for number, piece in enumerate(pieces):
            self.is_alive = self.is_alive and (number == 0 or self.mine.answers(self.patience.sign_of_life))
            self.mine.send(client, piece)

    def hang_up(self, client):
        del self.clients[client]
        for contender in (self.judge, self.mine):
            contender.hang_up(client)

    def at_the_end(self, requests, end, expected, got):
        """The answer to the last request differs; or that is right, and something else came, or did not."""
        ending = expected.replies[-1]
        while ending not in got.replies and not got.end and len(got.replies) < MOST_AT_THE_END:
            more = self.answer_like(Answer([ending]), end.client)
            got = Answer(got.replies + more.replies, more.end, more.rest)
        if ending not in got.replies:
            return Difference([*requests, end], len(requests), expected, got, self.said)
        last = max(number for number, request in enumerate(requests) if request.client == end.client)
        due, came = (Answer([reply for reply in each.replies if reply != ending]) for each in (expected, got))
        return Difference(requests, last, due, came, self.said, is_uncalled_for=True)

    def right_answer(self, request, state):
        answer = Answer()
        if not request.is_answered:
            return answer

        def next_reply():
            answer.replies.append(connection.reply(self.wait_for_judge))
            return answer.replies[-1]

        connection = self.judge.client(request.client)
        try:
            while state.is_message(first := next_reply()):
                pass
            for _ in range(state.replies_due(request, first) - 1):
                next_reply()
            if not request.words or (request.name == b"quit" and first == b"+OK\r\n"):
                next_reply()
        except Closed:
            answer.end = "closed"
        return answer

    def wait_for_judge(self, connection):
        if not connection.receive(JUDGE_LIMIT):
            raise Trouble(f"{self.judge.title} didn't answer within {JUDGE_LIMIT} seconds.",
                          "Try again; is the machine very busy?")

    def answer_like(self, expected, client):
        """What your server has answered: as many replies as are due, and the end, if that is due."""
        answer = Answer()
        try:
            connection = self.mine.client(client)
            while len(answer.replies) < len(expected.replies):
                answer.replies.append(connection.reply(self.wait_for_mine))
            while expected.end and not connection.closed and not connection.data:
                self.wait_for_mine(connection)
            answer.end = "closed" if expected.end and connection.closed else ""
        except (Closed, OSError):
            answer.end = "closed" if self.mine.answers(self.patience.sign_of_life) else self.why_silent()
        except Malformed:
            answer.end = "malformed"
        except Ended as ended:
            is_whole = len(answer.replies) == len(expected.replies)
            answer.end = "open" if is_whole and str(ended) == "silent" else str(ended)
        answer.rest = connection.data if answer.end or expected.end else b""
        return answer

    def wait_for_mine(self, connection):
        if connection.receive(self.patience.silence if self.is_alive else 0.001):
            return
        if not self.is_alive or not self.mine.answers(self.patience.sign_of_life):
            raise Ended(self.why_silent())
        if not connection.receive(self.patience.silence / 4):
            raise Ended("silent")

    def why_silent(self):
        return "crashed" if self.mine.has_ended(self.patience.silence) else "stuck"
