"""Tests under AddressSanitizer and UndefinedBehaviorSanitizer: what these find, as a report in the coach's form."""

import re

from . import build, cpp, ctest, grading
from .results import Result
from .steps import ROOT

PRESET = "sanitize"
MEMORY = re.compile(r"ERROR: (?:Address|Leak)Sanitizer: (?P<kind>attempting [\w-]+|detected memory leaks|[\w-]+)")
UNDEFINED = re.compile(r"\bruntime error: (?P<words>.+)")
FRAME = re.compile(r"(?:^|[ /])(?P<path>steps/[^\s:]+):(?P<line>\d+)")
NOTHING_ELSE = "what the sanitizer reports"  # what the coach says of a crash if it knows no more
COACH = re.compile(r"  (?! *#\d)")  # its lines are indented, and so are the frames of a stack
# The heads of stacks other than the first.
STACKS = {"freed by": "freed", "previously allocated by": "made", "allocated from": "made"}
MEANINGS = {
    "heap-use-after-free": "the code uses memory after it was freed",
    "heap-buffer-overflow": "the code uses memory before or after a block",
    "container-overflow": "the code uses an element that the container doesn't have",
    "stack-buffer-overflow": "the code uses memory before or after a local variable",
    "global-buffer-overflow": "the code uses memory before or after a constant or a global variable",
    "stack-use-after-scope": "the code uses a local variable or a temporary after its end",
    "stack-use-after-return": "the code uses a local variable after its function returned",
    "stack-overflow": "the stack is full: a recursion doesn't end",
    "attempting double-free": "the code frees memory twice",
    "detected memory leaks": "the code never frees some memory",
    "SEGV": "the code uses memory that isn't there, perhaps through a null pointer",
    "ABRT": "abort(): a check failed, in the code or in the library",
}


def grade(step, titles=None, progress=None):
    """As grading.grade(), with the sanitizers, and what they find in plain words."""
    return [in_plain_words(step, result) for result in grading.grade(step, titles, progress, PRESET)]


def in_plain_words(step, result):
    """The result with a report of ours for that of a sanitizer, if there is one."""
    begin = next((number for number, line in enumerate(result.report)
                  if MEMORY.search(line) or UNDEFINED.search(line)), None)
    if begin is None:
        return result
    if result.verdict != "CRASH":  # the coach has seen something before, and what comes after it says less
        return Result(result.title, result.verdict, result.report[:begin])
    return Result(result.title, "CRASH", report(step, result.report, begin))


def report(step, lines, begin):
    """The lines of our report. `begin`: where the sanitizer's is in these lines."""
    coach = coach_s_part(lines)
    places = {name: place for name, stack in stacks(lines[begin:]).items() if (place := first_of_step(stack, step))}
    told = [f"CRASH  {what_is_wrong(lines[begin], coach)}"]
    told += [line for line in coach if line.startswith("  last ")]
    told += [f"  {name:<7} {places[name]}" for name in ("made", "freed") if name in places]
    told += explanation(coach, next((places[name] for name in ("used", "freed", "made") if name in places), None))
    return [*told, f"  all     {build.shortened(str(ctest.log_of(step, PRESET)))} has the sanitizer's own report"]


def coach_s_part(lines):
    """What the test program itself has to say, in the midst of the sanitizer's report."""
    begin = next((number for number, line in enumerate(lines) if line.startswith("CRASH  ")), len(lines))
    end = next((number for number in range(begin + 1, len(lines)) if not COACH.match(lines[number])), len(lines))
    return lines[begin:end]


def stacks(lines):
    """{"used": the places in steps/ from which it was used, "freed": ..., "made": ...}, the innermost first."""
    found, current = {}, "used"
    for line in lines:
        current = next((name for words, name in STACKS.items() if words in line), current)
        if place := FRAME.search(line):
            found.setdefault(current, []).append((place["path"], int(place["line"])))
    return found


def first_of_step(stack, step):
    """"steps/03-commands/database.cpp:12, Database::find()": the first place that is the learner's; None if none is."""
    mine = {path.relative_to(ROOT).as_posix(): path for path in step.sources}
    for path, line in stack:
        if path in mine:
            function = cpp.at_line(mine[path].read_text(encoding="utf-8", errors="replace"), line)
            return f"{path}:{line}" + (f", {function.name}()" if function else "")
    return None


def what_is_wrong(line, coach):
    if coach and coach[0] != f"CRASH  {NOTHING_ELSE}":
        return coach[0].removeprefix("CRASH").strip()
    if found := UNDEFINED.search(line):
        return f"undefined behaviour: {found['words']}"
    kind = MEMORY.search(line)["kind"]
    return f"{MEANINGS.get(kind, 'memory is misused')} ({kind})"


def explanation(coach, place):
    """The coach's why and what comes after it, with the place where it happened, if that is known."""
    told, part = [], ""
    for line in coach[1:]:
        part = line[2:9].strip() or part
        if part == "edit" and place:
            told.append(f"  edit    {place}")
        elif part == "again":
            told.append(f"{line} --sanitize")
        elif part in ("why", "edit", "read", "seed"):
            told.append(line)
    return told
