"""How long a client has to wait at worst while another one adds very many keys and deletes them again."""

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import load
from servers import Trouble, running, spawn

HERE = Path(__file__).resolve().parent


def pause(bench):
    keys = bench.effort.flood
    for number in range(bench.effort.rounds):
        bench.say(f"pause: round {number + 1} of {bench.effort.rounds}")
        bench.in_turn("pause", f"{keys:,} keys come and go", number, bench.programs,
                      lambda program: longest_pause(bench, program, keys))


def longest_pause(bench, program, keys):
    """In milliseconds. Both clients are programs of their own, on another core than the server's."""
    with running(program, bench.other_core) as server, watching(server, bench.client_core) as watcher:
        flood = [sys.executable, str(HERE / "flood.py"), str(server.port), str(keys)]
        output, errors = load.output_of(flood, bench.client_core, f"the flood of {server.name}")
        if output.strip() != "done":
            raise Trouble(f"{server.name}: {(errors.strip() or 'the flood failed').splitlines()[-1]}")
        load.ask(server, "DEL watched")  # which ends the watcher
        return float(watcher.stdout.readline()) * 1000


@contextmanager
def watching(server, core):
    """A watcher, from its first reply on."""
    watcher = spawn([sys.executable, str(HERE / "watch.py"), str(server.port)], core,
                    stdout=subprocess.PIPE, text=True)
    try:
        with watcher.stdout:
            if watcher.stdout.readline() != "watching\n":
                raise Trouble(f"{server.name} does not answer the watcher")
            yield watcher
    finally:
        watcher.kill()
        watcher.wait()
