"""Find where your server and a real redis-server answer differently, and the fewest commands that show it.

usage: ./workshop duel [STEP] [--seconds N] [--rounds N] [--seed N] [--program PATH]

Both get the same random commands. With STEP, most commands are of that step, and the others of those before it; without, they are of all steps that you
have begun. The steps that you have not begun are the reference's. Ctrl-C ends it. Exit status: 0 when both have
answered alike, 1 when they have not. Where there is no redis-server 7, the reference takes its place.

  --seconds N      how long (10); 0: until Ctrl-C
  --rounds N       how many conversations, however long it takes
  --seed N         begin with this conversation: a report says which one it was
  --program PATH   this program instead of your server

examples:
  ./workshop duel
  ./workshop duel 06 --seconds 60
  ./workshop duel --seed 4711 --rounds 1
"""

import random
import re
import shutil
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from .. import build, processes, stubs
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


def run(arguments):
    options = parsed(__doc__, arguments, values=["--seconds", "--rounds", "--seed", "--program"], most=1)
    seconds, rounds = number("--seconds", options.seconds, SECONDS), number("--rounds", options.rounds, 0)
    seed = number("--seed", options.seed, random.randrange(10**6))
    step = step_named(options.words[0]) if options.words else None
    steps = steps_of(step, options.program)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with ExitStack() as stack:
        judge, mine = [stack.enter_context(contender) for contender in contenders(options.program)]
        match = Match(judge, mine, seed, steps, step and step.number)
        finding = fight(match, None if rounds else seconds or float("inf"), rounds)
    print(verdict(match, finding, arguments_again(step, options.program)))
    return 1 if finding else 0


def number(name, text, default):
    if text is None:
        return default
    if not text.isascii() or not text.isdigit():
        raise Trouble(f"{name} needs a number, got '{text}'.")
    return int(text)


def steps_of(step, program):
    """The numbers of the steps whose commands are asked. Another program is taken to have them all."""
    if step and step.number not in steps_with_commands():
        raise Trouble(f"A duel has no commands of step {step.number}: what it does shows in files, and after a restart.",
                      f"./workshop test {step.number} tries that.")
    begun = [each.number for each in all_steps() if program or is_begun(each)]
    asked = [number for number in steps_with_commands() if (number <= step.number if step else number in begun)]
    if not asked:
        raise Trouble("There is nothing of yours to compare yet.", "./workshop says what to begin with.")
    return asked


def is_begun(step):
    return not all(path.exists() and stubs.is_stub(path) for path in step.sources)


def contenders(program):
    """The judge, and your server."""
    judge = real_redis()
    targets = [] if judge else ["mini-redis-reference"]
    name = "" if program else my_program()
    build.build([*targets, *[name] * bool(name)]) if targets or name else None
    if not judge:
        judge = MiniRedis("reference", build.program("mini-redis-reference"))
    return judge, MiniRedis("your server", Path(program).resolve() if program else build.program(name))


def my_program():
    """Yours up to the last step that you have begun."""
    begun = [step for step in all_steps() if is_begun(step)]
    if not begun:
        return "mini-redis-reference"
    return "mini-redis" if begun[-1] == all_steps()[-1] else f"mini-redis-upto-{int(begun[-1].number)}"


def real_redis():
    """A redis-server that the kit is like; None if there is none, which is told."""
    path = shutil.which("redis-server")
    found = re.search(r"v=(\d+)\.", processes.output([path, "--version"])[0]) if path else None
    if found and int(found[1]) == LIKE_REDIS:
        return RedisServer(path)
    here = f"The redis-server here is a {found[1]}, and the kit is like {LIKE_REDIS}" if found else "There is no redis-server here"
    print(f"{here}: the reference takes its place.")
    return None


def fight(match, seconds, rounds):
    """The first difference; None if the time or the rounds are over before, or somebody presses Ctrl-C."""
    begin, finding = time.monotonic(), None
    with Progress("Duel") as progress:
        try:
            while not finding and (match.conversations < rounds if rounds else time.monotonic() - begin < seconds):
                finding = match.next_round()
                progress.say(f"{match.conversations} conversations, {match.requests} requests")
        except KeyboardInterrupt:
            pass
    return finding


def arguments_again(step, program):
    return [*([step.number] if step else []), *(["--program", program] if program else [])]


def verdict(match, finding, words):
    if finding:
        return report(finding, match.judge.title, " ".join(["./workshop duel", *words, "--seed", str(finding.seed)]))
    alike = f"{match.conversations} conversations, {match.requests} requests: all answered alike.  (--seed {match.seed})"
    if not match.not_repeated:
        return alike
    seeds = ", ".join(map(str, match.not_repeated[:5]))
    return f"{alike}\nSome were answered differently once, and alike when tried again: --seed {seeds}. " \
           "A machine that is busy does that; so does memory that is used after it is gone."
