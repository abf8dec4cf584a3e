"""Which debuggers this machine has that can run Python and start a program, as ./workshop why needs."""

import functools
import shutil

from support import processes

ASKED = {"gdb": ["gdb", "-nx", "-batch", "-ex", "python print(6 * 7)", "-ex", "run", "--args", "true"],
         "lldb": ["lldb", "--no-lldbinit", "--batch", "-o", "script print(6 * 7)", "-o", "run", "--", "/bin/true"]}


@functools.cache
def usable(name):
    if not shutil.which(name):
        return False
    done = processes.run(ASKED[name], limit=60)
    return "42" in done.stdout and "exited" in done.stdout


def all_usable():
    return [name for name in ASKED if usable(name)]


def require(test):
    if not all_usable():
        test.skipTest("NOT CHECKED: what why and debug tell. That needs gdb or lldb, and neither works here")
