"""The kit checks itself: is this checkout sound?

usage: ./workshop verify [--full] [PART...]

This is for people who change the kit, not for a lesson. Without --full it takes about five minutes: the form of the
code, the reference with warnings as errors and its graded tests, the stubs, the driver, and a sample of the known
mistakes. With --full it is everything, in about forty: all tests of the kit, all mistakes, the sanitizers,
clang-tidy, the benchmark in short. If a part fails, the others still run. Exit status: 0 if everything passes.

  --full   everything: this is what must pass for every commit

PART is a part to run by itself:
  style reference stubs driver sample kit mistakes sanitize tidy benchmark

examples:
  ./workshop verify
  ./workshop verify --full
  ./workshop verify style reference
"""

import time

from .. import verifying
from ..options import parsed, usage
from ..steps import ROOT
from ..terminal import paint
from ..trouble import Trouble
from .start import title

QUICK = ("style", "reference", "stubs", "driver", "sample")
# The kit's tests include stubs and driver.
FULL = ("style", "reference", "kit", "mistakes", "sanitize", "tidy", "benchmark")
SHOWN = 10  # failed tests
LINES = 60  # of the output of each


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--full"], most=len(verifying.titles()))
    parts = chosen(options)
    begin = time.monotonic()
    outcomes = {part: run_part(number, part) for number, part in enumerate(parts, 2)}
    print(summary(outcomes))
    failed = [part for part, outcome in outcomes.items() if not outcome.holds]
    print(f"\n{verdict(failed)}   {duration(time.monotonic() - begin)} in all.")
    return 1 if failed else 0


def chosen(options):
    for part in options.words:
        if part not in verifying.titles():
            raise Trouble(f"There is no part '{part}'.", f"{usage(__doc__)}\nThe parts are {', '.join(verifying.titles())}.")
    return options.words or (FULL if options.full else QUICK)


def run_part(number, part):
    title(f"{number}. {verifying.titles()[part]}")
    outcome = verifying.run(part)
    for test, output in outcome.failed[:SHOWN]:
        print(f"{paint('FAILED', 'bold red')} {test}\n{shortened(output, part)}\n")
    if len(outcome.failed) > SHOWN:
        print(f"... and {len(outcome.failed) - SHOWN} more: {verifying.log_of(part).relative_to(ROOT)}\n")
    if outcome.trouble:
        print(f"{paint('FAILED', 'bold red')}: this part didn't run to the end.\n{outcome.trouble}\n"
              f"All of its output: {verifying.log_of(part).relative_to(ROOT)}\n")
    print(line(part, outcome))
    return outcome


def shortened(output, part):
    lines = output.rstrip().splitlines()
    if len(lines) > LINES:
        left_out = f"  ... {len(lines) - LINES} lines left out: {verifying.log_of(part).relative_to(ROOT)} has them all"
        lines = [*lines[:LINES // 2], left_out, *lines[-LINES // 2:]]
    return "\n".join(f"  {text}" for text in lines)


def line(part, outcome):
    """One part: "reference  passed  281 tests   1 min 53 s"."""
    state = paint("passed", "green") if outcome.holds else paint("FAILED", "bold red")
    tests = f"{outcome.tests} {'test' if outcome.tests == 1 else 'tests'}"
    again = "" if outcome.holds else f"   again: ./workshop verify {part}"
    return f"{part:<10} {state} {tests:>10} {duration(outcome.seconds):>12}{again}"


def summary(outcomes):
    title("Summary")
    lines = [line(part, outcome) for part, outcome in outcomes.items()]
    unchecked = [text for outcome in outcomes.values() for text in outcome.unchecked]
    if outcomes.keys() == set(QUICK):
        unchecked.append("all that only ./workshop verify --full has: "
                         + ", ".join(part for part in FULL if part not in QUICK))
    return "\n".join([*lines, *(["", paint("NOT CHECKED", "bold yellow")] if unchecked else []),
                      *(f"  {text}" for text in unchecked)])


def verdict(failed):
    return f"Not all of it passed: {', '.join(failed)}." if failed else "All of it passed."


def duration(seconds):
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
