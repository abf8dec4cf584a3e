#!/usr/bin/env python3
"""Draws where the slow server of step 11 spends its time, and the fast one: flame graphs, from samples by perf.

It builds the server for speed, with the names of functions, in build/profile. It needs perf and redis-benchmark, and the
right to see the kernel's functions: root, or kernel.perf_event_paranoid at most 1.
"""

import argparse
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import load
from flame_picture import flame
from servers import Program, Trouble, choose_cores, find_program, running
from stacks import recording

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "profile"
TITLES = {"slow": "The slow server", "fast": "The fast server", "yours": "Your server"}
ALL_PARTS = "pipeline,requests,commands,item_table"
PIPELINE, KEYS = 16, 100_000
TRIAL = 50_000  # requests, to see how many a measurement needs
ROUNDS = 7      # measurements of the CPU time, of both servers in turn


class SpeedServer(Program):
    """The program of step 11, with some parts of the reference."""

    def __init__(self, path, parts):
        super().__init__(path)
        self.parts = parts

    def command_line(self, port):
        return [self.path, "--port", str(port), *self.parts]


def build(server):
    """With frame pointers and line numbers: otherwise a stack has no names."""
    flags = "-DCMAKE_CXX_FLAGS=-g -fno-omit-frame-pointer"
    for command in (["cmake", "--preset", "release", "-B", str(BUILD), flags],
                    ["cmake", "--build", str(BUILD), "--target", server]):
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise Trouble(f"{' '.join(command[:2])} fails:\n{done.stdout}")
    return str(BUILD / server)


def profiled(path, parts, seconds):
    """{name: (its stacks, the CPU time for a request in microseconds)}, for SET and GET, as many of each."""
    client_core, core = choose_cores()
    benchmark = find_program("redis-benchmark", "install redis-tools")

    def ask(server, requests):
        """The CPU time that the server takes for a request."""
        before = server.cpu_seconds()
        for command in ("SET", "GET"):
            load.redis_benchmark(server, benchmark, client_core, command, PIPELINE, requests // 2, KEYS)
        return (server.cpu_seconds() - before) / requests * 1_000_000

    with ExitStack() as stack:
        servers = {name: stack.enter_context(running(SpeedServer(path, theirs), core)) for name, theirs in parts.items()}
        for server in servers.values():
            load.fill(server, b"key:", b"xxx", KEYS)
        # So many that it takes a second or so, on an idle machine.
        requests = {name: int(1_000_000 / ask(server, TRIAL)) for name, server in servers.items()}
        times = [{name: ask(server, requests[name]) for name, server in servers.items()} for _ in range(ROUNDS)]
        return {name: (stacks_of(server, client_core, lambda: ask(server, int(requests[name] * seconds))),
                       median(each[name] for each in times)) for name, server in servers.items()}


def stacks_of(server, core, work):
    with recording(server, core) as stacks:
        work()
    return stacks


def draw(path, parts, seconds):
    """{name: picture}: that of the faster server tells how much less it takes than the slow one."""
    found = profiled(path, parts, seconds)
    longest = max(microseconds for _, microseconds in found.values())
    return {name: flame(f"{TITLES[name]}: {microseconds:.1f} µs of CPU for a request (P={PIPELINE}, SET and GET)",
                        stacks, microseconds / longest)
            for name, (stacks, microseconds) in found.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = options.add_mutually_exclusive_group()
    which.add_argument("--docs", action="store_true", help="draw the pictures of docs/; otherwise into build/profile")
    which.add_argument("--yours", metavar="PARTS", help=f"these parts of yours, not all the finished ones: {ALL_PARTS}")
    options.add_argument("--seconds", type=float, default=6, help="how long to watch each server (default 6)")
    chosen = options.parse_args()
    try:
        find_program("perf", "install linux-perf, or linux-tools of your kernel")
        path = build("mini-redis-speed" if chosen.yours else "mini-redis-speed-reference")
        fast = {"yours": ["--yours", chosen.yours]} if chosen.yours else {"fast": ["--yours", ALL_PARTS]}
        for name, picture in draw(path, {"slow": [], **fast}, chosen.seconds).items():
            target = (ROOT / "docs" if chosen.docs else BUILD) / f"flame-{name}.svg"
            target.write_text(picture, encoding="utf-8")
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KB")
    except Trouble as trouble:
        print(f"flame.py: {trouble}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
