"""Take the finished version of what a step builds on, so that you can work on that step.

usage: ./workshop catchup STEP [--all]

A step of the core, 01 to 04, builds on those before it; a challenge builds on the core, and on no other challenge. What
you have not written of these steps is taken from the reference, function by function. Then the step's tests run, unless
nothing has changed since they passed; if they do not all pass, all of the step is taken. Your files are put aside first;
./workshop restore brings them back.

  --all   take all of the steps, also what passes

examples:
  ./workshop catchup 03    begin with step 03: 01 and 02 are finished for you
"""

from .. import backups, board, filling, fingerprint, written
from ..options import parsed, usage
from ..steps import step_named
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all"], most=1)
    if not options.words:
        raise Trouble("Catch up to which step?", usage(__doc__))
    goal = step_named(options.words[0])
    if not goal.builds_on:
        raise Trouble(f"Step {goal.number} doesn't build on any other step.", f"Begin: steps/{goal.folder}/README.md")
    catch_up(goal, options.all)
    print(f"Next: steps/{goal.folder}/README.md, then ./workshop test {goal.number}")


def catch_up(goal, takes_all):
    """Says what happened to the old files, however it ends: the tests may take long enough for Ctrl-C."""
    catch, is_over = Catchup(goal), False
    try:
        print(f"Step {goal.number} builds on:", flush=True)
        for step in goal.builds_on:
            print(f"  {step.number} {step.slug:<13} {catch.up_with(step, takes_all)}", flush=True)
        is_over = True
    finally:
        if is_over or catch.files.written:
            print(catch.files.told(), flush=True)


class Catchup:
    """Replaces what must be replaced. All of the learner's files go into one backup."""

    def __init__(self, goal):
        self.goal = goal
        self.files = backups.Replacement("catchup")

    def up_with(self, step, takes_all):
        """Completes the step. Returns what it consists of now, and why."""
        if board.is_taken(step):
            return "the reference's already"
        if takes_all or not is_begun(step):
            self.take(step)
            return "the reference's" + ("" if takes_all else ": nothing of yours is there yet")
        missing = written.short(written.missing(step))
        self.files.replace(filling.filled(step))
        before = fingerprint.of_step(step)
        row = tested(step)
        if fingerprint.of_step(step) != before:
            raise Trouble(f"The files of step {step.number} were edited while its tests ran, so nothing more was taken.",
                          f"Run it again: ./workshop catchup {self.goal.number}")
        if row.is_done:
            return "yours" + (f", and the reference's {', '.join(missing)}" if missing else "") + ": all tests pass"
        self.take(step)
        return f"the reference's: with yours {how_it_fails(row)}"

    def take(self, step):
        self.files.replace({mine: reference.read_bytes() for mine, reference in zip(step.sources, step.solutions)})


def is_begun(step):
    return all(path.exists() for path in step.sources) and written.is_begun(step)


def tested(step):
    """Its row on the board; if that is not of the files as they are now, after a run of its tests."""
    row = board.row(step)
    if row.is_current and len(row.results) == row.total:
        return row
    board.grade(step)
    return board.row(step)


def how_it_fails(row):
    if row.first.verdict == "BUILD ERROR":
        return "it does not compile"
    return f"{row.passed} of {row.total} tests pass"
