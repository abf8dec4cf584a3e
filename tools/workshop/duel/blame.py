"""Which of your functions a difference may be in: those that the commands' rows name, and what they call."""

import re
from dataclasses import dataclass
from functools import cache

from .. import written
from ..steps import ROOT, all_steps

ROW = re.compile(r'\.add\(\s*\{"([a-z]+)",\s*-?\d+,(.*?)\}\);', re.DOTALL)
SPECIAL_CASE = re.compile(r'\.add_special_case\("([a-z]+)",(.*?)\);\n', re.DOTALL)
NAME = re.compile(r"[A-Za-z_]\w*")
# The object, if any, and the name; a member that holds a function has an underscore at its end.
CALL = re.compile(r"(?:(\w+?)_?(?:\.|->))?\b([A-Za-z_]\w*?)_?\(")
OBJECTS = {"db": "Database", "pubsub": "PubSub", "dispatcher": "Dispatcher"}
SHARED = ("03", "04")  # the steps that the commands of all others call
READS_BYTES = ("RequestParser::parse", "RespHandler::on_bytes")
# (how one of the two replies begins, the functions that decide about it)
CLUES = (
    (b"+QUEUED", ("Transactions::queue",)),
    (b"-EXECABORT", ("Transactions::spoil", "Transactions::exec")),
    (b"-ERR Can't execute", ("SubscribedMode::check_subscriber",)),
    (b"-ERR unknown command", ("Dispatcher::execute",)),
    (b"-ERR wrong number of arguments for", ("Dispatcher::execute",)),
)
WRITERS = ((b"$-1", "ReplyWriter::null_bulk_string"), (b"$", "ReplyWriter::bulk_string"),
           (b":", "ReplyWriter::integer"), (b"*-1", "ReplyWriter::null_array"), (b"*", "ReplyWriter::array"))
WATCH = ("Transactions::exec", "Transactions::touch", "Transactions::watch")
STATISTICS = ("Stats::count_call", "Stats::count_rejection", "write_command_stats", "write_keyspace",
              "Info::text")


@dataclass(frozen=True)
class Place:
    function: str   # "Database::find"
    step: str       # "03"
    file: str       # from the top of the checkout
    line: int
    code: str       # its body
    is_yours: bool  # you have written it; what you have not is the reference's

    @property
    def short_name(self):
        return self.function.split("::")[-1]

    @property
    def class_name(self):
        return self.function.rpartition("::")[0]


def places(difference):
    """The likeliest first: the last command, those before it, and what the last one calls."""
    last, before = difference.request, difference.requests[:difference.position]
    writer = writer_of(difference.expected.bytes)
    found = writer if is_broken(difference.got) else []
    found += [*by_bytes(difference), *by_replies(difference), *own(last), *by_absence(difference.got)]
    found += writer if is_of_another_kind(difference) else []
    found += [place for request in reversed(before) for place in own(request)]
    found += [place for handler in handlers(last.name) for place in reached(handler) if place.is_yours]
    return list(dict.fromkeys(found))


def by_bytes(difference):
    """Wrong only as a line, in pieces, or together with others: where bytes become requests."""
    requests = difference.requests
    if difference.request.raw or any(request.cuts for request in requests):
        return named(*READS_BYTES)
    return named(*reversed(READS_BYTES)) if any(request.joined for request in requests) else []


def by_replies(difference):
    replies = [answer.bytes for answer in (difference.expected, difference.got)]
    clues = (names for start, names in CLUES if any(reply.startswith(start) for reply in replies))
    found = [name for names in clues for name in names]
    if any(b"message\r\n" in reply for reply in replies):
        found.append("PubSub::publish")
    if difference.request.name == b"exec" and b"watch" in {request.name for request in difference.requests}:
        found += WATCH
    if difference.request.name == b"info":
        found += STATISTICS
    return named(*found)


def by_absence(got):
    """No reply at all: a request that was never taken for complete?"""
    return named(*READS_BYTES) if got.end in ("stuck", "silent") and not got.bytes else []


def writer_of(reply):
    return named(*[name for start, name in WRITERS if reply.startswith(start)][:1])


def is_broken(got):
    """A reply has begun, and is none, or has no end."""
    return got.bytes and got.end in ("malformed", "silent")


def is_of_another_kind(difference):
    right, wrong = difference.expected.bytes, difference.got.bytes
    return right[:1] != wrong[:1] or right[1:3] == b"-1"


def own(request):
    return [place for place in handlers(request.name) if place.is_yours]


@cache
def handlers(name):
    """The functions that a command's row names, and its special cases."""
    name = name.decode("latin-1")
    texts = [text for file in given_files() for pattern in (ROW, SPECIAL_CASE)
             for found, text in pattern.findall(file.read_text(encoding="utf-8")) if found == name]
    words = [word for text in texts for word in NAME.findall(text)] + [f"{name}_command"]
    return list(dict.fromkeys(place for word in words for place in functions().get(word, ())))


def reached(handler):
    """What the handler calls, and what it calls through a given function."""
    for place in calls(handler):
        yield place
        if "/given/" in place.file:
            yield from calls(place)


def calls(place):
    """What the function calls, of its own step first, and of those that all others use."""
    found = [called for thing, word in CALL.findall(place.code) for called in functions().get(word, ())
             if called.class_name in ({OBJECTS.get(thing)} if thing else {"", place.class_name})]
    return sorted((each for each in found if each != place and each.step in (place.step, *SHARED)),
                  key=lambda each: each.step != place.step)


def named(*names):
    """Those of yours with these whole names."""
    return [place for name in names for place in functions().get(name.split("::")[-1], ())
            if place.function == name and place.is_yours]


@cache
def functions():
    """{name without its class: its Places}"""
    found = {}
    for place in [*(place for step in all_steps() for place in to_write(step)), *given()]:
        found.setdefault(place.short_name, []).append(place)
    return found


def to_write(step):
    """The step's functions to write: as they are in your files, or else the reference's."""
    yours = {each.name: (each, path) for path in step.sources if path.exists() for each in written.functions(path)
             if not written.is_stub(each)}
    for path in step.solutions:
        for each in written.functions(path):
            if not each.is_private:
                yield place_of(*yours.get(each.name, (each, path)), is_yours=each.name in yours)


def given():
    return [place_of(each, path, is_yours=False)
            for path in given_files() for each in written.functions(path)]


@cache
def given_files():
    return sorted((ROOT / "steps").glob("*/given/[!.]*.cpp"))


def place_of(function, file, is_yours):
    """The line is that of the name, after the comment above it."""
    source, path = file.read_text(encoding="utf-8", errors="surrogateescape"), file.relative_to(ROOT)
    line = source.count("\n", 0, source.index("(", function.start + comment_before(function))) + 1
    return Place(function.name, path.parts[1][:2], path.as_posix(), line, function.code, is_yours)


def comment_before(function):
    return len(re.match(r"(?:\s*//[^\n]*\n)*", function.text)[0])
