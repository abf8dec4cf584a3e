"""What you read about a difference: what was asked, the two answers, where to look, how to see it again."""

import os

from .. import plain_report
from ..terminal import is_plain, paint
from .blame import places
from .client_state import ServerState
from .comparing import statistics
from .request import escaped, packets, quoted, shown

MOST_REQUESTS = 8     # of the conversation: the end is the most useful part
MOST_BYTES = 120      # of a reply
BEFORE_THE_MARK = 60  # bytes, if more are the same
MOST_PLACES = 4
VERDICTS = {"crashed": "CRASH", "stuck": "TIMEOUT", "silent": "TIMEOUT"}
ENDS = {"closed": "the connection is closed", "open": "the connection stays open", "crashed": "the server has ended",
        "silent": "the connection is open", "stuck": "the connection is open", "malformed": "which isn't a reply"}
WHY = {
    "open": "The other server closes the connection here, but yours doesn't.",
    "": "The other server closes the connection here, but yours goes on.",
    "closed": "Your server closes the connection, but the other one doesn't.",
    "silent": "Your server answers other clients, but this one waits for a reply, or for the rest of one.",
    "stuck": "Your server doesn't answer any client any more: is there a loop that doesn't end, or a wait without "
             "co_await?",
    "malformed": "A reply begins with one of + - : $ *, and the rest is as long as it says, with its CRLF.",
    "crashed": "Your server has ended: {ending}.",
}
UNCALLED_FOR = "It isn't an answer to a request: it's a message, or one reply too many."
ONCE = "It did not happen again with the same requests: it depends on time, or on memory that is not yours."


def report(finding, judge, again):
    """`judge`: the name of the server that is right; `again`: the command that shows the same once more."""
    difference = finding.difference
    right, wrong = both_answers(difference)
    same = len(os.path.commonprefix([right, wrong]))
    rows = [(judge, answer(right, difference.expected, same)), ("yours", answer(wrong, difference.got, same))]
    if right and wrong and right != wrong:
        rows.append(("", " " * len(begun(right, same)) + "^ the first difference"))
    rows += [("why" if number == 0 else "", text) for number, text in enumerate(why(finding))]
    rows += [("log", finding.log)] if finding.log else []
    rows += [("edit" if number == 0 else "or", place) for number, place in enumerate(where(difference))]
    width = max(8, len(judge) + 1)
    lines = [headline(finding), *conversation(difference),
             *(f"  {label:<{width}}{text}".rstrip() for label, text in [*rows, ("again", again)])]
    return "\n".join(plain_report.lines(lines) if is_plain() else lines)


def headline(finding):
    verdict = paint(VERDICTS.get(finding.difference.got.end, "WRONG"), "bold red")
    left = len(finding.difference.requests)
    if not finding.is_repeatable or left >= finding.asked:
        return verdict
    return f"{verdict}  {left} of {finding.asked} random requests {'is' if left == 1 else 'are'} enough to show it"


def conversation(difference):
    """What was asked, and what both have answered."""
    requests, answers = difference.requests, [answer for _, answer in difference.before][:difference.position]
    several = len({request.client for request in requests}) > 1
    first = max(0, len(requests) - MOST_REQUESTS)
    lines = [f"    ({first} requests before)"] if first else []
    for number, request in enumerate(requests[first:], first):
        lines += asked(number, request, several)
        lines += [f"      {short(each.bytes)}" for each in answers[number:number + 1] if each.bytes]
        lines += ["      a few milliseconds pass"] if request.pause else []
    if difference.position < len(requests) - 1:
        lines.append(f"  The replies differ at {difference.position + 1}.")
    return lines


def asked(number, request, several):
    who = f"client {request.client + 1}: " if several else ""
    how = "in the same packet: " if request.joined and number else ""
    lines = [f"  {number + 1:>2}. {who}{how}{shown(request)}"]
    if request.cuts:
        pieces = packets([request])
        lines.append(f"      in {len(pieces)} packets: {' '.join(map(short, pieces))}")
    return lines


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
    return "..." * bool(start) + short(data[start:]) + (f", and {end}" if end else "")


def begun(data, same):
    """What is printed before the first byte that differs."""
    start = max(0, same - BEFORE_THE_MARK)
    return "..." * bool(start) + '"' + escaped(data[start:same])


def short(data):
    return quoted(data, MOST_BYTES)


def why(finding):
    difference = finding.difference
    if difference.got.end != difference.expected.end:
        yield WHY[difference.got.end].format(ending=finding.ending)
    if difference.is_uncalled_for:
        yield UNCALLED_FOR
    if not finding.is_repeatable:
        yield ONCE


def where(difference):
    return [f"{place.file}:{place.line}, {place.function}()" for place in places(difference)[:MOST_PLACES]]
