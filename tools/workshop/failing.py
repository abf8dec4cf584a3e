"""Which test `why` and `debug` are about: the one that is named, or the first that failed when the tests ran last."""

from . import board
from .steps import find_step, tests_named
from .trouble import Trouble

RUN_FIRST = "./workshop test shows what fails; or name a test: ./workshop {command} \"its title\""
MANY = 100  # the most words that a title may have


def failing_test(words, command):
    """(step, title)"""
    if not words:
        return first_of_last_run(board.last_step(), command)
    only = find_step(words[0])
    if only and len(words) == 1:
        return first_of_last_run(only, command)
    named = [(step, title) for step, title in tests_named(" ".join(words[1:] if only else words)) if only in (None, step)]
    if not named:
        raise Trouble(f"There is no test with '{' '.join(words)}' in its title.", RUN_FIRST.format(command=command))
    failed = [(step, title) for step, title in named if board.row(step).verdicts.get(title) not in (None, "PASSED")]
    if len(named) > 1 and not failed:
        titles = "\n".join(f"  {step.number} \"{title}\"" for step, title in named[:10])
        raise Trouble(f"{len(named)} tests have these words in their titles. Which one?", titles)
    return (failed or named)[0]


def first_of_last_run(step, command):
    if step is None:
        raise Trouble("No test has run yet.", RUN_FIRST.format(command=command))
    title = board.row(step).first.get("title")
    if title is None:
        raise Trouble(f"In the last run of step {step.number} no test has failed.", RUN_FIRST.format(command=command))
    return step, title
