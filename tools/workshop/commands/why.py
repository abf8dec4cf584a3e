"""See where the failing test crashes or hangs: the line, and what the variables hold there.

usage: ./workshop why [STEP] [WORDS] [--with DEBUGGER]

Runs the first test that failed last time, or the one whose title has these words, under gdb or lldb, and
tells you what the debugger sees: only your functions and those that called them, each with its line and its values.
You don't have to know how to use a debugger.

  --with DEBUGGER   gdb or lldb, if you have both

examples:
  ./workshop why                   the first failure of the last run
  ./workshop why 03                that of step 03
  ./workshop why "GET of a missing key answers the null bulk string"
"""

from .. import build, failing
from ..debugging import looking, tool
from ..debugging.story import Story
from ..options import parsed
from ..terminal import Progress


def run(arguments):
    options = parsed(__doc__, arguments, values=["--with"], most=failing.MANY)
    test = failing.failing_test(options.words, "why")
    debugger = tool.find(getattr(options, "with"))
    build.build([looking.name_of(test.step)])
    with Progress(f"Running \"{test.title}\" under {debugger.name}") as progress:
        progress.show(0, 1)
        sight = looking.look(debugger, test)
    print(Story(test, sight).text())
