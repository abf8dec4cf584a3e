"""Starts the servers that `bench` measures, on free ports, fills them with keys, and runs redis-benchmark."""

import sys

from .steps import ROOT
from .trouble import Trouble

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import load  # noqa: E402  (the line above makes Python find it)
import servers  # noqa: E402

TRIALS = (("SET", (b"key:000000000001", b"xxx"), b"+OK"), ("GET", (b"key:000000000001",), b"$"),
          ("INCR", (b"counter:000000000001",), b":"))  # command, arguments, how the reply begins
SECONDS = 0.6  # how long one measurement should take
INSTALL = "./workshop doctor says how to install it."


class Measured:
    """The servers that are measured. The last one is the one to compare with."""

    def __init__(self, benchmark):
        self.benchmark = benchmark
        self.client_core, self.server_core = servers.choose_cores()
        self.running = []
        self.notes = []      # why a server was left out
        self.requests = {}   # {pipeline: how many requests make one measurement}
        self.refused = {}    # {(server, command): what it replied instead}

    def add(self, stack, program):
        """Starts the server until the stack ends. If it does not start, notes why."""
        try:
            server = stack.enter_context(servers.running(program, self.server_core))
        except servers.Trouble as trouble:
            self.notes.append(f"{program.title()} is left out: {trouble}")
            return
        server.title = program.title()
        self.running.append(server)
        for command, words, reply in TRIALS:
            self.try_out(server, command, words, reply)
        if (server, "SET") not in self.refused:
            load.fill(server, b"key:", b"xxx", load.KEYS)

    def try_out(self, server, command, words, reply):
        parts = [command.encode(), *words]
        request = b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)
        try:
            with load.conversation(server) as (send, next_line):
                send(request)
                answer = next_line()
        except servers.Trouble as trouble:
            self.refused[server, command] = str(trouble)
            return
        if not answer.startswith(reply):
            self.refused[server, command] = answer.lstrip(b"-").decode(errors="replace").strip()

    def refusal(self, server, command):
        return f"does not do {command}; it answers: {self.refused.get((server, command), 'no figures')}"

    def speed(self, server, command, pipeline):
        """Requests per second; None if the server does not know the command."""
        if (server, command) in self.refused:
            return None
        try:
            return load.redis_benchmark(server, self.benchmark, self.client_core, command, pipeline,
                                        self.enough(server, command, pipeline))
        except servers.Trouble as trouble:
            self.refused[server, command] = str(trouble)
            return None

    def enough(self, server, command, pipeline):
        """How many requests make one measurement. The same number for all servers."""
        if pipeline not in self.requests:
            trial = 5_000 * pipeline
            rate = load.redis_benchmark(server, self.benchmark, self.client_core, command, pipeline, trial)
            self.requests[pipeline] = max(trial, int(rate * SECONDS))
        return self.requests[pipeline]


def start_all(stack, ours):
    """Starts these programs of ours, and a redis-server if one is installed."""
    try:
        measured = Measured(servers.find_program("redis-benchmark", INSTALL))
    except servers.Trouble:
        raise Trouble("redis-benchmark is missing.", INSTALL) from None
    for program in ours:
        measured.add(stack, program)
    try:
        measured.add(stack, servers.Program(servers.find_program("redis-server", INSTALL)))
    except servers.Trouble:
        measured.notes.append("redis-server is not installed, so it is left out.")
    return measured
