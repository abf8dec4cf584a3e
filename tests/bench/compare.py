#!/usr/bin/env python3
"""Compares the reference with redis-server, alternately within one run: throughput, CPU time and memory.

docs/benchmarks.md says what is measured, how and why. Both servers are pinned to cores, restarted for every
round, and measured alternately, a second or two each, so that other load on the machine affects both.
"""

import argparse
import os
import signal
import sys
from collections import namedtuple
from pathlib import Path

from load import CLIENTS, KEYS, bytes_per_key, fill, redis_benchmark
from servers import Program, Trouble, choose_cores, find_program, running
from table import Figures, table

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = str(ROOT / "build/release/mini-redis-reference")
REDIS = "redis-server"
BUILD = "build it with: cmake --preset release && cmake --build --preset release"
INSTALL = "install it with: sudo apt-get install redis-server redis-tools"
CHECK = "check the path"

TESTS = [(command, pipeline) for pipeline in (1, 16) for command in ("SET", "GET", "INCR")]
TRIAL = {1: 10_000, 16: 50_000}  # trial requests, by pipeline; they show how many a measurement needs

# How many measurements to make, and how long each should last.
Effort = namedtuple("Effort", "rounds seconds keys")
FULL = Effort(rounds=7, seconds=1.5, keys=1_000_000)
QUICK = Effort(rounds=2, seconds=0.2, keys=100_000)

Measure = namedtuple("Measure", "title decimals")
THROUGHPUT = Measure("throughput, 1000 requests/s", 1)
CPU = Measure("server CPU, s per million requests", 2)
MEMORY = Measure("memory, bytes per key", 0)


def parse_arguments():
    parser = argparse.ArgumentParser(description="Compares mini-redis-reference with redis-server.")
    parser.add_argument("--server", metavar="PATH", default=REFERENCE,
                        help="measure this program instead of build/release/mini-redis-reference")
    parser.add_argument("--against", metavar="PATH", default=REDIS,
                        help="compare with this program instead of redis-server; "
                             "the same as --server shows how far apart equals come out: the noise")
    parser.add_argument("--rounds", metavar="N", type=int, help=f"default {FULL.rounds}")
    parser.add_argument("--quick", action="store_true",
                        help="20 seconds, to see that it works; the figures mean nothing")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    arguments = parser.parse_args()
    if arguments.rounds is not None and arguments.rounds < 1:
        parser.error("--rounds needs a number from 1 on")
    return arguments


class Comparison:
    def __init__(self, ours, theirs, benchmark, effort):
        self.programs = [ours, theirs]
        self.benchmark = benchmark  # path of redis-benchmark
        self.effort = effort
        self.client_core, self.other_core = choose_cores()
        self.requests = {}          # by measure and pipeline: requests per measurement
        self.figures = Figures()

    def run(self):
        # Throughput is measured with one core for the server and one for the client. The CPU time of a server
        # is steadier when the client shares the server's core.
        for measure, core in ((THROUGHPUT, self.other_core), (CPU, self.client_core)):
            for number in range(self.effort.rounds):
                say(f"{measure.title}: round {number + 1} of {self.effort.rounds}")
                self.round(measure, core, number)
        say(f"{MEMORY.title}: {self.effort.keys:,} keys")
        self.figures.add(MEMORY, "", *map(self.memory_of, self.programs))

    def round(self, measure, core, number):
        with running(self.programs[0], core) as ours, running(self.programs[1], core) as theirs:
            for server in ours, theirs:
                fill(server, b"key:", b"xxx", KEYS)
                fill(server, b"counter:", b"100", KEYS)
            for command, pipeline in TESTS:
                values = {}
                for server in (ours, theirs) if number % 2 == 0 else (theirs, ours):
                    values[server] = self.value(measure, server, command, pipeline)
                self.figures.add(measure, f"{command} P={pipeline}", values[ours], values[theirs])

    def value(self, measure, server, command, pipeline):
        requests = self.enough_requests(measure, server, pipeline)
        before = server.cpu_seconds()
        rate = self.speed(server, command, pipeline, requests)
        used = server.cpu_seconds() - before
        return rate / 1000 if measure is THROUGHPUT else used / requests * 1_000_000

    def enough_requests(self, measure, server, pipeline):
        """The same for both servers: enough to keep the first of them busy for the wanted time."""
        if (measure, pipeline) not in self.requests:
            rate = self.speed(server, "SET", pipeline, TRIAL[pipeline])
            each = max(1, int(rate * self.effort.seconds / (CLIENTS * pipeline)))  # pipelines of each client
            self.requests[measure, pipeline] = each * CLIENTS * pipeline
        return self.requests[measure, pipeline]

    def speed(self, server, command, pipeline, requests):
        return redis_benchmark(server, self.benchmark, self.client_core, command, pipeline, requests)

    def memory_of(self, program):
        with running(program, self.other_core) as server:
            return bytes_per_key(server, self.effort.keys)

    def report(self, markdown):
        ours, theirs = (program.title() for program in self.programs)
        cores = "different cores" if self.client_core != self.other_core else "the only core"
        say(f"\nmedians of {self.effort.rounds} rounds; {CLIENTS} clients, {KEYS:,} keys; "
            f"for throughput, server and client on {cores}\n")
        print(table(self.figures, ours, theirs, markdown))


def say(text):
    """Prints to the terminal, so that only the table goes into a file."""
    print(text, file=sys.stderr, flush=True)


def warn_when_busy():
    load = os.getloadavg()[0]
    if load > os.cpu_count() / 2:
        say(f"note: the machine is busy already (load {load:.1f}); the figures will be noisy")


def end_on_signals():
    """Ctrl-C, kill and a closed terminal all leave through the with blocks, which stop the servers."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def leave(*_):
        for each in signals:
            signal.signal(each, signal.SIG_IGN)  # once is enough: the cleanup must not be interrupted
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, leave)


def compare(arguments):
    if not sys.platform.startswith("linux"):
        raise Trouble("this needs Linux: it reads /proc and pins programs to cores")
    ours = Program(find_program(arguments.server, BUILD if arguments.server == REFERENCE else CHECK))
    theirs = Program(find_program(arguments.against, INSTALL if arguments.against == REDIS else CHECK))
    benchmark = find_program("redis-benchmark", INSTALL)
    effort = QUICK if arguments.quick else FULL
    if arguments.rounds:
        effort = effort._replace(rounds=arguments.rounds)
    warn_when_busy()
    comparison = Comparison(ours, theirs, benchmark, effort)
    comparison.run()
    comparison.report(arguments.markdown)


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
