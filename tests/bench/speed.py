"""How fast: the CPU time that a server uses for a request, also as the keys grow, and requests per second."""

from contextlib import ExitStack, contextmanager

import load
from servers import running
from workload import KEYS, PREPARATION

TRIAL = 100   # pipelines of each client, to see how many a measurement needs
AT_LEAST = 5  # pipelines of each client


def cpu(bench):
    """A server's CPU time is steadier when the client shares the server's core: they take turns."""
    rounds(bench, "cpu", bench.client_core, cpu_per_request)


def throughput(bench):
    rounds(bench, "throughput", bench.other_core, requests_per_second)


def rounds(bench, part, core, value):
    for number in range(bench.effort.rounds):
        bench.say(f"{part}: round {number + 1} of {bench.effort.rounds}")
        with all_running(bench, core) as servers:
            for server in servers:
                prepare(server)
            for test in bench.tests:
                command, pipeline = test
                bench.in_turn(part, f"P={pipeline} {command}", number, servers,
                              lambda server: value(bench, server, command, pipeline, KEYS))


def growth(bench):
    """The same servers get more and more keys."""
    last = 0
    with all_running(bench, bench.client_core) as servers:
        for keys in bench.effort.sizes:
            bench.say(f"growth: {keys:,} keys")
            for server in servers:
                load.repeat(server, *PREPARATION[0][:2], range(last, keys))
                settle(bench, server, keys)
            for number in range(bench.effort.rounds):
                bench.in_turn("growth", f"{keys:,} keys", number, servers,
                              lambda server: cpu_per_request(bench, server, "GET", 16, keys))
            last = keys


def settle(bench, server, keys):
    """As many GETs as there are keys. Redis moves its keys to a larger table bit by bit, with each request,
    and is slower until that is done: with 10 million keys, for the next seven million GETs."""
    speed(bench, server, "GET", 64, max(keys, load.CLIENTS * 64), keys)


@contextmanager
def all_running(bench, core):
    """Fresh servers of all programs, on one core."""
    with ExitStack() as stack:
        yield [stack.enter_context(running(program, core)) for program in bench.programs]


def prepare(server):
    for command, reply, count in PREPARATION:
        load.repeat(server, command, reply, range(count))


def cpu_per_request(bench, server, command, pipeline, keys):
    """In microseconds."""
    requests = enough_requests(bench, server, command, pipeline, keys)
    forget_pushed(server, command)
    before = server.cpu_seconds()
    speed(bench, server, command, pipeline, requests, keys)
    return (server.cpu_seconds() - before) / requests * 1_000_000


def requests_per_second(bench, server, command, pipeline, keys):
    """In thousands."""
    requests = enough_requests(bench, server, command, pipeline, keys)
    forget_pushed(server, command)
    return speed(bench, server, command, pipeline, requests, keys) / 1000


def forget_pushed(server, command):
    if command == "LPUSH":  # else the list would grow with the rounds
        load.ask(server, "DEL mylist")


def enough_requests(bench, server, command, pipeline, keys):
    """The same for all servers: enough to keep the first of them busy for the wanted time."""
    known = (command, pipeline, keys)
    if known not in bench.requests:
        at_once = load.CLIENTS * pipeline
        rate = bench.effort.seconds and speed(bench, server, command, pipeline, TRIAL * at_once, keys)
        bench.requests[known] = max(AT_LEAST, int(rate * bench.effort.seconds / at_once)) * at_once
    return bench.requests[known]


def speed(bench, server, command, pipeline, requests, keys):
    return load.redis_benchmark(server, bench.benchmark, bench.client_core, command, pipeline, requests, keys)
