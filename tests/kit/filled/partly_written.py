"""A learner's file in which some functions are written, as in the reference, and the others are stubs."""

from support import graded_tests, learners_checkout  # finds the package workshop, too
from workshop import cpp
from workshop.steps import step_named

INCLUDE = '#include "common/not_implemented.hpp"\n'


def mixed(stub, reference, names):
    """The reference, with the stubs of all functions but these. Helpers and includes stay."""
    stubs = {each.name: each.text for each in cpp.functions(stub)}
    for each in reversed(cpp.functions(reference)):
        if not each.is_private and each.name not in names:
            reference = reference[:each.start] + stubs[each.name] + reference[each.end:]
    first_line = reference.index("\n") + 1
    return reference[:first_line] + INCLUDE + reference[first_line:]


def all_names(folder):
    """The functions of the step, in the order of the reference."""
    return [each.name for path in step_named(folder).solutions for each in cpp.functions(path.read_text())
            if not each.is_private]


def write(folder, names):
    """In the learner's checkout. A name may be short: "run"."""
    known = all_names(folder)
    chosen = [name for name in known if {name, name.split("::")[-1]} & set(names)]
    assert len(chosen) == len(names), f"step {folder} has {known}, and not all of {names}"
    step = step_named(folder)
    for stub, reference in zip(step.sources, step.solutions):
        path = learners_checkout.FOLDER / "steps" / step.folder / stub.name
        path.write_text(mixed(stub.read_text(), reference.read_text(), chosen))
