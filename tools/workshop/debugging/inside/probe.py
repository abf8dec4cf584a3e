"""What ./workshop why asks a debugger, and what it writes down. This runs inside the debugger.

The plan is a JSON file, named by MINI_REDIS_PROBE:

    program, arguments   what to run, with its output in the file `report`
    root                 the checkout: frames of its steps/ and solutions/ count
    places               [[file, line]], from the top of the checkout: were they reached, and how often?
    seconds              a program that has not ended by then is interrupted
    facts                where to write the answer, as JSON
"""

import json
import os
import re
from collections import Counter

import values

DEEPEST = 300   # frames that are looked at
SAMPLES = 5     # of a thread that may be in a loop
BETWEEN = 0.03  # seconds between two samples
ENOUGH = 100    # times that a place is counted; then it only costs time
SERVER = "ServerThread::run_server"  # the test's server runs below this function
CRASHES = ("SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT")
FAILS = "mini_redis::testing::fail"  # where a test fails
OURS = re.compile(r".*/((?:steps|solutions)/.+)")
# The compiler's own variables in a coroutine, and what is never thrown by mistake.
HIDDEN = re.compile(r"_Coro_|frame_ptr$|Aw\d+$|Is$|Fs$|__|.*\.")
USUAL = re.compile(r"mini_redis::(CommandError|NotImplemented)$|(std|asio)::(_V2::)?system_error$")


def read_plan():
    with open(os.environ["MINI_REDIS_PROBE"], encoding="utf-8") as file:
        return json.load(file)


class Event:
    """Why the program has stopped: "crash", "fails", "limit" or "exit"."""

    def __init__(self, kind, signal=None, address=None):
        self.kind, self.signal, self.address = kind, signal, address


class Findings:
    def __init__(self, plan):
        self.plan = plan
        self._places = {(file, line) for file, line in plan["places"]}
        self._files = {file for file, _ in plan["places"]}
        self.facts = {"end": "nothing", "stack": [], "reached": []}
        self._reached, self._hits = {}, Counter()  # a line may begin at several addresses: hits of each

    def write(self):
        self.facts["reached"] = list(self._reached.values())
        with open(self.plan["facts"], "w", encoding="utf-8") as file:
            json.dump(self.facts, file)

    def stack(self, frames):
        """The frames in our folders, innermost first."""
        return [self.told(frame) for frame in frames if self.path_of(frame)]

    def told(self, frame):
        return {"file": self.path_of(frame), "line": frame.line, "function": frame.function,
                "values": list(named_values(frame))}

    def path_of(self, frame):
        """From the top of the checkout; None if it is not one of ours. What comes before that does not count:
        a compiler's cache may have changed it."""
        found = OURS.search(frame.file or "")
        return found[1] if found and os.path.isfile(os.path.join(self.plan["root"], found[1])) else None

    def reach(self, frame, line):
        """The debugger has stopped for this line. Returns whether that was often enough. It may be in another
        file of that name; and a line without code, such as "for (;;) {", means the next one."""
        place = (self.path_of(frame), frame.line)
        is_next_one = frame.line != line and place in self._places
        if place[0] not in self._files or is_next_one:
            return False
        self._hits[place, frame.address] += 1
        times = max(self._reached.pop(place, {"times": 0})["times"], self._hits[place, frame.address])
        self._reached[place] = {**self.told(frame), "times": times}  # the last one reached is the last here
        return times >= ENOUGH

    def thrown(self, type_name, frames):
        """An exception was thrown. The last unusual one is kept."""
        if not USUAL.match(type_name) and (stack := self.stack(frames)):
            self.facts["thrown"] = {"type": type_name, "stack": stack}


def named_values(frame):
    """[name, text] of the variables that have a value by now, and of the fields of objects."""
    for name, value, line, is_parameter in frame.variables():
        if HIDDEN.match(name) or not (is_parameter or name == "this" or line < frame.line):
            continue
        is_object = value.kind == "class" and not values.is_known(value)
        if name != "this" and not is_object:
            yield from shown(name, value)
        elif fields := fields_of(value.target() if name == "this" else value):
            for field, inner in fields:
                if not values.hides_something(inner):
                    yield from shown(field if name == "this" else f"{name}.{field}", inner)


def fields_of(value):
    try:
        return value.fields()
    except values.Unreadable:
        return []


def shown(name, value):
    text = values.show(value)
    if text:
        yield [name, text]


def drive(debugger, findings):
    """Runs the program to its end, to a crash or to its limit, and looks around where it fails."""
    facts = findings.facts
    event = debugger.go()
    if event.kind == "fails":
        look_at_the_server(debugger, findings)
        event = debugger.go()
    facts["end"] = event.kind
    if event.kind == "crash":
        stack = list(debugger.frames())
        facts.update(signal=event.signal, address=event.address, stack=findings.stack(stack),
                     uncaught=any("terminate" in frame.function for frame in stack))
    elif event.kind == "limit" and "stuck" not in facts:
        look_at_the_server(debugger, findings)


def look_at_the_server(debugger, findings):
    """Is a thread in our code, and does it stay there? The server's, or the test's own."""
    stacks = [(thread, list(debugger.stack(thread))) for thread in debugger.threads()]
    for thread, frames in sorted(stacks, key=lambda each: not is_the_server(each[1])):
        if findings.stack(frames):
            samples = [findings.stack(debugger.stack_in_a_moment(thread)) for _ in range(SAMPLES)]
            findings.facts["stuck"] = loop(samples)
            return


def is_the_server(frames):
    return any(SERVER in frame.function for frame in frames)


def loop(samples):
    """Where a thread goes round: the frames that all samples share, down to the one in which they differ,
    each with all its `lines`. A stack has its innermost frame first. [] if they share nothing."""
    shared = []
    for frames in zip(*(stack[::-1] for stack in samples)):
        if len({(frame["file"], frame["function"]) for frame in frames}) > 1:
            break
        shared.append({**frames[0], "lines": sorted({frame["line"] for frame in frames})})
        if len(shared[-1]["lines"]) > 1:
            break
    return shared[::-1]
