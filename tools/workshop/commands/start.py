"""From a fresh clone to the first verdict: install what is missing, build, test step 01.

usage: ./workshop start

Asks the system's package manager for what's missing (with sudo if that's needed), and downloads nothing else. You can
run it again at any time.

examples:
  ./workshop start
"""

from .. import board, build
from ..options import parsed
from ..steps import all_steps
from ..terminal import paint
from . import test


def run(arguments):
    parsed(__doc__, arguments)
    first = board.current_step() or all_steps()[-1]
    title("2. Build (up to a minute, the first time)")
    build.build([f"step{first.number}_tests"])
    title(f"3. The tests of step {first.number}")
    test.grade_and_show(first, None, False)
    title(f"4. Where to begin: steps/{first.folder}/README.md")
    print(first.card.read_text(encoding="utf-8").partition("## Hints")[0].strip())
    print(f"\nAfter every save: ./workshop test {first.number}, or leave ./workshop watch running. Stuck: ./workshop hint")
    return 0


def title(text):
    print(f"\n{paint(f'== {text}', 'bold')}", flush=True)
