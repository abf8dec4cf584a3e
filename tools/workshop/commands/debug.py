"""Start the failing test in a debugger, stopped where its report says to look.

usage: ./workshop debug [STEP] [WORDS] [--at FUNCTION] [--with DEBUGGER] [--for-editor]

Takes the first test that failed last time, or the one whose title has these words, and stops at the beginning
of the function that the report says to edit. The test's time limit is off. If you'd rather not learn a debugger now,
./workshop why tells you what it sees.

  --at FUNCTION     stop there instead
  --with DEBUGGER   gdb or lldb, if you have both
  --for-editor      start nothing: build, and write into .workshop/debug/ what an editor is to start. F5 in
                    Visual Studio Code calls this (.vscode/launch.json).

examples:
  ./workshop debug
  ./workshop debug 03 missing key
  ./workshop debug "a line comes back as it was sent" --at Session::write_all
"""

import os
import sys

from .. import failing
from ..debugging import target, tool
from ..options import parsed
from ..steps import ROOT

WHAT_TO_TYPE = ("  n  the next line     s  into the call     {all}  the variables     p NAME  one of them",
                "  bt  how it got here     c  on, to the next stop     q  the end")
ALL = {"gdb": "info locals", "lldb": "v"}


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--for-editor"], values=["--at", "--with"], most=failing.MANY)
    debugger = None if options.for_editor else tool.find(getattr(options, "with"))
    wanted = target.target(failing.failing_test(options.words, "debug"), options.at)
    if options.for_editor:
        target.write_for_editors(wanted)
        print(f"\"{wanted.test.title}\" is ready, with a stop at {wanted.place}.")
        return
    print(f"\"{wanted.test.title}\" in {debugger.name}; it stops at {wanted.place}. What to type then:")
    print("\n".join(WHAT_TO_TYPE).format(all=ALL[debugger.name]) + "\n")
    start(debugger, wanted)


def start(debugger, wanted):
    """The debugger takes the place of this program: the terminal and Ctrl-C are its own."""
    sys.stdout.flush()
    program = str(wanted.program.relative_to(ROOT))
    command = debugger.stopping(wanted.file, wanted.line, program, wanted.arguments)
    os.chdir(ROOT)
    os.execve(debugger.path, command, {**os.environ, **wanted.environment})
