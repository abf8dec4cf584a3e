#!/usr/bin/env python3
"""Compares the reference with redis-server and its relatives: CPU time, throughput, memory, pauses, growth.

docs/benchmarks.md says what is measured, how and why. The servers are pinned to cores and measured in turn,
so that other load on the machine affects all of them.
"""

import argparse
import shutil
import signal
import sys
from pathlib import Path

import load
import page
import workload
from bench import FULL, QUICK, Bench
from figures import MEASURES
from memory import memory
from pause import pause
from servers import Program, Trouble, find_program
from speed import cpu, growth, throughput
from table import text_table

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = str(ROOT / "build/release/mini-redis-reference")
REDIS = "redis-server"
RELATIVES = ["valkey-server"]  # measured, too, where they are installed
EVERYTHING = workload.names(), [1, 16, 64]
PARTS = {"cpu": cpu, "throughput": throughput, "memory": memory, "pause": pause, "growth": growth}
BUILD = "build it with: cmake --preset release && cmake --build --preset release"
INSTALL = "install it with: sudo apt-get install redis-server redis-tools"
CHECK = "check the path"


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compares the reference with Redis and its relatives.")
    parser.add_argument("parts", metavar="PART", nargs="*", help=f"what to measure: {' '.join(PARTS)} (all)")
    parser.add_argument("--server", metavar="PATH", default=REFERENCE,
                        help="measure this program instead of build/release/mini-redis-reference; "
                             "redis-server shows how far apart equals come out: the noise")
    parser.add_argument("--against", metavar="PATH", action="append", default=[],
                        help="compare with this program, too; may be repeated")
    parser.add_argument("--commands", metavar="LIST", type=words, default=EVERYTHING[0],
                        help=f"for cpu and throughput; default {','.join(EVERYTHING[0])}")
    parser.add_argument("--pipelines", metavar="LIST", type=numbers, default=EVERYTHING[1],
                        help="requests at once, for cpu and throughput; default 1,16,64")
    parser.add_argument("--rounds", metavar="N", type=int, help=f"default {FULL.rounds}")
    parser.add_argument("--quick", action="store_true",
                        help="a few seconds, to see that it works; the figures mean nothing")
    parser.add_argument("--docs", action="store_true",
                        help="put the figures, the table and the pictures into the docs")
    parser.add_argument("--redraw", action="store_true",
                        help="measure nothing; make the docs' table and pictures from the figures there")
    return checked(parser, parser.parse_args())


def checked(parser, arguments):
    if unknown := [part for part in arguments.parts if part not in PARTS]:
        parser.error(f"there is no part {unknown[0]}: choose from {' '.join(PARTS)}")
    if unknown := [command for command in arguments.commands if command not in workload.names()]:
        parser.error(f"there is no test of {unknown[0]}: choose from {','.join(workload.names())}")
    if arguments.rounds is not None and arguments.rounds < 1:
        parser.error("--rounds needs a number from 1 on")
    if arguments.quick and arguments.docs:
        parser.error("--quick measures nothing that should be in the docs")
    if arguments.docs and (arguments.commands, arguments.pipelines) != EVERYTHING:
        parser.error("the docs have all commands and pipelines: leave out --commands and --pipelines")
    return arguments


def words(text):
    return text.upper().split(",")


def numbers(text):
    found = [int(word) for word in text.split(",")]
    if min(found) < 1:
        raise ValueError(text)
    return found


def programs(arguments):
    """Ours, redis-server, and the relatives that there are."""
    ours = find_program(arguments.server, BUILD if arguments.server == REFERENCE else CHECK)
    others = [find_program(REDIS, INSTALL)]
    others += [find_program(name, CHECK) for name in RELATIVES if shutil.which(name)]
    others += [find_program(path, CHECK) for path in arguments.against]
    return [Program(path) for path in (ours, *others)]


def end_on_signals():
    """Ctrl-C, kill and a closed terminal all leave through the with blocks, which stop the servers."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(*_):
        for each in signals:
            signal.signal(each, signal.SIG_IGN)  # once is enough: the cleanup must not be interrupted
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, leave)


def prepared(arguments):
    if not sys.platform.startswith("linux"):
        raise Trouble("this needs Linux: it reads /proc and pins programs to cores")
    effort = QUICK if arguments.quick else FULL
    if arguments.rounds:
        effort = effort._replace(rounds=arguments.rounds)
    return Bench(programs(arguments), find_program("redis-benchmark", INSTALL), effort,
                 workload.chosen(arguments.commands, arguments.pipelines))


def measure(bench, parts):
    """Reports what was measured, even if it is stopped."""
    bench.warn_when_busy()
    try:
        for part in parts:
            PARTS[part](bench)
    finally:
        if bench.figures.parts:
            report(bench)


def report(bench):
    cores = "different cores" if bench.client_core != bench.other_core else "the only core"
    bench.say(f"\nmedians of {bench.effort.rounds} rounds; {load.CLIENTS} clients, {workload.KEYS:,} keys; "
              f"for throughput, server and client on {cores}\n")
    print(text_table(bench.figures))


def compare(arguments):
    if not arguments.redraw:
        bench = prepared(arguments)
        parts = [part for part in MEASURES if part in (arguments.parts or PARTS)]
        if arguments.docs:
            page.check(bench.figures.servers, parts)
        measure(bench, parts)
        if arguments.docs:
            page.keep(bench.figures)
    if arguments.docs or arguments.redraw:
        page.redraw()


def main():
    arguments = parse_arguments()
    end_on_signals()
    try:
        compare(arguments)
    except Trouble as trouble:
        sys.exit(f"compare.py: {trouble}")
    except KeyboardInterrupt:
        sys.exit("compare.py: stopped")


if __name__ == "__main__":
    main()
