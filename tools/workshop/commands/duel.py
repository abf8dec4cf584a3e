"""Find where your server and a real redis-server answer differently, and the fewest commands that show it.

usage: ./workshop duel [STEP] [--seconds N] [--rounds N] [--seed N] [--program PATH]

Both get the same random conversations. With STEP, most of their commands are that step's, and the others those of the
steps before it; without, they are of all steps that you have begun. A function that you have not written is the
reference's. Ctrl-C ends it. Where there is no redis-server 7, the reference takes its place. Exit status: 0 when both
have answered alike, 1 when they have not.

  --seconds N      how long (10); 0: until Ctrl-C
  --rounds N       how many conversations, however long it takes
  --seed N         begin with this conversation: a report says which one it was
  --program PATH   this program instead of your server

examples:
  ./workshop duel
  ./workshop duel 06 --seconds 60
  ./workshop duel --seed 4711 --rounds 1
"""

import os
import random
import re
import shutil
import signal
import sys
import time
from contextlib import ExitStack, suppress

from .. import build, processes, written
from ..caller import from_here
from ..duel.contender import MiniRedis, RedisServer
from ..duel.match import Match
from ..duel.sequences import steps_with_commands
from ..duel.telling import report
from ..options import parsed
from ..steps import all_steps, step_named
from ..terminal import Progress
from ..trouble import Trouble

SECONDS = 10
LIKE_REDIS = 7  # the version that the kit is like
MOST_SEEDS = 5  # that are told


def run(arguments):
    options = parsed(__doc__, arguments, values=["--seconds", "--rounds", "--seed", "--program"], most=1)
    seconds, rounds = number("--seconds", options.seconds, SECONDS), number("--rounds", options.rounds, 0)
    seed = number("--seed", options.seed, random.randrange(10**6))
    step = step_named(options.words[0]) if options.words else None
    steps, mine = steps_of(step, options.program), other_program(options.program)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with ExitStack() as stack:
        judge, mine = [stack.enter_context(contender) for contender in contenders(mine)]
        match = Match(judge, mine, seed, steps, step and step.number)
        finding = fight(match, seconds or float("inf"), rounds)
    words = ["./workshop", "duel", *([step.number] if step else []), "--seed"]
    program = ["--program", options.program] if options.program else []
    if finding:
        print(report(finding, judge.title, " ".join([*words, str(finding.seed), *program])))
        return 1
    print(summary(match))
    return 0


def number(name, text, default):
    if text is None:
        return default
    if not text.isascii() or not text.isdigit():
        raise Trouble(f"{name} needs a number, got '{text}'.")
    return int(text)


def steps_of(step, program):
    """The numbers of the steps whose commands are asked. Another program is taken to have them all."""
    if step and step.has_program:
        raise Trouble(f"Step {step.number} has a server of its own, and a duel is about mini-redis.",
                      f"./workshop test {step.number} tries it.")
    if step and step.number not in steps_with_commands():
        raise Trouble(f"A duel has no commands of step {step.number}: you only see its work after a restart.",
                      f"./workshop test {step.number} tries that.")
    begun = [each.number for each in all_steps() if program or written.is_begun(each)]
    asked = [each for each in steps_with_commands() if (each <= step.number if step else each in begun)]
    if not asked:
        raise Trouble("You haven't written anything to compare yet.", "./workshop tells you where to begin.")
    return asked


def other_program(name):
    """Its path; None if your server is meant."""
    path = name and from_here(name).resolve()
    if path and not (path.is_file() and os.access(path, os.X_OK)):
        wrong = "isn't a program" if path.exists() else "isn't there"
        raise Trouble(f"--program {name}: {path} {wrong}.",
                      "Name a file that can be run. A path without / in front counts from the folder you are in.")
    return path


def contenders(program):
    """The judge, and your server, or this program in its place."""
    judge = real_redis()
    if targets := [*([] if program else ["mini-redis"]), *([] if judge else ["mini-redis-reference"])]:
        build.build(targets)
    mine = MiniRedis("your server", program or build.program("mini-redis"))
    return judge or MiniRedis("reference", build.program("mini-redis-reference")), mine


def real_redis():
    """A redis-server that the kit is like; None if there is none, which is told."""
    path = shutil.which("redis-server")
    found = re.search(r"v=(\d+)\.", processes.output([path, "--version"])[0]) if path else None
    if found and int(found[1]) == LIKE_REDIS:
        return RedisServer(path)
    here = f"This redis-server is a {found[1]}, not a {LIKE_REDIS}" if found else "There is no redis-server here"
    print(f"{here}: the reference takes its place.")
    return None


def fight(match, seconds, rounds):
    """The first difference; None if the time or the rounds are over before, or somebody presses Ctrl-C."""
    begin, finding = time.monotonic(), None
    with suppress(KeyboardInterrupt), Progress("Duel") as progress:
        while not finding and (match.conversations < rounds or not rounds and time.monotonic() - begin < seconds):
            finding = match.next_round()
            progress.say(f"{match.conversations} conversations, {match.requests} requests")
    return finding


def summary(match):
    alike = f"{match.conversations} conversations with {match.requests} requests, and both gave the same answers."
    if not match.not_repeated:
        return f"{alike} (--seed {match.seed})"
    seeds = ", ".join(map(str, match.not_repeated[:MOST_SEEDS]))
    return f"{alike}\nA few answers differed at first, but not when they were tried again (--seed {seeds}). " \
           "A busy machine does that, and so can memory that is used after it's gone."
