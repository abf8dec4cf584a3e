"""The figures of a run: what was measured, round by round, for all servers; kept in a file for the docs."""

import json
from collections import namedtuple
from statistics import median

from servers import Trouble

Measure = namedtuple("Measure", "title decimals")
MEASURES = {  # by part of the benchmark
    "cpu": Measure("server CPU, microseconds per request", 2),
    "throughput": Measure("throughput, 1000 requests per second", 1),
    "memory": Measure("memory, bytes each", 0),
    "pause": Measure("longest pause, milliseconds", 1),
    "growth": Measure("server CPU, microseconds per GET, P=16, as keys grow", 2),
}


class Figures:
    def __init__(self, servers):
        self.servers = servers  # their titles: ours, then the others
        self.parts = {}         # {part: {test: [[a figure of each server], ...]}}, one inner list a round

    def add(self, part, test, values):
        self.parts.setdefault(part, {}).setdefault(test, []).append(values)

    def tests(self):
        """All (part, test), in the order of MEASURES."""
        return [(part, test) for part in MEASURES for test in self.parts.get(part, ())]

    def medians(self, part, test):
        """One figure for each server."""
        return [median(values) for values in zip(*self.parts[part][test])]

    def ratios(self, part, test, base, server=0):
        """Of each round: the figure of a server divided by that of the base."""
        return [values[server] / values[base] for values in self.parts[part][test]]


def read(path):
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        figures = Figures(kept["servers"])
        figures.parts = kept["parts"]
        return figures
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Trouble(f"{path} has no figures: {error!r}") from None


def kept_parts(path, servers, measured):
    """What stays in the file when these parts are measured again. Trouble if it is of other servers."""
    if not path.exists():
        return {}
    before = read(path)
    kept = {part: tests for part, tests in before.parts.items() if part not in measured}
    if kept and before.servers != servers:
        raise Trouble(f"{path.name} compares {', '.join(before.servers)}; "
                      f"measure {' '.join(kept)}, too, or the same servers")
    return kept


def keep(figures, path):
    """Writes the figures to the file. Parts that were not measured this time stay as they are there."""
    together = {**kept_parts(path, figures.servers, figures.parts), **figures.parts}
    figures.parts = {part: together[part] for part in MEASURES if part in together}
    path.write_text(as_json(figures), encoding="utf-8")


def as_json(figures):
    """One line for each test, so that a difference can be read."""
    parts = []
    for part, tests in figures.parts.items():
        lines = [f"      {json.dumps(test)}: {json.dumps(rounded(values))}" for test, values in tests.items()]
        parts.append(f"    {json.dumps(part)}: {{\n" + ",\n".join(lines) + "\n    }")
    servers = json.dumps(figures.servers)
    return f'{{\n  "servers": {servers},\n  "parts": {{\n' + ",\n".join(parts) + "\n  }\n}\n"


def rounded(rounds):
    return [[float(f"{value:.4g}") for value in values] for values in rounds]
