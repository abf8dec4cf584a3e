"""How much a server's resident memory grows for each key, list and hash."""

import load
from servers import running
from workload import LONG, RANDOM


def pushed(count):
    return f"RPUSH key:{RANDOM}" + "".join(f" element:{number:02}" for number in range(count))


def hashed(count):
    return f"HSET key:{RANDOM}" + "".join(f" field:{number:02} value:{number:02}" for number in range(count))


# title: command, reply, share of the full number of keys
KINDS = {
    "a key, value of 3 bytes": (f"SET key:{RANDOM} xxx", "+OK", 1),
    "a key, value of 100 bytes": (f"SET key:{RANDOM} {LONG}", "+OK", 1),
    "an expiring key, value of 3 bytes": (f"SET key:{RANDOM} xxx EX 100000", "+OK", 1),
    "a list of 10": (pushed(10), ":10", 1 / 10),
    "a list of 100": (pushed(100), ":100", 1 / 50),
    "a hash of 10": (hashed(10), ":10", 1 / 10),
    "a hash of 100": (hashed(100), ":100", 1 / 50),
}


def memory(bench):
    for title, kind in KINDS.items():
        bench.say(f"memory: {title}")
        bench.figures.add("memory", title, [bytes_each(bench, program, kind) for program in bench.programs])


def bytes_each(bench, program, kind):
    """With a fresh server, so that nothing is reused."""
    command, reply, share = kind
    count = int(bench.effort.keys * share)
    with running(program, bench.other_core) as server:
        before = server.memory()
        load.repeat(server, command, reply, range(count))
        growth = server.memory() - before
        load.expect(load.ask(server, "DBSIZE"), b":%d\r\n" % count, server, "DBSIZE")
        return growth / count
