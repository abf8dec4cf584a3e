"""Take the finished version of what a step builds on, so that you can go on there.

usage: ./workshop catchup STEP [--all]

A step of the core, 01 to 04, builds on those before it; a challenge builds on the core, and on no other challenge. Of
these steps, the files of those that are not written, or whose tests do not all pass, are replaced by the reference's. If
a step was edited after its last test, its tests run first. What is replaced is put aside; ./workshop restore brings it
back.

  --all   replace the steps that pass, too

examples:
  ./workshop catchup 03    begin with step 03: 01 and 02 are finished for you
"""

from .. import backups, board, stubs
from ..options import parsed, usage
from ..steps import ROOT, step_named
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all"], most=1)
    if not options.words:
        raise Trouble("Catch up to which step?", usage(__doc__))
    goal = step_named(options.words[0])
    if not goal.builds_on:
        raise Trouble(f"Step {goal.number} builds on no other step.", f"Begin: steps/{goal.folder}/README.md")
    verdicts = {step: verdict(step, options.all) for step in goal.builds_on}
    backup = backups.replace({mine: reference.read_bytes() for step, (is_kept, _) in verdicts.items() if not is_kept
                              for mine, reference in zip(step.sources, step.solutions)}, "catchup")
    print(f"Step {goal.number} builds on these:")
    for step, (_, why) in verdicts.items():
        print(f"  {step.number} {step.slug:<13} {why}")
    tell_of(backup)
    print(f"Next: steps/{goal.folder}/README.md, then ./workshop test {goal.number}")


def verdict(step, takes_all):
    """(whether the step's files stay as they are, why)"""
    if board.is_taken(step):
        return True, "the reference's already"
    if takes_all:
        return False, "the reference's"
    if all(path.exists() and stubs.is_stub(path) for path in step.sources):
        return False, "the reference's: yours is not begun"
    row = tested(step)
    if row.is_done:
        return True, "yours: all of its tests pass"
    return False, f"the reference's: {row.passed} of {row.total} tests pass with yours"


def tested(step):
    """Its row on the board; if that is of older files, after a run of its tests."""
    row = board.row(step)
    if row.is_current and len(row.results) == row.total:
        return row
    board.grade(step)
    return board.row(step)


def tell_of(backup):
    """Says what happened to the old files. Used by all commands that replace files."""
    if backup is None:
        print("Nothing had to be changed.")
    else:
        print(f"Yours were put aside: {(backups.FOLDER / backup).relative_to(ROOT)}\n"
              "./workshop restore brings them back.")
