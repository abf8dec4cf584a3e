"""Tells what a debugger has seen: first a sentence, then the lines with their values, then what to do."""

from .. import cpp
from ..steps import ROOT
from . import excerpt
from .excerpt import function_of, place

CALLERS = 5     # frames that are shown after the first
TRAIL = 4       # functions that ran last
VALUES = 8      # of the first frame
MANY = 100      # times; inside/probe.py counts no further
RECURSION = 50  # frames of one function are no accident
NULL_PAGE = 4096
LAST = "Your functions that ran last, the latest first:"
SIGNALS = {
    "SIGFPE": "the code divided a number by zero",
    "SIGILL": "an instruction that doesn't exist; is a return missing?",
    "SIGABRT": "abort() was called: a check failed, in the code or in the library (heap overwritten, freed twice)"}


class Story:
    def __init__(self, test, sight):
        self.test, self.facts, self.sight = test, sight.facts, sight
        self.mine = {path.relative_to(ROOT).as_posix() for path in test.step.sources}

    def text(self):
        return "\n".join(self.lines())

    def lines(self):
        if self.facts["end"] == "crash":
            return self.crash()
        if self.sight.verdict == "PASSED":
            return self.passes()
        if self.sight.verdict == "NOT IMPLEMENTED":
            return self.stub()
        if self.facts.get("stuck"):
            return self.stuck()
        return self.waits() if self.sight.verdict in (None, "TIMEOUT") else self.wrong()

    # Each of these is one way in which a test can end.

    def crash(self):
        stack, how = self.facts["stack"], self.what_crashed()
        thrown = self.facts.get("thrown")
        if thrown and self.facts.get("uncaught"):
            stack, how = thrown["stack"], self.uncaught(thrown["type"])
        if repeated := recursion(stack):
            stack = repeated
            how = f"{function_of(repeated[0])}() calls itself again and again, without an end"
        if any(frame["file"] in self.mine for frame in stack):
            return [f"It crashed here: {how}.", *self.where(stack), "", *self.what_next()]
        return [f"It crashed where no function of yours runs: {how}.", *self.frames(stack[:CALLERS]), "",
                f"It may use something that one of your functions left there. {LAST}", *self.trail()]

    def passes(self):
        if self.test.environment:
            return [f"\"{self.test.title}\" passes now, with the values of its last report."]
        return [f"\"{self.test.title}\" passes this time. The values differ from run to run; the seed in a report brings "
                f"them back:\n  MINI_REDIS_SEED=... ./workshop why \"{self.test.title}\""]

    def stub(self):
        return ["It neither crashes nor hangs: it gets to a function that isn't written yet.", "",
                *self.sight.report[:2]]

    def stuck(self):
        stack = self.facts["stuck"]
        lines = next((frame for frame in stack if frame["file"] in self.mine), stack[0])["lines"]
        how = "this line never ends"
        if len(lines) > 1:
            how = f"lines {lines[0]} to {lines[-1]} run again and again"
        return [f"It hangs here: {how}, and no other client is served in the meantime.", *self.where(stack), "",
                *self.what_next()]

    def waits(self):
        head = "It hangs, but your code isn't running: the server waits for bytes, or for a timer."
        return [f"{head} {LAST}", *self.trail(), *self.never(), "", *self.what_next()]

    def wrong(self):
        head = "It neither crashed nor hung: it answered, but the answer is wrong."
        if thrown := self.facts.get("thrown"):
            return [f"{head} On the way {thrown['type']} was thrown here:", *self.where(thrown["stack"]), "",
                    *self.what_next()]
        return [f"{head} {LAST}", *self.trail(), *self.never(), "", *self.what_next()]

    # And these are what they are made of.

    def what_crashed(self):
        signal, address = self.facts.get("signal"), self.facts.get("address")
        if signal in SIGNALS:
            return SIGNALS[signal]
        if address is not None and address < NULL_PAGE:
            return "a null pointer was used"
        return "the code used memory that isn't there (any more)"

    def uncaught(self, type_name):
        """The report knows the exception's words, for the test has written it before it ended."""
        words = self.sight.report[0].partition("CRASH  ")[2] if self.sight.report else ""
        if type_name == "mini_redis::BrokenRequirement" and words:
            return words
        return f"{type_name} was thrown, and nothing caught it. {words.partition(': ')[2]}".strip(" .")

    def where(self, stack):
        """The learner's innermost frame in full, what it has called, and its callers in short."""
        first = next((index for index, frame in enumerate(stack) if frame["file"] in self.mine), 0)
        if first > 0:
            called = stack[first - 1]
            yield f"It was in {function_of(called)}(), {place(called)}, which this line calls:"
        yield from self.frames([stack[first]], context=2, most=VALUES)
        if callers := stack[first + 1:first + 1 + CALLERS]:
            yield from ("", "It was called from here:")
            yield from self.frames(callers)

    def frames(self, stack, **how):
        for frame in stack:
            yield from excerpt.shown(frame, frame["file"] in self.mine, **how)

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
        missing = [f"{name}()" for file, name in self.functions() if (file, name) not in seen]
        if seen and missing:
            yield from ("", f"Never called: {', '.join(missing)}")

    def functions(self):
        """(file, name) of what the learner writes."""
        for path in self.test.step.sources:
            for function in cpp.functions(path.read_text(encoding="utf-8", errors="replace")):
                if not function.is_private:
                    yield path.relative_to(ROOT).as_posix(), function.name

    def what_next(self):
        yield f"To stop in your code and look around: ./workshop debug \"{self.test.title}\""


def recursion(stack):
    """The stack from the function that calls itself, once; None if there is none."""
    places = [(frame["file"], function_of(frame)) for frame in stack]
    for index, each in enumerate(places):
        if places.count(each) >= RECURSION:
            last = len(places) - 1 - places[::-1].index(each)
            calling = places.index(each, index + 1)  # the innermost one has not come to its call
            return [stack[calling], *stack[last + 1:]]
    return None


def times(count):
    return "once" if count == 1 else f"{count} times" if count < MANY else f"{MANY} times or more"
