"""Run your server, or the finished one.

usage: ./workshop serve [--reference] [--upto STEP] [--echo] [OPTION...]
       ./workshop serve --speed [--reference] [--port PORT]

Yours listens on port 6379, the reference on 16379; both on 127.0.0.1. Yours has every function that you have
written, and the reference's for the rest: it says which, in a line for each step. Ctrl-C stops it.

  --reference        the finished server
  --upto STEP        your steps up to this one, and the reference's after it
  --echo             the server of step 01: it sends every line back
  --speed            the server of step 11: your parts that are written, and the slow ones for the rest
  --port PORT        listen there instead
  --bind ADDRESS     for other machines too: 0.0.0.0
  --loglevel LEVEL   debug (every byte), verbose, notice or warning; the mark after the time of a line is its level,
                     as in Redis: . - * #

examples:
  ./workshop serve
  ./workshop serve --echo
  ./workshop serve --upto 3 --loglevel debug
  ./workshop serve --reference --port 7000
"""

from .. import build, foreground, report, speed
from ..options import parsed
from ..steps import server_steps, step_named
from ..trouble import Trouble

CRASHED = "./workshop test finds such things one by one; to see where: gdb -batch -ex run -ex bt --args {command}"


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--reference", "--speed"], values=["--upto"], passes_on=True)
    if options.reference and options.upto:
        raise Trouble("--reference and --upto do not go together.", "--upto 0 is the reference on your port.")
    if options.speed and options.upto:
        raise Trouble("--speed and --upto do not go together.", "The server of step 11 has no other steps in it.")
    program, words = chosen(options)
    build.build([program] if options.speed else targets(program, words))
    mine = ([speed.step()], "mine") if options.speed else (server_steps(), "filled")
    if not options.reference and (text := report.warnings(*mine)):
        print(text + "\n", flush=True)
    return foreground.run(build.program(program), [*words, *options.rest], CRASHED)


def chosen(options):
    """The program and its arguments."""
    if options.speed:
        return fast_server(options)
    if options.reference:
        return "mini-redis-reference", []
    if options.upto is None:
        return "mini-redis", []
    number = int(step_named(options.upto).number) if options.upto.strip("0") else 0
    return "mini-redis", ["--upto", str(number)] if number < int(server_steps()[-1].number) else []


def fast_server(options):
    if options.reference:
        return f"{speed.step().program}-reference", speed.words(speed.PARTS)
    parts = speed.written_parts()
    print(speed.told(parts), flush=True)
    return speed.step().program, speed.words(parts)


def targets(program, words):
    """What to build. With --upto, the program starts another one, which has the right layers."""
    if not words:
        return [program]
    return [program, "mini-redis-reference" if words[1] == "0" else f"mini-redis-upto-{words[1]}"]
