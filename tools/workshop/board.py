"""The board: how far you are with each step, remembered between runs, and the next thing to do."""

import hashlib
from dataclasses import dataclass

from . import grading, state
from .steps import ROOT, all_steps, find_step
from .terminal import bar, paint, symbol, width


@dataclass
class Row:
    """The state of a step when it was last tested."""

    step: object
    verdicts: dict   # {title: verdict} of its graded tests, without those that never ran
    first: dict      # the first test that failed: title, verdict, function, place; or {}
    is_current: bool  # its files have not changed since they were tested
    is_taken: bool   # its files are the reference's (from catchup), and not all of its tests have run

    @property
    def passed(self):
        return sum(verdict == "PASSED" for verdict in self.verdicts.values())

    @property
    def total(self):
        return len(self.step.points)

    @property
    def points(self):
        return sum(self.step.points[title] for title, verdict in self.verdicts.items() if verdict == "PASSED")

    @property
    def is_done(self):
        return self.is_current and self.passed == self.total

    @property
    def needs_work(self):
        return not self.is_done and not self.is_taken

    @property
    def was_tested(self):
        return bool(self.verdicts)


def fingerprint(step):
    """A hash that changes when one of the step's files does: those to edit, and the headers next to them."""
    files = sorted((ROOT / "steps" / step.folder).glob("*.?pp"))
    return hashlib.sha256(b"".join(file.name.encode() + file.read_bytes() for file in files)).hexdigest()[:16]


def note(step, results, sources):
    """Remembers the results of a run. `sources`: the fingerprint() of the files that it tested."""
    remembered = state.recall("board")
    before = remembered.get(step.number, {})
    verdicts = before.get("verdicts", {}) if before.get("sources") == sources else {}
    verdicts.update({result.title: result.verdict for result in results})
    remembered["last"] = step.number
    remembered[step.number] = {"sources": sources, "verdicts": verdicts,
                               "first": first_failure(step, results, verdicts, before.get("first", {}))}
    state.remember("board", remembered)


def grade(step, titles=None):
    """Runs the step's tests, or those with these titles, and remembers the results."""
    sources = fingerprint(step)
    results = grading.grade(step, titles)
    note(step, results, sources)
    return results


def first_failure(step, results, verdicts, before):
    """The failure that decides what to do next. If these tests all pass, it may be from an earlier run."""
    failing = grading.first_failure(results)
    if failing:
        return {"title": failing.title, "verdict": failing.verdict, "function": failing.function, "place": failing.place}
    return before if verdicts.get(before.get("title")) not in (None, "PASSED") else {}


def row(step):
    seen = state.recall("board").get(step.number, {})
    verdicts = {title: verdict for title, verdict in seen.get("verdicts", {}).items() if title in step.points}
    is_current = seen.get("sources") == fingerprint(step)
    taken = is_taken(step) and not (is_current and len(verdicts) == len(step.points))
    return Row(step, {} if taken else verdicts, seen.get("first", {}), is_current, taken)


def is_taken(step):
    return all(mine.exists() and mine.read_bytes() == reference.read_bytes()
               for mine, reference in zip(step.sources, step.solutions))


def rows():
    return [row(step) for step in all_steps()]


def current_step():
    """The first step that needs work; None if no step does."""
    return next((row.step for row in rows() if row.needs_work), None)


def last_step():
    """The step whose tests ran last; None before the first run."""
    return find_step(state.recall("board").get("last", ""))


def draw():
    """The board as text."""
    table = rows()
    points, best = sum(row.points for row in table), sum(sum(row.step.points.values()) for row in table)
    head = f"{paint('Mini-Redis', 'bold')}   {bar(points, best, 20)}   {points} of {best} points"
    return "\n".join([head, "", *map(line, table), "", next_thing(table)])


def line(row):
    """One step: "03 commands   ████░░   12/27    43 points   25 min   edited since"."""
    cells = 20 if width() >= 90 else 10
    text = (f"  {row.step.number} {row.step.slug:<13} {bar(row.passed, row.total, cells)} {row.passed:>3}/{row.total:<3} "
            f"{row.points:>4} points  {row.step.minutes:>3} min  ")
    return text + condition(row)


def condition(row):
    if row.is_done:
        return paint(f"done {symbol('✓', '')}".rstrip(), "green")
    if row.is_taken:
        return paint("the reference's", "dim")
    if not row.was_tested:
        return paint("not begun", "dim")
    if not row.is_current:
        return paint("edited since", "yellow")
    return paint(row.first.get("verdict", "").lower(), "yellow") if row.first else ""


def next_thing(table, after=None):
    """What to do next. `after`: look at the steps after this one first."""
    split = all_steps().index(after) + 1 if after else 0
    row = next((row for row in table[split:] + table[:split] if row.needs_work), None)
    if row is None:
        return "All of it is done. See how fast it is: ./workshop bench"
    number = row.step.number
    if not any(each.was_tested or each.is_taken for each in table):
        return f"Next: ./workshop start   (then read steps/{row.step.folder}/README.md)"
    if not row.was_tested:
        return f"Next: read steps/{row.step.folder}/README.md, then ./workshop test {number}"
    if not row.is_current:
        return f"Next: ./workshop test {number}   (the files have changed since the last run)"
    if not row.first:
        return f"Next: ./workshop test {number}   (some of its tests have not been run)"
    if row.first.get("verdict") == "NOT IMPLEMENTED":
        return f"Next: write {row.first['function']}(), {row.first['place']}; then ./workshop test {number}"
    if row.first.get("verdict") == "BUILD ERROR":
        return f"Next: fix what does not compile; ./workshop test {number} shows it"
    return (f"Next: ./workshop test {number}   (\"{row.first.get('title', '')}\" is {row.first.get('verdict', '')}); "
            f"stuck? ./workshop hint {number}")
