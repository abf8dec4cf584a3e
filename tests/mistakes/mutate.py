"""How sharp are the graded tests? Changes the reference in one small spot after the other, runs the step's tests on
each of these mutants, and lists those that no test notices.

A mutant that no client can notice is listed, with the reason, in NN-NAME/equivalent.txt. Of the others, at least 98 in
100 must fail a test in every step; then the exit status is 0.

examples:
  python3 tests/mistakes/mutate.py                  all steps: some minutes
  python3 tests/mistakes/mutate.py 03 04            two steps
  python3 tests/mistakes/mutate.py 03 get_command   only the mutants whose line has these words
  python3 tests/mistakes/mutate.py 03 --all         also those that a test notices, with the test
"""

import argparse
import collections
import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

import mutants
import program
import running
import specification
from running import BUILD, graded_tests
from support import processes

from workshop.steps import all_steps, find_step
from workshop.terminal import Progress

BAR = 98  # per cent
SIDE_BY_SIDE = 4
TIME_OF_TEST, TIME_OF_PROGRAM = 2, 15  # seconds, on an idle machine
NAMED = re.compile(r"\bmutants/(\d+),")  # by the compiler
KINDS = ("killed", "survived", "equivalent", "does not compile")


def main():
    options = arguments()
    steps = [find_step(word) for word in options.words if find_step(word)] or all_steps()
    words = " ".join(word for word in options.words if not find_step(word))
    good = [of_step(step, words, options.all) for step in steps]
    sys.exit(0 if all(good) else 1)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", metavar="STEP | WORDS", help="the steps; words of a mutant's line")
    parser.add_argument("--all", action="store_true", help="list those that a test notices, too")
    return parser.parse_args()


def of_step(step, words, list_all):
    """Prints what became of the step's mutants. True if enough of them were noticed."""
    everything = mutants.of_step(step)
    chosen = [mutant for mutant in everything if words in str(mutant)]
    reasons = equivalents(step)
    broken = built(step, everything)
    found = collections.defaultdict(list)
    with Progress(f"Step {step.number}") as progress:
        for done, (mutant, title) in enumerate(results(step, [each for each in chosen if each.name not in broken])):
            progress.show(done + 1, len(chosen) - len(broken) if not words else len(chosen))
            kind = "killed" if title else "equivalent" if str(mutant) in reasons else "survived"
            found[kind].append(mutant)
            if kind == "survived" or list_all:
                progress.end()
                print(f"{kind}  {mutant.spot}\n  {mutant}" + (f"\n  {title}" if title else ""), flush=True)
    found["does not compile"] = [mutant for mutant in chosen if mutant.name in broken]
    stale = [] if words else not_needed(reasons, found)
    for line in stale:
        print(f"FAIL step {step.number}, equivalent.txt: a test notices it, or it is no longer there:\n  {line}")
    return summary(step, found) and not stale


def summary(step, found):
    killed, survived = len(found["killed"]), len(found["survived"])
    share = 100 * killed / max(1, killed + survived)
    print(f"step {step.number}: " + ", ".join(f"{len(found[kind])} {kind}" for kind in KINDS) + f"; {share:.1f} %",
          flush=True)
    return share >= BAR


def equivalents(step):
    """{the line of a mutant: why no client can notice it}"""
    file = specification.MISTAKES / step.folder / "equivalent.txt"
    text = file.read_text() if file.exists() else ""
    reasons = {}
    for line in text.splitlines():
        if line.startswith(" ") and reasons:
            reasons[list(reasons)[-1]] += line.strip() + " "
        elif line and not line.startswith("#"):
            reasons[line] = ""
    for line, reason in reasons.items():
        if not reason:
            sys.exit(f"{file.relative_to(specification.ROOT)}: no reason is given for\n  {line}")
    return reasons


def not_needed(reasons, found):
    needed = {str(mutant) for mutant in found["equivalent"]}
    return [line for line in reasons if line not in needed]


def built(step, everything):
    """Builds the program of all mutants. The names of those that do not compile: they are left out."""
    if not (BUILD / "build.ninja").exists():
        running.call("cmake", "--preset", "kit", "-B", BUILD)
    source = BUILD / "tests" / "mistakes" / f"mutants_{step.number}.cpp"
    broken = set()
    while True:
        rest = [mutant for mutant in everything if mutant.name not in broken]
        program.write(source, program.together(rest, mutants.changes))
        found = set(NAMED.findall(errors_of_build(f"mutants_{step.number}", source)))
        if not found:
            return broken
        broken |= found


def errors_of_build(target, source):
    done = subprocess.run(["cmake", "--build", BUILD, "--target", target], cwd=specification.ROOT, capture_output=True,
                          text=True, errors="replace", env={**os.environ, "LC_ALL": "C"})
    if done.returncode and not NAMED.search(done.stdout):
        sys.exit(f"{target} does not build, and no mutant is the reason. Its source is {source}.\n{done.stdout[-4000:]}")
    return done.stdout if done.returncode else ""


def results(step, chosen):
    """(mutant, the title of a test that notices it, or None) of each, as soon as it is known."""
    reference = mutants.Mutant(Path(), None, 0, 0, "", "", name=None)
    together = run(step, reference) is None
    if not together and (title := run_one_by_one(step, reference)):
        sys.exit(f"The reference itself fails '{title}' in this program.")
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        task = run_all if together else run_one_by_one
        futures = {pool.submit(task, step, mutant): mutant for mutant in chosen}
        for future in concurrent.futures.as_completed(futures):
            yield futures[future], future.result()


def run_all(step, mutant):
    """All tests in one process, which is quick. What passes runs once more, each test in a process of its own."""
    return run(step, mutant) or run_one_by_one(step, mutant)


def run_one_by_one(step, mutant):
    return next((title for title in step.points if run(step, mutant, title)), None)


def run(step, mutant, title=None):
    """The title of the test that fails, or the first one of all; None if none fails."""
    words = [title] if title else ["--abort"]
    chosen = {"MINI_REDIS_MISTAKE": mutant.name} if mutant.name else {}
    environment = {**os.environ, **graded_tests.patience(TIME_OF_TEST), "MINI_REDIS_SEED": "1", **chosen}
    try:
        done = processes.run([BUILD / f"mutants_{step.number}", *words, "--reporter", "coach"], limit=TIME_OF_PROGRAM,
                             and_its_children=True, env=environment)
    except TimeoutError:
        return title or "(it does not end)"
    if done.returncode == 0:
        return None
    again = re.search(r"again .*'\^.*?/(.*)\$'|again .*\"(.*)\"", done.stdout)
    return title or (again and (again[1] or again[2])) or "(it ends without a report)"


if __name__ == "__main__":
    main()
