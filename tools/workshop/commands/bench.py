"""Measure your server beside the reference and a real redis-server, with redis-benchmark.

usage: ./workshop bench [--upto STEP] [--rounds N]
       ./workshop bench 11 [--rounds N]

Fast builds of all three are measured in turns, some 5 seconds a round and server. Only compare figures of the same run:
then everything else that the machine does affects all three alike. If you haven't written a function, it measures the
reference's, and says so. With 11, the slow server of that step is measured, and the same with the parts that you have
written.

  --upto STEP   your steps up to this one, and the reference's after it
  --rounds N    how often each is measured (3); the table shows the median

examples:
  ./workshop bench
  ./workshop bench --upto 2 --rounds 5
  ./workshop bench 11
"""

from contextlib import ExitStack
from statistics import median

from .. import build, measuring, speed, written
from ..options import parsed
from ..steps import server_steps, step_named
from ..terminal import Progress, bar, is_plain, paint
from ..trouble import Trouble

LABELS = {(command, pipeline): f"{command}, {words}"
          for pipeline, words in ((1, "one at a time"), (16, "16 in a packet")) for command in ("GET", "SET", "INCR")}
KERNEL = "With one request at a time, the kernel does nearly all of the work: look at 16 in a packet."


def run(arguments):
    options = parsed(__doc__, arguments, values=["--upto", "--rounds"], most=1)
    rounds = number_of_rounds(options.rounds)
    ours, notes = slow_and_fast(options) if options.words else mine_and_reference(options)
    with ExitStack() as stack:
        servers = measuring.start_all(stack, ours)
        for note in [*notes, *servers.notes]:
            print(note)
        figures = measure(servers, rounds)
    print(table(figures, servers))
    if rounds < 3:
        print("\nFewer than three rounds: most of the differences are noise.")


def number_of_rounds(text):
    if text is None:
        return 3
    if not text.isdigit() or not int(text):
        raise Trouble(f"--rounds needs a number from 1 on, got '{text}'.")
    return int(text)


def mine_and_reference(options):
    """The programs, built, and what to say of them."""
    last = step_named(options.upto) if options.upto else server_steps()[-1]
    names, notes = [my_program(last), "mini-redis-reference"], what_is_not_mine(last)
    build.build(names, preset="release")
    return [measuring.servers.Program(str(build.program(name, "release"))) for name in names], notes


def slow_and_fast(options):
    step = step_named(options.words[0])
    if step != speed.step() or options.upto:
        raise Trouble(f"Step {step.number} has no benchmark of its own.", f"./workshop bench --upto {step.number}"
                      if not step.has_program else "./workshop bench 11, without --upto")
    program, parts = build.program(step.program, "release"), speed.written_parts()
    build.build([step.program], preset="release")
    slow = speed.Program(program, [], "slow, as it came")
    return [slow, *([speed.Program(program, parts, "with your parts")] if parts else [])], [speed.told(parts), KERNEL]


def my_program(last):
    return "mini-redis" if last.number >= server_steps()[-1].number else f"mini-redis-upto-{int(last.number)}"


def what_is_not_mine(last):
    """A line for each step that is begun, as the server says it at its start."""
    steps = [step for step in server_steps() if step.number <= last.number]
    return [text for text in map(written.told, steps) if text]


def measure(servers, rounds):
    """{(server, test): [requests per second]}, measured in turns."""
    figures, total = {}, rounds * len(servers.running) * len(LABELS)
    with Progress("Measuring") as progress:
        for number in range(rounds):
            for test in LABELS:
                order = servers.running if number % 2 == 0 else servers.running[::-1]
                for server in order:
                    if (speed := servers.speed(server, *test)) is not None:
                        figures.setdefault((server.title, test), []).append(speed)
                    progress.show(min(total, sum(map(len, figures.values()))), total)
    return figures


def table(figures, servers):
    """For each test and server: a bar, the figure, and the ratio to the last server, usually redis-server."""
    base = servers.running[-1].title
    wide = max(len(server.title) for server in servers.running)
    lines = [f"Thousands of requests a second, 50 clients; the ratio is to {base}"]
    for test, label in LABELS.items():
        medians = {server.title: median(figures[server.title, test]) for server in servers.running
                   if (server.title, test) in figures}
        lines += ["", paint(label, "bold")]
        lines += [row(title.ljust(wide), value, medians, base) for title, value in medians.items()]
        lines += [f"  {server.title:<{wide}}  {servers.refusal(server, test[0])}" for server in servers.running
                  if server.title not in medians]
    return "\n".join(lines)


def row(title, value, medians, base):
    ratio = f"{value / medians[base]:5.2f}" if base in medians else ""
    if is_plain():
        return f"{title.strip()}: {value / 1000:.1f}" + (f", ratio {ratio.strip()}" if ratio else "")
    return f"  {title}  {bar(int(value), int(max(medians.values())), 30)} {value / 1000:7.1f}  {ratio}"
