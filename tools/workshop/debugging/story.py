"""Tells what a debugger has seen: first a sentence, then the lines with their values, then what to do."""

import re

from .. import cpp
from ..steps import ROOT
from ..terminal import paint
from . import source

CALLERS = 5   # frames that are shown after the first
TRAIL = 4     # functions that ran last
VALUES = 8    # of the first frame
FEWER = 4     # of another one
WIDEST = 100  # characters of a value
RECURSION = 50  # frames of one function are no accident
NULL_PAGE = 4096
LAST = "Your functions that ran last, the latest first:"
SIGNALS = {"SIGFPE": "a number was divided by zero", "SIGILL": "an instruction that does not exist; is a return missing?",
           "SIGABRT": "abort() was called: a check has failed, in the code or in the library (heap overwritten, freed twice)"}


class Story:
    def __init__(self, test, sight):
        self.test, self.facts, self.sight = test, sight.facts, sight
        self.mine = {path.relative_to(ROOT).as_posix() for path in test.step.sources}

    def text(self):
        if self.facts["end"] == "crash":
            return self.crash()
        if self.sight.verdict == "PASSED":
            return self.passes()
        if self.sight.verdict == "NOT IMPLEMENTED":
            return "\n".join(["It neither crashes nor hangs: it comes to a function that is not written yet.", "", *self.sight.report[:2]])
        if self.facts.get("stuck"):
            return self.stuck()
        if self.sight.verdict in (None, "TIMEOUT"):
            return self.waits()
        return self.wrong()

    # Each of these is one way in which a test can end.

    def crash(self):
        stack, how = self.facts["stack"], self.what_crashed()
        thrown = self.facts.get("thrown")
        if thrown and self.facts.get("uncaught"):
            stack, how = thrown["stack"], f"{thrown['type']} was thrown, and nobody caught it"
        if repeated := self.recursion(stack):
            stack, how = repeated, f"{function_of(repeated[0])}() calls itself again and again, without an end"
        if not any(frame["file"] in self.mine for frame in stack):
            return "\n".join([f"It crashed where no function of yours runs: {how}.", *self.frames(stack[:CALLERS]), "",
                              f"It may use what one of yours has left behind. {LAST}", *self.trail()])
        return "\n".join([f"It crashed here: {how}.", *self.where(stack), "", *self.what_next()])

    def passes(self):
        if self.test.environment:
            return f"\"{self.test.title}\" passes now, with the values of its last report."
        return (f"\"{self.test.title}\" passes this time. The values differ from run to run; the seed that a report names "
                f"brings them back:\n  MINI_REDIS_SEED=... ./workshop why \"{self.test.title}\"")

    def stuck(self):
        stack = self.facts["stuck"]
        frame = next((frame for frame in stack if frame["file"] in self.mine), stack[0])
        lines = frame["lines"]
        how = f"lines {lines[0]} to {lines[-1]} run again and again" if len(lines) > 1 else "this line never comes to its end"
        return "\n".join([f"It hangs here: {how}, and nobody else is served meanwhile.", *self.where(stack), "", *self.what_next()])

    def waits(self):
        return "\n".join([f"It hangs, and no code of yours runs meanwhile: the server waits, for bytes or for a timer. {LAST}",
                          *self.trail(), *self.never(), "", *self.what_next()])

    def wrong(self):
        thrown = self.facts.get("thrown")
        head = "It neither crashed nor hung: it answered, and the answer is wrong."
        if thrown:
            return "\n".join([f"{head} On the way {thrown['type']} was thrown here:", *self.where(thrown["stack"]), "", *self.what_next()])
        return "\n".join([f"{head} {LAST}", *self.trail(), *self.never(), "", *self.what_next()])

    # And these are what they are made of.

    def what_crashed(self):
        signal, address = self.facts.get("signal"), self.facts.get("address")
        if signal in SIGNALS:
            return SIGNALS[signal]
        if address is not None and address < NULL_PAGE:
            return "a null pointer was used"
        return "memory was used that is not there (any more)"

    @staticmethod
    def recursion(stack):
        """The stack from the function that calls itself, once; None if there is none."""
        places = [(frame["file"], function_of(frame)) for frame in stack]
        for index, place in enumerate(places):
            if places.count(place) >= RECURSION:
                last = len(places) - 1 - places[::-1].index(place)
                return [stack[places.index(place, index + 1)], *stack[last + 1:]]  # not where the stack ends: where it calls
        return None

    def where(self, stack):
        """The learner's innermost frame in full, what it has called, and its callers in short."""
        first = next((index for index, frame in enumerate(stack) if frame["file"] in self.mine), 0)
        yield from self.within(stack[:first])
        yield from self.frames([stack[first]], context=2, most=VALUES)
        if callers := stack[first + 1:first + 1 + CALLERS]:
            yield from ("", "It was called from here:")
            yield from self.frames(callers)

    @staticmethod
    def within(deeper):
        if deeper:
            yield f"It was in {function_of(deeper[0])}(), {deeper[0]['file']}:{deeper[0]['line']}, which this line calls:"

    def frames(self, stack, context=0, most=FEWER, more=""):
        for frame in stack:
            yield ""
            yield paint(f"  {frame['file']}:{frame['line']}, {function_of(frame)}()", "bold") + more
            if not frame["file"].startswith("solutions/"):  # that would tell the answer
                yield from source_lines(frame, context)
            if frame["file"] in self.mine:
                yield from value_lines(frame, most)

    def trail(self):
        """Where the learner's functions ran last, the latest first."""
        latest = {function_of(frame): frame for frame in self.facts["reached"]}  # of each function
        order = sorted(latest.values(), key=self.facts["reached"].index, reverse=True)
        for frame in order[:TRAIL]:
            yield from self.frames([frame], more=f"   ({times(frame['times'])})")
        if not order:
            yield "  nowhere: none of your functions was called."

    def never(self):
        """The learner's functions that were not called, if others were."""
        seen = {(frame["file"], function_of(frame)) for frame in self.facts["reached"]}
        missing = [f"{function.name}()" for path in self.test.step.sources for function in cpp.functions(path.read_text(encoding="utf-8"))
                   if (path.relative_to(ROOT).as_posix(), function.name) not in seen and not function.is_private]
        if seen and missing:
            yield from ("", f"Never called: {', '.join(missing)}")

    def what_next(self):
        yield f"To stop in your code and look around: ./workshop debug \"{self.test.title}\""


def times(count):
    return "once" if count == 1 else f"{count} times" if count < 100 else "100 times or more"


def function_of(frame):
    """Its name as it is in the source; else as the debugger says it."""
    if found := source.function_at(frame["file"], frame["line"]):
        return found.name
    return re.sub(r"\(.*", "", frame["function"].replace("(anonymous namespace)::", "")).replace("mini_redis::", "").strip(":")


def source_lines(frame, context):
    lines = source.text_of(frame["file"]).split("\n")
    for number in range(max(1, frame["line"] - context), frame["line"] + 1):
        mark = ">" if number == frame["line"] else " "
        yield f"  {mark} {number:>4}  {lines[number - 1] if number <= len(lines) else ''}".rstrip()


def value_lines(frame, most):
    """The values of the names that the function mentions."""
    function = source.function_at(frame["file"], frame["line"])
    shown = [(name, value) for name, value in frame["values"] if function is None or mentions(function.text, name)][:most]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        yield f"          {name:<{width}}  {value if len(value) <= WIDEST else value[:WIDEST - 3] + '...'}"


def mentions(text, name):
    return re.search(rf"(?<![\w.]){re.escape(name)}\b", text.replace("->", ".")) is not None
