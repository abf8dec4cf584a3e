"""What you read about a difference: what was asked and answered, the two replies, where to look, how to see it again."""

import os

from ..terminal import paint
from .blame import places
from .client_state import ServerState
from .comparing import statistics
from .request import escaped, packets, quoted, shown

MOST_REQUESTS = 8  # of the conversation: the end is the most useful part
MOST_BYTES = 120   # of a reply
BEFORE_THE_MARK = 60  # bytes that are the same, if there are more
MOST_PLACES = 4
VERDICTS = {"crashed": "CRASH", "stuck": "TIMEOUT", "silent": "TIMEOUT"}
ENDS = {"closed": "the connection is closed", "silent": "the connection is open", "stuck": "the connection is open",
        "crashed": "the server has ended", "malformed": "which is no reply"}
WHY = {
    "stuck": "Your server answers nobody any more, not even a PING: a loop that does not end, or a wait without co_await?",
    "silent": "Your server is alive and answers others; this client waits for a reply, or for the rest of one.",
    "closed": "Your server hangs up, and the other one does not.",
    "malformed": "A reply begins with one of + - : $ *, and a bulk string is as long as it says; CRLF ends both.",
}
NO_END = "The other server hangs up here, and yours does not."
UNCALLED_FOR = "What differs is no answer to a request: it comes later, or should."
ONCE = "It did not happen again with the same requests: it depends on time, or on memory that is not yours any more."


def report(finding, judge, again):
    """`judge`: the name of the server that is right; `again`: the command that shows the same once more."""
    difference = finding.difference
    verdict = paint(VERDICTS.get(difference.got.end, "WRONG"), "bold red")
    right, wrong = both_answers(difference)
    same = len(os.path.commonprefix([right, wrong]))
    lines = [(judge, answer(right, difference.expected, same)), ("yours", answer(wrong, difference.got, same))]
    width = max(8, len(judge) + 1)
    if right and wrong:
        lines.append(("", " " * len(answer_start(right, same)) + "^ the first difference"))
    lines += [*zip(["why", *[""] * 3], why(finding)), *[("log", finding.log)] * bool(finding.log),
              *zip(["edit", *["or"] * MOST_PLACES], where(difference)), ("again", again)]
    return "\n".join([f"{verdict}{how_much(finding)}", *conversation(difference),
                      *(f"  {label:<{width}}{text}".rstrip() for label, text in lines)])


def how_much(finding):
    left = len(finding.difference.requests)
    if not finding.is_repeatable or left >= finding.asked:
        return ""
    return f"  {left} of {finding.asked} random requests {'is' if left == 1 else 'are'} enough to show it"


def conversation(difference):
    """What was asked, and what both have answered."""
    requests, answered = difference.requests, dict(enumerate(answer for _, answer in difference.before))
    several = len({request.client for request in requests}) > 1
    first = max(0, len(requests) - MOST_REQUESTS)
    lines = [f"    ({first} requests before)"] if first else []
    for number, request in enumerate(requests[first:], first):
        lines += asked(number, request, several)
        if number in answered and number != difference.position:
            lines += [f"      {shown_bytes(answered[number].bytes)}"] * bool(answered[number].bytes)
        lines += ["      a few milliseconds pass"] * request.pause
    if difference.position < len(requests) - 1:
        lines.append(f"  what differs is the reply to {difference.position + 1}.")
    return lines


def asked(number, request, several):
    who = f"client {request.client + 1}: " if several else ""
    how = "in the same packet: " if request.joined and number else ""
    cut = " | ".join(shown_bytes(packet) for packet in packets([request])) if request.cuts else ""
    return [f"  {number + 1:>2}. {who}{how}{shown(request)}", *[f"      in {len(request.cuts) + 1} packets: {cut}"] * bool(cut)]


def both_answers(difference):
    """The bytes to show: of INFO only the lines that must be the same, and are not."""
    right, wrong = difference.expected.bytes, difference.got.bytes
    if difference.request.name != b"info" or not right.startswith(b"$") or not wrong.startswith(b"$"):
        return right, wrong
    lines = [statistics(text, ServerState(counts_are_new=True)) for text in (right, wrong)]
    return [b"\n".join(line for line in one if line not in other) for one, other in (lines, lines[::-1])]


def answer(data, whole, same):
    """A reply from shortly before the first difference, and how it ends."""
    end = ENDS.get(whole.end, "")
    if not data:
        return f"nothing; {end}" if end else "nothing"
    start = max(0, same - BEFORE_THE_MARK)
    return "..." * bool(start) + quoted(data[start:], MOST_BYTES) + (f", and {end}" if end else "")


def answer_start(data, same):
    """What is printed before the first byte that differs."""
    start = max(0, same - BEFORE_THE_MARK)
    return "..." * bool(start) + '"' + escaped(data[start:same])


def shown_bytes(data):
    return quoted(data, MOST_BYTES)


def why(finding):
    difference = finding.difference
    if difference.got.end == "crashed":
        yield f"Your server has ended: {finding.ending}."
    elif difference.got.end != difference.expected.end:
        yield WHY.get(difference.got.end, NO_END)
    if difference.is_uncalled_for:
        yield UNCALLED_FOR
    if not finding.is_repeatable:
        yield ONCE


def where(difference):
    return [f"{place.file}:{place.line}, {place.function}()" for place in places(difference)[:MOST_PLACES]]
