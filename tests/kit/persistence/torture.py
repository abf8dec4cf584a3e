#!/usr/bin/env python3
"""Kills the reference as often as you like, at random moments, while many clients write and children make snapshots
and rewrite the log; and checks after each kill that everything that was answered is there, and nothing that nobody
has sent. Not part of verify: a thousand kills take some ten minutes.

    python3 tests/kit/persistence/torture.py --kills 1000
"""
import argparse
import random
import sys
import time

import data_directory  # before support: it says where that is
from killing import Lives
from writers import Pipelining, Pushing, Rewriting, Saving, Snapshotting, Transacting, Typing

ON_ONE_DIRECTORY = 25  # kills; then another begins, so that a start stays quick
LOG = "--appendonly", "yes", "--appendfsync", "always"
MODES = [(LOG, [Pipelining, Pipelining, Transacting, Pushing]),
         (LOG, [Pipelining, Pipelining, Transacting, Pushing, Rewriting]),
         (LOG, [Pipelining, Transacting, Pushing, Typing, Rewriting, Snapshotting]),
         (LOG, [Pipelining, Pushing, Rewriting, Rewriting, Snapshotting]),
         ((), [Saving, Pipelining, Snapshotting])]


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="how many (default %(default)s)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**9), help="repeats the choices of another run")
    return parser.parse_args()


def give_up_if(problems, kills, kinds):
    if problems:
        sys.exit(f"after kill {kills} of {', '.join(kind.__name__ for kind in kinds)}:\n" + "\n".join(problems))


def main():
    asked, start = options(), time.monotonic()
    print(f"{asked.kills} kills, --seed {asked.seed}", flush=True)
    kills = answers = with_a_child = 0
    while kills < asked.kills:
        rng = random.Random(f"{asked.seed}:{kills}")
        options_of_all, kinds = MODES[kills // ON_ONE_DIRECTORY % len(MODES)]
        with data_directory.DataDirectory(*options_of_all) as data:
            lives = Lives(data, rng)
            for _ in range(min(ON_ONE_DIRECTORY, asked.kills - kills)):
                give_up_if(lives.live_and_die(kinds), kills + lives.number - 1, kinds)
            give_up_if(lives.come_back(), kills + lives.number, kinds)
        kills += lives.number
        answers += lives.answers
        with_a_child += lives.with_a_child
        print(f"{kills} kills, {with_a_child} of them with a child at work; {answers} answers, none lost;"
              f" {time.monotonic() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
