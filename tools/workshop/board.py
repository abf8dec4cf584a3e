"""The board: how far you are with each step, remembered between runs, and the next thing to do."""

from dataclasses import dataclass

from . import fingerprint, grading, state
from .grades import scoring
from .results import Result, first_failure
from .room import joined
from .steps import all_steps, find_step
from .terminal import bar, is_plain, paint, symbol, width
from .terminal import joined as in_a_line


@dataclass
class Row:
    """The state of a step when it was last tested."""

    step: object
    results: list     # the Results of its graded tests, in order, without those that never ran
    is_current: bool  # its files have not changed since they were tested
    is_taken: bool    # its files are the reference's (from catchup), and not all of its tests have run

    @property
    def score(self):
        return scoring.score(self.step, self.results)

    @property
    def passed(self):
        return self.score.passed

    @property
    def total(self):
        return len(self.step.points)

    @property
    def points(self):
        return self.score.points

    @property
    def first(self):
        """The failure to look at first, or None."""
        return first_failure(self.results)

    @property
    def is_done(self):
        return self.is_current and self.passed == self.total

    @property
    def needs_work(self):
        return not self.is_done and not self.is_taken

    @property
    def was_tested(self):
        return bool(self.results)


def grade(step, titles=None, progress=None):
    """Runs the step's tests, or those with these titles, and remembers the results."""
    tested = what_is_there(step)
    results = grading.grade(step, titles, progress)
    note(step, results, tested)
    return results


def what_is_there(step):
    """What a run that begins now tests: for note()."""
    return {"sources": fingerprint.of_step(step), "inputs": fingerprint.of_verdicts(step)}


def note(step, results, tested):
    """Remembers the results of a run. `tested`: what_is_there() when it began."""
    remembered = state.recall("board")
    before = remembered.get(step.number, {})
    known = before.get("results", {}) if before.get("sources") == tested["sources"] else {}
    if known and before["inputs"] != tested["inputs"] and len(results) < len(step.points):
        tested = {**tested, "inputs": ""}  # some are of other inputs, so there are none that all of them hold for
    new = {result.title: {"verdict": result.verdict, "report": result.report} for result in results}
    remembered["last"] = step.number
    remembered[step.number] = {**tested, "results": {**known, **new}}
    state.remember("board", remembered)


def forget(step):
    remembered = state.recall("board")
    remembered.pop(step.number, None)
    state.remember("board", remembered)


def last_results(step):
    """The results of the step's last run, if a run now would test the same; else None."""
    seen = state.recall("board").get(step.number, {})
    known = results_in(seen, step)
    return known if len(known) == len(step.points) and seen["inputs"] == fingerprint.of_verdicts(step) else None


def results_in(seen, step):
    known = seen.get("results", {})
    return [Result(title, known[title]["verdict"], known[title]["report"]) for title in step.points if title in known]


def row(step):
    seen = state.recall("board").get(step.number, {})
    results = results_in(seen, step)
    is_current = seen.get("sources") == fingerprint.of_step(step)
    taken = is_taken(step) and not (is_current and len(results) == len(step.points))
    return Row(step, [] if taken else results, is_current, taken)


def is_taken(step):
    return all(mine.exists() and mine.read_bytes() == reference.read_bytes()
               for mine, reference in zip(step.sources, step.solutions))


def rows():
    return [row(step) for step in all_steps()]


def current_step():
    """The step to work on: the last one that was tested, if it needs work, or else the first; None if no step does."""
    return next((row.step for row in last_one_first(rows()) if row.needs_work), None)


def last_one_first(table):
    last = last_step()
    return sorted(table, key=lambda row: row.step != last)


def last_step():
    """The step whose tests ran last; None before the first run."""
    return find_step(state.recall("board").get("last", ""))


def draw():
    """The board as text."""
    table = rows()
    points, best = sum(row.points for row in table), sum(scoring.best(row.step) for row in table)
    head = in_a_line(paint("Mini-Redis", "bold"), bar(points, best, 20), f"{points} of {best} points")
    return "\n".join([head, "", *map(line, table), "", next_thing(table), *filter(None, [joined.told()])])


def line(row):
    """One step: "03 commands   ████░░   12/27    43 points   25 min   edited since"."""
    if is_plain():
        return (f"{row.step.number} {row.step.slug}: {row.passed} of {row.total} tests pass, {row.points} points, "
                f"{row.step.minutes} minutes. {condition(row)}").rstrip()
    cells = 20 if width() >= 90 else 10
    text = (f"  {row.step.number} {row.step.slug:<13} {bar(row.passed, row.total, cells)} "
            f"{row.passed:>3}/{row.total:<3} {row.points:>4} points  {row.step.minutes:>3} min  ")
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
    return paint(row.first.verdict.lower(), "yellow") if row.first else ""


def next_thing(table, after=None):
    """What to do next. `after`: look at the steps after this one first."""
    split = all_steps().index(after) + 1 if after else 0
    ordered = table[split:] + table[:split] if after else last_one_first(table)
    row = next((row for row in ordered if row.needs_work), None)
    if row is None:
        return "You've done all the steps. See how fast your server is: ./workshop bench"
    number, first = row.step.number, row.first
    if not any(each.was_tested or each.is_taken for each in table):
        return f"Next: ./workshop start   (then read steps/{row.step.folder}/README.md)"
    if not row.was_tested:
        return f"Next: read steps/{row.step.folder}/README.md, then ./workshop test {number}{how_to_skip(row.step)}"
    if not row.is_current:
        return f"Next: ./workshop test {number}   (the files have changed since the last run)"
    if not first:
        return f"Next: ./workshop test {number}   (some of its tests have not been run)"
    if first.verdict == "NOT IMPLEMENTED":
        return f"Next: write {first.function}(), {first.place}; then ./workshop test {number}"
    if first.verdict == "BUILD ERROR":
        return f"Next: fix the code that doesn't compile; ./workshop test {number} shows it"
    return f"Next: ./workshop test {number}   (\"{first.title}\" is {first.verdict}); stuck? ./workshop hint {number}"


def how_to_skip(step):
    following = all_steps()[all_steps().index(step) + 1:][:1]
    is_needed = following and step in following[0].builds_on
    how = f"./workshop catchup {following[0].number} takes the finished one." if is_needed else "No other step needs it."
    return f"\nKnow it already? The questions in docs/{step.folder}.md tell you. {how}"
