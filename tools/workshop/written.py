"""Which functions of a step the learner has written. One that calls not_implemented() is not written, and
neither is one that is not there. This is the one place that knows."""

from . import cpp
from .steps import ROOT
from .trouble import Trouble


def is_stub(function):
    return function.calls("not_implemented")


def functions(path):
    return cpp.functions(path.read_text(encoding="utf-8", errors="surrogateescape"))


def to_write(step):
    """The names of the functions that the learner writes, in the order of the reference."""
    return [each.name for path in step.solutions for each in functions(path) if not each.is_private]


def require_files(step):
    """Trouble if one of the files to edit is gone: nothing that has the step in it can be built."""
    for path in step.sources:
        if not path.exists():
            raise Trouble(f"{path.relative_to(ROOT)} is gone, and the build needs it.",
                          f"Its stub comes back with ./workshop reset {step.number} {path.name}.\n"
                          "If yours was put aside, ./workshop restore --list has it.")


def missing(step):
    """The names of those that are not written. The learner may have them in another of the step's files."""
    require_files(step)
    written = {each.name for path in step.sources for each in functions(path)
               if not each.is_private and not is_stub(each)}
    return [name for name in to_write(step) if name not in written]


def missing_files(step):
    """The names of the files of the reference in which one of them is."""
    names = set(missing(step))
    return {path.name for path in step.solutions for each in functions(path) if each.name in names}


def is_begun(step):
    return len(missing(step)) < len(to_write(step))


def told(step):
    """What the server has of the reference's in their place, in a line; empty if there is nothing to tell."""
    names = missing(step)
    if len(names) == len(to_write(step)):
        return "" if step.is_challenge else f"{step.number}: all of it is the reference's"
    if not names:
        return ""
    return f"{step.number}: {', '.join(short(names))} {'is' if len(names) == 1 else 'are'} the reference's"


def short(names):
    """"array" for ReplyWriter::array, unless another of the names ends like it."""
    last = [name.split("::")[-1] for name in names]
    return [name if last.count(end) > 1 else end for name, end in zip(names, last)]
