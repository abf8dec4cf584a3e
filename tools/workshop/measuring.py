"""The servers that `bench` measures: started on free ports, filled with keys, and asked by redis-benchmark."""

import sys
from pathlib import Path

from .steps import ROOT
from .trouble import Trouble

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import load  # noqa: E402  (found through the line above)
import servers  # noqa: E402

TRIALS = (("SET", (b"key:000000000001", b"xxx"), b"+OK"), ("GET", (b"key:000000000001",), b"$"),
          ("INCR", (b"counter:000000000001",), b":"))  # with what the answer begins
SECONDS = 0.6  # what one measurement should last
INSTALL = "./workshop doctor says how to install it."


class Measured:
    """The servers under measurement, the one to compare with last."""

    def __init__(self, benchmark):
        self.benchmark = benchmark
        self.client_core, self.server_core = servers.choose_cores()
        self.running = []
        self.notes = []      # why a server is not among them
        self.requests = {}   # by pipeline: how many make one measurement
        self.refused = {}    # {(server, command): its words}

    def add(self, stack, path):
        """Starts it for as long as the stack lasts. One that does not start is noted."""
        program = servers.Program(str(path))
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
        if answer.startswith(b"*"):
            self.refused[server, command] = "what it was asked (an echo: it has no commands yet)"
        elif not answer.startswith(reply):
            self.refused[server, command] = answer.lstrip(b"-").decode(errors="replace").strip()

    def refusal(self, server, command):
        return f"does not do {command} yet; it answers: {self.refused.get((server, command), 'no figures')}"

    def speed(self, server, command, pipeline):
        """Requests per second, or None when the server does not know the command."""
        if (server, command) in self.refused:
            return None
        try:
            return load.redis_benchmark(server, self.benchmark, self.client_core, command, pipeline,
                                        self.enough(server, command, pipeline))
        except servers.Trouble as trouble:
            self.refused[server, command] = str(trouble)
            return None

    def enough(self, server, command, pipeline):
        """As many for all servers, so that the same is measured."""
        if pipeline not in self.requests:
            trial = 5_000 * pipeline
            rate = load.redis_benchmark(server, self.benchmark, self.client_core, command, pipeline, trial)
            self.requests[pipeline] = max(trial, int(rate * SECONDS))
        return self.requests[pipeline]


def start_all(stack, ours):
    """Ours, and a redis-server where one is installed."""
    try:
        measured = Measured(servers.find_program("redis-benchmark", INSTALL))
    except servers.Trouble:
        raise Trouble("redis-benchmark is missing.", INSTALL) from None
    for path in ours:
        measured.add(stack, path)
    try:
        measured.add(stack, Path(servers.find_program("redis-server", INSTALL)))
    except servers.Trouble:
        measured.notes.append("redis-server is not installed, so it is left out.")
    return measured
