"""Make the files of a new step, a new command or a new mistake.

usage: ./workshop new step SLUG
       ./workshop new command NAME --step STEP
       ./workshop new mistake STEP NAME SENTENCE [--caught WORDS] [--variant]

This is for people who change the kit; docs/contributing.md says what comes next. A new step is small and whole: a stub, its
reference, a test, a mistake, the texts. A new command is complete, and answers OK until you write it. A new mistake is
made from your edit of a file in solutions/: python3 tests/mistakes/new.py --help says how.

  --step STEP     the step whose given/ the command goes to
  --caught WORDS  words in the title of the test that should catch the mistake
  --variant       not a mistake: odd, but right

examples:
  ./workshop new step streams
  ./workshop new command strlen --step 05
  ./workshop new mistake 03 ping_pongs_twice "PING is answered twice."
"""

import subprocess
import sys

from ..making import command, step
from ..options import parsed, usage
from ..steps import ROOT, step_named
from ..trouble import Trouble


def run(arguments):
    if arguments[:1] == ["mistake"]:
        return subprocess.run([sys.executable, "tests/mistakes/new.py", *arguments[1:]], cwd=ROOT).returncode
    options = parsed(__doc__, arguments, values=["--step"], most=2)
    kind, name = [*options.words, "", ""][:2]
    if kind == "step" and name:
        return new_step(name)
    if kind == "command" and name and options.step:
        return new_command(name, step_named(options.step))
    raise Trouble("A new what, and what is it called?", usage(__doc__))


def new_step(slug):
    paths = step.make(slug)
    made = step_named(slug)
    tell(paths)
    print(f"""
Try it:      ./workshop test {made.number}   (its stub is NOT IMPLEMENTED; the reference in solutions/ is written)
Write it:    the contract in the .hpp, the stubs, the reference, the tests, the card, the hints, the lecture
Still to do: the title and the minutes in steps/steps.txt, then tools/generate.py
             a row in docs/04-summary.md, under "Choose a challenge"
             a line in docs/reading-order.txt, with the names of its files in the order in which one reads them
             in docs/architecture.md `{made.folder}` in the row of `server`, and a row for the layer:
             | `{made.folder}` | what it is for | `install` `{made.files[0][:-4]}` | `common` `03-commands` | none |
Then:        git add the new files, and ./workshop verify""")


def new_command(name, chosen):
    tell(command.make(name, chosen))
    print(f"""
Write it: the function in given/{name.lower()}.cpp, and the facts in its row: arity, flags, where its keys are
Then:     its name in the row of `{chosen.folder}` in docs/architecture.md, a test of the kit, and ./workshop verify""")


def tell(paths):
    for path in paths:
        print(f"  {path.relative_to(ROOT)}")
