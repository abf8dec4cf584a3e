"""Print a script that makes your shell complete ./workshop: commands, steps, functions, options.

usage: ./workshop completion bash|zsh

examples:
  eval "$(./workshop completion bash)"     in this shell; for all, into ~/.bashrc with the whole path
  eval "$(./workshop completion zsh)"
"""

from .. import backups, cli, verifying
from ..options import parsed, usage
from ..steps import ROOT, all_steps, find_step
from ..trouble import Trouble
from . import solution

SHELLS = ("bash", "zsh")
FIRST_WORDS = {"bench": ("11",), "completion": SHELLS, "new": ("step", "command", "mistake")}
WITH_STEP = ("test", "watch", "hint", "why", "debug", "solution", "catchup", "reset", "duel")


def run(arguments):
    if arguments[:1] == ["--words"]:
        print("\n".join(words(arguments[1:])))
        return
    chosen = parsed(__doc__, arguments, most=1)
    if not chosen.words or chosen.words[0] not in SHELLS:
        raise Trouble(f"For which shell? There is: {', '.join(SHELLS)}.", usage(__doc__))
    print((ROOT / "tools" / "workshop" / "completion" / f"workshop.{chosen.words[0]}").read_text(encoding="utf-8"), end="")


def words(before):
    """What may come next, after these words of the command line."""
    if not before:
        return [*cli.COMMANDS, "help"]
    name, *rest = before
    if name == "help":
        return cli.COMMANDS
    if name not in cli.COMMANDS:
        return []
    return [*positional(name, rest), *flags(name), "--help"]


def positional(name, rest):
    step = find_step(rest[0]) if rest else None
    if name in WITH_STEP and not rest or rest[-1:] in (["--upto"], ["--step"], ["--together"]):
        return [step.number for step in all_steps()]
    if name == "solution" and step:
        return [name.split("::")[-1] for name in solution.written_by_the_learner(step)]  # bash splits at "::"
    if name == "reset" and step:
        return list(step.files)
    if name == "restore" and not rest:
        return backups.names()
    if name == "verify":
        return [*verifying.titles()]
    return FIRST_WORDS.get(name, []) if not rest else []


def flags(name):
    """The options in the command's help, from lines such as "  --all   the report of ..."."""
    lines = cli.command(name).__doc__.splitlines()
    return [line.split()[0] for line in lines if line.startswith("  --")]
