"""Show the reference for one function, beside yours.

usage: ./workshop solution STEP [FUNCTION] [--give-up]
       ./workshop solution FUNCTION [--give-up]

Without a function, it lists them. If the step's tests pass, you see the function at once. Before that, it asks whether
you've given up, because a hint may help you more.

  --give-up   do not ask

examples:
  ./workshop solution 03                   the functions of step 03
  ./workshop solution 03 get_command
  ./workshop solution 01 Session::run --give-up
"""

import difflib

from .. import board, cpp, written
from ..options import parsed, usage
from ..steps import ROOT, all_steps, find_step
from ..terminal import confirmed, paint
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--give-up"], most=2)
    if not options.words:
        raise Trouble("The solution of which step?", usage(__doc__))
    step = find_step(options.words[0]) or step_of_function(options.words[0])
    if len(options.words) == 1 and find_step(options.words[0]):
        print(f"The functions of step {step.number}:")
        for name, path in written_by_the_learner(step).items():
            print(f"  {name:<28} {path.relative_to(ROOT)}")
        return
    name, path = find(step, options.words[-1])
    if may_be_shown(step, name, options.give_up):
        show(step, name, path)


def step_of_function(name):
    for step in all_steps():
        if any(is_called(each, name) for each in written_by_the_learner(step)):
            return step
    raise Trouble(f"There is no step and no function to write called '{name}'.", "./workshop solution 01 lists those of step 01.")


def is_called(function, name):
    return name.removesuffix("()") in (function, function.split("::")[-1])


def written_by_the_learner(step):
    """{name: the learner's file} of all functions that the learner writes."""
    return {function.name: mine for mine, reference in zip(step.sources, step.solutions)
            for function in cpp.functions(reference.read_text(encoding="utf-8")) if not function.is_private}


def find(step, wanted):
    names = written_by_the_learner(step)
    for name, path in names.items():
        if is_called(name, wanted):
            return name, path
    raise Trouble(f"Step {step.number} has no function '{wanted}' to write.", f"It has: {', '.join(names)}")


def may_be_shown(step, name, give_up):
    if give_up or board.row(step).is_done:
        return True
    print(f"Not all tests of step {step.number} pass yet (or they haven't run since your last edit).\n"
          f"A hint may help you more: ./workshop hint {step.number}")
    return confirmed(f"Give up, and see the reference for {name}()?", f"./workshop solution {step.number} {name} --give-up")


def show(step, name, path):
    source = (ROOT / "solutions" / step.folder / path.name)
    reference = cpp.named(source.read_text(encoding="utf-8"), name).text
    print(paint(f"The reference: {source.relative_to(ROOT)}", "bold"))
    print(reference)
    mine = cpp.named(path.read_text(encoding="utf-8", errors="replace"), name) if path.exists() else None
    if mine is None:
        print(f"\nThere is no {name}() in your {path.relative_to(ROOT)} to compare it with.")
    elif written.is_stub(mine):
        print("\nYou haven't written yours yet.")
    elif mine.text == reference:
        print("\nYours is the same.")
    else:
        print(paint(f"\nFrom yours to the reference: {path.relative_to(ROOT)}", "bold"))
        print("\n".join(difference(mine.text, reference)))


def difference(mine, reference):
    colours = {"-": "red", "+": "green", "@": "cyan"}
    lines = difflib.unified_diff(mine.splitlines(), reference.splitlines(), "yours", "reference", lineterm="", n=20)
    for text in list(lines)[2:]:
        yield paint(text, colours[text[0]]) if text[0] in colours else text
