"""Put the stubs of a step back, to begin it again.

usage: ./workshop reset STEP [FILE]

With FILE, only that file of the step. It puts your version aside first; ./workshop restore brings it back. The board
forgets the results of the step's tests. The stubs come from git's history, so this needs a git clone.

examples:
  ./workshop reset 02
  ./workshop reset 03 dispatcher.cpp
"""

from .. import backups, board, stubs
from ..options import parsed, usage
from ..steps import step_named
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, most=2)
    if not options.words:
        raise Trouble("Reset which step?", usage(__doc__))
    step = step_named(options.words[0])
    files = chosen(step, options.words[1:])
    replacement = backups.Replacement("reset")
    replacement.replace({path: stubs.stub(path) for path in files})
    board.forget(step)
    print(f"  {step.number} {step.slug}: as it came ({', '.join(path.name for path in files)})")
    print(replacement.told())


def chosen(step, names):
    for name in names:
        if name not in step.files:
            raise Trouble(f"Step {step.number} has no file '{name}' to write.", f"Its files: {' '.join(step.files)}")
    return [path for path in step.sources if not names or path.name in names]
