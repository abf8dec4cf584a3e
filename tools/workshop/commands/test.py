"""Build a step, run its tests, and show the first failure.

usage: ./workshop test [STEP | WORDS] [--all]

STEP is a number or a name; without one it is the first step that is not done. WORDS pick the tests whose titles hold
them. Exit status: 0 when all of them pass, 1 when one does not.

  --all   the report of every failure, not only of the first

examples:
  ./workshop test                 the step you are at
  ./workshop test 03              step 03, or: ./workshop test commands
  ./workshop test "missing key"   only the tests with these words in their title
  ./workshop test 02 --all        everything that is wrong with step 02
"""

from .. import board, grading, report
from ..options import parsed
from ..steps import all_steps, find_step, tests_named
from ..trouble import Trouble


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all"], most=1)
    chosen = selection(options.words[0] if options.words else None)
    passed = [grade_and_show(step, titles, options.all) for step, titles in chosen.items()]
    return 0 if all(passed) else 1


def selection(name):
    """{step: titles, or None for all of them}"""
    if name is None:
        return {board.current_step() or all_steps()[-1]: None}
    if step := find_step(name):
        return {step: None}
    chosen = {}
    for step, title in tests_named(name):
        chosen.setdefault(step, []).append(title)
    if not chosen:
        numbers = " ".join(step.number for step in all_steps())
        raise Trouble(f"There is no step and no test called '{name}'.",
                      f"The steps are {numbers}; ./workshop test --help shows what else can be said.")
    return chosen


def grade_and_show(step, titles, everything):
    sources = board.fingerprint(step)
    results = grading.grade(step, titles)
    board.note(step, results, sources)
    if text := report.failures(results, everything):
        print(text + "\n")
    print(report.summary(step, results))
    passed = all(result.passed for result in results)
    if passed and titles is None:
        print(board.next_thing(board.rows(), after=step))
    elif not passed and not everything:
        print(report.where_all_is(step))
    return passed
