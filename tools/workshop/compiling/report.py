"""The report of a build that failed, in the form of the coach's: the same from CTest and from ./workshop."""

import os

from ..steps import ROOT


def report_of_build(log, folder, target, root=ROOT):
    """Its lines. `log`: what the build has printed. `root`: where steps/ is as it was built."""
    from .explanation import explain  # only now: mostly all is well, and the verdict is waiting
    again = f"all of it: cmake --build {os.path.relpath(folder, ROOT)} --target {target}"
    return [f"BUILD ERROR  {target}", *(f"  {line}" for line in [*explain(log, root), again])]
