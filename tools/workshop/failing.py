"""Which test `why` and `debug` are about: the one that is named, or the failure of the last run to look at
first."""

import os
import re
from dataclasses import dataclass

from . import board
from .steps import find_step, tests_named
from .trouble import Trouble

RUN_FIRST = "./workshop test shows what fails; or name a test: ./workshop {command} \"its title\""
MANY = 100  # the most words that a title may have
SEED = re.compile(r"MINI_REDIS_SEED=(\d+)")


@dataclass
class Failing:
    step: object
    title: str
    last: object = None  # its Result of the last run, if there is one

    @property
    def environment(self):
        """What brings the values of the last run back, unless the user has other wishes."""
        found = SEED.search("\n".join(self.last.report)) if self.last else None
        return {"MINI_REDIS_SEED": os.environ.get("MINI_REDIS_SEED", found[1])} if found else {}


def failing_test(words, command):
    if not words:
        return first_of_last_run(board.last_step(), command)
    only = find_step(words[0])
    if only and len(words) == 1:
        return first_of_last_run(only, command)
    searched = " ".join(words[1:] if only else words)
    named = [with_last_result(step, title) for step, title in tests_named(searched) if only in (None, step)]
    if not named:
        raise Trouble(f"There is no test with '{searched}' in its title.", RUN_FIRST.format(command=command))
    failed = [each for each in named if each.last and not each.last.passed]
    if len(named) > 1 and not failed:
        titles = "\n".join(f"  {each.step.number} \"{each.title}\"" for each in named[:10])
        raise Trouble(f"{len(named)} tests have these words in their titles. Which one?", titles)
    return (failed or named)[0]


def with_last_result(step, title):
    results = board.row(step).results
    return Failing(step, title, next((result for result in results if result.title == title), None))


def first_of_last_run(step, command):
    if step is None:
        raise Trouble("No test has run yet.", RUN_FIRST.format(command=command))
    first = board.row(step).first
    if first is None:
        raise Trouble(f"In the last run of step {step.number} no test has failed.",
                      RUN_FIRST.format(command=command))
    return Failing(step, first.title, first)
