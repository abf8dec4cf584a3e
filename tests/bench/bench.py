"""What the parts of the benchmark share: the servers, the cores, how much to measure, and the figures."""

import os
import sys
from collections import namedtuple

from figures import Figures
from servers import choose_cores

# How many rounds, how long a measurement should last (0: as short as can be), the keys for memory, the keys
# that come and go, and the numbers of keys at which growth is measured.
Effort = namedtuple("Effort", "rounds seconds keys flood sizes")
FULL = Effort(rounds=7, seconds=0.6, keys=1_000_000, flood=5_000_000,
              sizes=(10_000, 100_000, 1_000_000, 10_000_000))
QUICK = Effort(rounds=1, seconds=0, keys=20_000, flood=50_000, sizes=(1_000, 10_000))


class Bench:
    def __init__(self, programs, benchmark, effort, tests):
        self.programs = programs    # ours, then the others
        self.benchmark = benchmark  # the path of redis-benchmark
        self.effort = effort
        self.tests = tests          # (command, pipeline)
        self.client_core, self.other_core = choose_cores()
        self.requests = {}          # how many make a measurement
        self.figures = Figures([program.title() for program in programs])

    def in_turn(self, part, test, number, servers, value):
        """Measures all servers one after the other, in another order each round."""
        values = {place: value(servers[place]) for place in turns(len(servers), number)}
        self.figures.add(part, test, [values[place] for place in range(len(servers))])

    def say(self, text):
        """Prints to the terminal, so that only the table goes into a file."""
        print(text, file=sys.stderr, flush=True)

    def warn_when_busy(self):
        load = os.getloadavg()[0]
        if load > os.cpu_count() / 2:
            self.say(f"note: the machine is busy already (load {load:.1f}); the figures will be noisy")


def turns(count, number):
    """The order of a round: each one is first once, then all of it backwards."""
    places = list(range(count))
    first = number % count
    order = places[first:] + places[:first]
    return order[::-1] if number // count % 2 else order
