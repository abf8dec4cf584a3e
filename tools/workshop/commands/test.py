"""Build a step, run its tests, and show the first failure.

usage: ./workshop test [STEP] [WORDS] [--all] [--sanitize] [--json]
       ./workshop test --together [STEP] [WORDS] [--all] [--json]

STEP is a number or a name; without one it is the step you are at. WORDS pick the tests whose titles hold
them, one after the other; a whole title picks that test alone. Exit status: 0 when all of them pass, 1 when one does not.

If three tests hang in the same way, the run stops, and the tests that didn't run count as not passed. If several tests
fail, it shows the failure that's quickest to understand.

  --all        the report of every failure
  --sanitize   with AddressSanitizer and UndefinedBehaviorSanitizer, which end the server where memory is misused or a
               number overflows. The first time they build everything once more, in build/sanitize. The board does not
               count these runs.
  --together   the tests of all steps up to STEP, or up to the last that you have begun, on your own steps together: the
               reference is only after them. The board does not count these runs.
  --json       nothing but JSON, for an editor or an assistant:
                 steps   each with step ("03"), name, total, and tests: each with title, verdict (PASSED, BUILD ERROR,
                         CRASH, WRONG, TIMEOUT, NOT IMPLEMENTED or NOT RUN), points that it is worth, report, and
                         edit ("steps/03-commands/dispatcher.cpp:12", or null)
                 total   of all of them: tests, passed, points, and of, the points there are

examples:
  ./workshop test                 the step you are at
  ./workshop test 03              step 03, or: ./workshop test commands
  ./workshop test missing key     only the tests with these words in their title
  ./workshop test 02 null         those of step 02
  ./workshop test 02 --all        everything that is wrong with step 02
  ./workshop test 02 --sanitize   what the tests can't see
  ./workshop test --together 03   steps 01 to 03, on your own 01 to 03
"""

import sys

from .. import as_json, board, report, sanitizers, together
from ..options import parsed
from ..room import telling
from ..steps import all_steps, find_step, tests_named
from ..terminal import Silent
from ..trouble import Trouble

MANY = 100  # the most words that a title may have


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--all", "--sanitize", "--json", "--together"], most=MANY)
    if options.together:
        return 0 if grade_together(options) else 1
    chosen = selection(options.words)
    if options.json:
        passed = show_as_json(chosen, options.sanitize)
    else:
        one = sanitize_and_show if options.sanitize else grade_and_show
        passed = all([one(step, titles, options.all) for step, titles in chosen.items()])
    if not options.sanitize and (trouble := telling.after_test()):
        print(trouble, file=sys.stderr)
    return 0 if passed else 1


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
        raise Trouble(f"There's no step '{searched}', and no test with these words in its title.",
                      f"The steps are {numbers}; ./workshop test --help shows what else you can type.")
    return chosen


def grade_and_show(step, titles, everything):
    """As it is counted: the board remembers it. Returns whether all of them pass."""
    results = board.grade(step, titles)
    passed = show(step, results, everything)
    if text := report.offer(step, results):
        print(text)
    if passed and titles is None:
        print(board.next_thing(board.rows(), after=step))
    return passed


def sanitize_and_show(step, titles, everything):
    """Beside what is counted: the board knows nothing of it."""
    return show(step, sanitizers.grade(step, titles), everything, sanitizers.PRESET)


def show(step, results, everything, preset="default"):
    for text in (report.failures(results, everything), report.warnings([step])):
        if text:
            print(text + "\n")
    print(report.summary(step, results))
    passed = all(result.passed for result in results)
    if not passed and not everything:
        print(report.where_all_is(step, preset))
    return passed


def grade_together(options):
    if options.sanitize:
        raise Trouble("--together and --sanitize do not go together.", "./workshop test 03 --sanitize is for one step.")
    chosen, last = together.selection(options.words)
    found = together.grade(chosen, last, quiet=options.json)
    if options.json:
        print(as_json.text(found))
        return all(result.passed for results in found.values() for result in results)
    return together.show(found, last, options.all)


def show_as_json(chosen, sanitize):
    grade = sanitizers.grade if sanitize else board.grade
    results = {step: grade(step, titles, Silent()) for step, titles in chosen.items()}
    print(as_json.text(results))
    return all(result.passed for found in results.values() for result in found)
