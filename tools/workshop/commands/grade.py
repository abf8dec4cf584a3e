"""Grade what people handed in, in a sandbox: a class, or one submission.

usage: ./workshop grade FOLDER [STEP...] [--roster FILE] [--out DIR] [--resume] [--trusted]
       ./workshop grade --one FOLDER [STEP...] [--as FORMAT] [--to FILE] [--trusted]
       ./workshop grade --merge DIR... --out DIR
       ./workshop grade --gradescope [STEP...] [--to FILE] [--trusted]

FOLDER has a folder or a zip archive for each person, with the person's name. Only the files that the steps name are
read, wherever they are in it; the rest of a submission is never looked at and never run. Of several submissions
(ada-1.zip, ada-2.zip, or a folder with several) the best counts. STEP is a number or a name; without one, the steps
that somebody has begun. Exit status: 0 when the grader has done its work, however few the points are, and also if somebody's
work can't be read; 1 when it failed to grade somebody; 2 when it couldn't begin.

  --roster FILE  the class as a CSV file: a column name, and perhaps id and email
  --out DIR      where the grades go: grades/, if nothing is said. results.json has all of it; report.html, grades.csv,
                 moodle.csv and junit.xml are made from it. similar.html shows code that people have in common
  --resume       keep the grades in DIR of people who handed in nothing new since then
  --trusted      grade without a sandbox where none can be made. Then the code runs as you, and may do what you may do
  --one FOLDER   one submission, a folder or an archive. This is what platforms call
  --as FORMAT    json, junit, gradescope, classroom50 or prairielearn
  --to FILE      where that goes; without it, to standard output
  --merge DIR... join the grades of a class that several machines have graded
  --gradescope   make the zip that Gradescope wants for an autograder: autograder.zip, or FILE

examples:
  ./workshop grade ../handed-in
  ./workshop grade ../handed-in 01 02 03 --roster ../class.csv --out ../grades
  ./workshop grade --one ../handed-in/ada.zip 03 --as junit --to ada.xml
  ./workshop grade --merge ../grades-1 ../grades-2 --out ../grades
"""

import os
import signal

from ..caller import from_here
from ..grades import asked, collect, files, formats, kit, records, results, sandbox, side_by_side
from ..grades.classes import Class
from ..grades.formats import gradescope, table
from ..grades.formats.text import cautions, counted
from ..grades.grader import Grader
from ..grades.places import Isolated, Trusted
from ..grades.slots import Slots
from ..options import parsed, usage
from ..steps import step_named
from ..trouble import Trouble

MOST_WORDS = 1000
SHOWN = 5  # persons
FLAGS = ["--one", "--merge", "--gradescope", "--resume", "--trusted"]
VALUES = ["--roster", "--out", "--as", "--to"]
# What goes with what; a folder for a class has none of the first three.
BELONG = {"one": {"as", "to", "trusted"}, "merge": {"out"}, "gradescope": {"to", "trusted"},
          "class": {"roster", "out", "resume", "trusted"}}


def run(arguments):
    options = parsed(__doc__, arguments, flags=FLAGS, values=VALUES, most=MOST_WORDS)
    kind = kind_of(options)
    if kind != "gradescope" and not options.words:
        raise Trouble("There's nothing to grade yet: which folder?", usage(__doc__))
    options.format = getattr(options, "as") or "json"
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: a CI job is ended like that
    try:
        return {"one": grade_one, "merge": merge, "gradescope": make_zip, "class": grade_class}[kind](options)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise side_by_side.refusal(error) from None


def kind_of(options):
    kinds = [kind for kind in ("one", "merge", "gradescope") if getattr(options, kind)] or ["class"]
    others = {name.lstrip("-") for name in [*FLAGS, *VALUES] if getattr(options, name.lstrip("-"))} - set(kinds)
    if len(kinds) > 1 or others - BELONG[kinds[0]]:
        words = " and ".join(f"--{name}" for name in [*kinds, *sorted(others - BELONG[kinds[0]])] if name != "class")
        raise Trouble(f"{words}: these don't go together here.", usage(__doc__))
    return kinds[0]


def place_for(options):
    if not (why := sandbox.why_not()):
        return Isolated()
    if options.trusted:
        return Trusted()
    raise Trouble(f"Submissions can't be kept apart from this machine: {why}.",
                  f"Fix it: {sandbox.what_to_do()}.\n"
                  "If you trust everybody who handed in work, use --trusted. Then their code may do whatever you may do.")


def grade_class(options):
    place = place_for(options)
    submissions = collect.everyone(from_here(options.words[0]), options.roster and from_here(options.roster))
    steps = list(map(step_named, options.words[1:])) or asked.steps_of(submissions)
    out = from_here(options.out or "grades")
    group = Class(submissions, steps, place, out, options.resume)
    known = f"; {len(submissions) - len(group.left)} graded already" if len(group.left) < len(submissions) else ""
    numbers = " ".join(step.number for step in steps)
    print(f"{counted(len(submissions), 'submission')}, steps {numbers}, {told(place)}{known}", flush=True)
    if options.roster:
        tell_unexpected([each.name for each in submissions if not each.is_expected])
    else:
        tell_joined([each for each in submissions if len(set(map(collect.stem, each.entries))) > 1])
    try:
        found = group.grade()
    except KeyboardInterrupt:
        if (out / "results.json").exists():
            print(f"\nStopped. The grades so far are in {shown(out)}; --resume goes on from there.")
        raise
    return finish(found, out)


def tell_joined(submissions):
    """Of those whose entries have several names: these may have meant something else."""
    for each in submissions[:SHOWN]:
        print(f"One person's attempts: {', '.join(map(collect.clean, each.entries))}. If they aren't, use a roster, or names without -NUMBER.")
    if len(submissions) > SHOWN:
        print(f"... and {len(submissions) - SHOWN} more")


def tell_unexpected(names):
    if names:
        more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        print(f"Not in the roster: {', '.join(names[:SHOWN])}{more}. Are they, under another name? Then rename what they handed in.")


def told(place):
    return "each in a sandbox" if place.is_isolated else "NOT in a sandbox"


def finish(found, out):
    told = [table.text(found), *cautions(found), f"The grades are in {shown(out)}: open {shown(out / 'report.html')}"]
    print("", "\n\n".join(told), sep="\n")
    return 0 if all(map(records.is_graded, found["submissions"])) else 1


def grade_one(options):
    place, slots = place_for(options), Slots()
    text = formats.of_one(options.format)
    submission = collect.one(from_here(options.words[0]))
    steps = list(map(step_named, options.words[1:])) or asked.steps_of([submission])
    if options.to:
        files.try_out(from_here(options.to))
    with Grader(kit.built(quiet=True), slots, place, steps) as grader:
        graded = side_by_side.grade([submission], grader, slots)
    if not records.is_graded(graded[0]):
        raise Trouble(graded[0]["trouble"])
    found = records.of_class(graded, steps, place.is_isolated)
    if options.to:
        formats.write_one(found, options.format, from_here(options.to))
    else:
        print(text(found), end="")


def merge(options):
    if not options.out:
        raise Trouble("Where should the joined grades go?", usage(__doc__))
    found = results.merged([results.read(from_here(word) / "results.json") for word in options.words])
    out = from_here(options.out)
    formats.write_class(found, out)
    return finish(found, out)


def make_zip(options):
    path = from_here(options.to or "autograder.zip")
    gradescope.make_zip(path, [step_named(word).number for word in options.words], options.trusted)
    print(f"{shown(path)} is the autograder: upload it to Gradescope.")


def shown(path):
    return os.path.relpath(path, from_here(""))
