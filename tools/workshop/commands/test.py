"""Build a step, run its tests, and show the first failure.

usage: ./workshop test [STEP] [WORDS] [--all]

STEP is a number or a name; without one it is the first step that is not done. WORDS pick the tests whose titles hold
them, one after the other; a whole title picks that test alone. Exit status: 0 when all of them pass, 1 when one does not.

  --all   the report of every failure, not only of the first

examples:
  ./workshop test                 the step you are at
  ./workshop test 03              step 03, or: ./workshop test commands
  ./workshop test missing key     only the tests with these words in their title
  ./workshop test 02 null         those of step 02
  ./workshop test 02 --all        everything that is wrong with step 02
"""

from .. import board, report
from ..options import parsed
from ..steps import all_steps, find_step, tests_named
from ..trouble import Trouble

MANY = 100  # the most words that a title may have


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all"], most=MANY)
    passed = [grade_and_show(step, titles, options.all) for step, titles in selection(options.words).items()]
    return 0 if all(passed) else 1


def selection(words):
    """{step: titles, or None for all of them}"""
    if not words:
        return {board.current_step() or all_steps()[-1]: None}
    only = find_step(words[0])
    if only and len(words) == 1:
        return {only: None}
    searched = " ".join(words[1:] if only else words)
    chosen = {}
    for step, title in tests_named(searched):
        if only in (None, step):
            chosen.setdefault(step, []).append(title)
    if not chosen:
        numbers = " ".join(step.number for step in all_steps())
        raise Trouble(f"There is no step '{searched}', and no test with these words in its title.",
                      f"The steps are {numbers}; ./workshop test --help shows what else can be said.")
    return chosen


def grade_and_show(step, titles, everything):
    results = board.grade(step, titles)
    for text in (report.failures(results, everything), report.warnings([step])):
        if text:
            print(text + "\n")
    print(report.summary(step, results))
    passed = all(result.passed for result in results)
    if passed and titles is None:
        print(board.next_thing(board.rows(), after=step))
    elif not passed and not everything:
        print(report.where_all_is(step))
    return passed
