"""Take the finished version of the steps before one, so that you can go on there.

usage: ./workshop catchup STEP [--all]

Files of the steps before STEP are replaced by the reference's. A step of yours whose tests all pass is kept. What is
replaced is put aside first; ./workshop restore brings it back.

  --all   replace the steps that pass, too

examples:
  ./workshop catchup 03    begin with step 03: 01 and 02 are finished for you
"""

from .. import backups, board
from ..options import parsed, usage
from ..steps import ROOT, all_steps, step_named
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all"], most=1)
    if not options.words:
        raise Trouble("Catch up to which step?", usage(__doc__))
    goal = step_named(options.words[0])
    earlier = all_steps()[:all_steps().index(goal)]
    if not earlier:
        raise Trouble(f"There is no step before {goal.number}.", f"Begin: steps/{goal.folder}/README.md")
    kept = [step for step in earlier if board.row(step).is_done and not options.all]
    taken = [step for step in earlier if step not in kept]
    backup = backups.replace({mine: reference.read_bytes() for step in taken
                              for mine, reference in zip(step.sources, step.solutions)}, "catchup")
    for step in earlier:
        print(f"  {step.number} {step.slug:<13} " + ("yours: all of its tests pass" if step in kept else "the reference's"))
    tell_of(backup)
    print(f"Next: steps/{goal.folder}/README.md, then ./workshop test {goal.number}")


def tell_of(backup):
    """Says what happened to the old files. Used by all commands that replace files."""
    if backup is None:
        print("Nothing had to be changed.")
    else:
        print(f"Yours were put aside: {(backups.FOLDER / backup).relative_to(ROOT)}\n"
              f"./workshop restore {backup} brings them back.")
