"""Makes a mistake from your edit of the reference.

Edit one file of solutions/NN-slug in place, as a learner might get it wrong, and run this. It turns the
difference from git's index into tests/mistakes/NN-slug/NAME.mistake, takes your edit of the reference back,
runs all tests of the step on the mistake, and writes down one that catches it, with the why. If no test
fails, it writes nothing, and your edit stays where it is.

usage:
  python3 tests/mistakes/new.py STEP NAME "What is wrong, in a sentence."

examples:
  python3 tests/mistakes/new.py 03 ping_pongs_twice "PING is answered twice."
  python3 tests/mistakes/new.py 03 ping_pongs_twice "PING is answered twice." --caught "a thousand"
  python3 tests/mistakes/new.py 03 find_by_hand "Looks at all keys, one by one." --variant
"""

import argparse
import concurrent.futures
import re
import subprocess
import sys

import difference
import editing
import running
import specification
from specification import ROOT, Faulty, Specification

from workshop.steps import step_named
from workshop.trouble import Trouble

UNTOUCHED = "Nothing is written. Your edit is where it was."


def main():
    options = arguments()
    try:
        make(options.step, options.name, options.sentence, options.caught, options.variant)
    except (Trouble, Faulty) as trouble:
        sys.exit("\n".join(map(str, [trouble, getattr(trouble, "remedy", "")])).strip())


def arguments():
    parser = argparse.ArgumentParser(usage=argparse.SUPPRESS, description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", metavar="STEP", help="its number or name")
    parser.add_argument("name", metavar="NAME", help="of the file to make: what is wrong, in a few words")
    parser.add_argument("sentence", metavar="SENTENCE", help="what is wrong")
    parser.add_argument("--caught", metavar="WORDS", default="", help="the test to write down: words of its title")
    parser.add_argument("--variant", action="store_true", help="it is right, in an odd way: no test may fail")
    return parser.parse_args()


def make(step_name, name, sentence, words="", is_variant=False):
    step = step_named(step_name)
    path, before = edited_file(step)
    after = path.read_text()
    spec = specification_of(step, name, sentence, path.name, before, after)
    try:
        spec.path.write_text(text_of(spec))
        path.write_text(before)
        reports = tested(spec)
        if is_variant:
            must_pass(reports)
            print("All tests pass.")
        else:
            finish(spec, reports, words)
    except BaseException:  # an interrupt, too: the edit is somebody's work
        spec.path.unlink(missing_ok=True)
        path.write_text(after)
        raise
    print(f"\n{spec.path.relative_to(ROOT)}; and {path.relative_to(ROOT)} is as it was:\n\n{spec.path.read_text()}\n"
          f"Check it again with: python3 tests/mistakes/check.py {spec.title}")


def edited_file(step):
    """The reference file that differs from git's index, and its text there."""
    differ = []
    for path in step.solutions:
        staged = subprocess.run(["git", "show", f":{path.relative_to(ROOT)}"], cwd=ROOT, capture_output=True, text=True)
        if staged.returncode == 0 and staged.stdout != path.read_text():
            differ.append((path, staged.stdout))
    if not differ:
        raise Trouble(f"Nothing in solutions/{step.folder} is edited.",
                      "Edit one of its files as a learner might get it wrong, and run this again.")
    if len(differ) > 1:
        names = ", ".join(path.name for path, _ in differ)
        raise Trouble(f"A mistake is in one file, and these are edited: {names}.",
                      "`git add` what is not part of the mistake: what is staged counts as the reference.")
    return differ[0]


def specification_of(step, name, sentence, file, before, after):
    """As a variant, because a variant needs no test yet."""
    folder = specification.MISTAKES / step.folder
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise Trouble(f"'{name}' is not a name for a mistake.", "It has lower-case letters, digits and underscores.")
    if any(path.stem == name for path in specification.all_paths(step.folder)):
        raise Trouble(f"Step {step.number} has a mistake or variant '{name}' already.", "Choose another name.")
    spec = Specification(folder / f"{name}.variant", sentence.strip() + "\n", file)
    if difference.same_code(before, after):
        raise Trouble(f"{file} differs in comments only.", "Change what the code does, and run this again.")
    spec.include, spec.edits = difference.edits(before, after)
    return spec


def text_of(spec):
    lines = [("file", spec.file)] + [("include", name) for name in spec.include]
    for title, words in spec.caught.items():
        lines += [("caught", title)] + [("says", each) for each in words]
    text = spec.description + "".join(f"{word:7} {value}\n" for word, value in lines)
    for edit in spec.edits:
        text += f"--- {edit.kind} {edit.where}\n" + (f"{edit.old}--- becomes\n" if edit.kind == "in" else "") + edit.new
    return text


def tested(spec):
    """{title: report or None} of all tests of the step."""
    print(f"Builds {spec.program}.", "It changes more than bodies of functions, so it is by itself." * spec.is_alone)
    try:
        running.build([spec])
    except running.DoesNotBuild as error:
        raise Trouble(f"It does not build:\n{error}", UNTOUCHED) from error
    titles = spec.step.points
    print(f"Runs the {len(titles)} tests of step {spec.step.number}.")
    with concurrent.futures.ThreadPoolExecutor(running.SIDE_BY_SIDE) as pool:
        reports = pool.map(lambda title: running.run(spec, title, running.TIME_OF_MISTAKE), titles)
        return dict(zip(titles, reports))


def must_pass(reports):
    failed = {title: report for title, report in reports.items() if report}
    for title, report in failed.items():
        print(f"\n{title}\n{report}")
    if failed:
        raise Trouble(f"{len(failed)} of {len(reports)} tests fail, so it is not a variant.",
                      UNTOUCHED)


def finish(spec, reports, words):
    """Writes down the test that catches it."""
    catching = {title: report for title, report in reports.items() if report}
    if not catching:
        raise Trouble(f"No test of step {spec.step.number} catches it.",
                      f"Is it right after all? Then add --variant. If not, a test is missing.\n{UNTOUCHED}")
    chosen = best(spec, {title: report for title, report in catching.items() if words.lower() in title.lower()})
    if not chosen:
        titles = "\n  ".join(catching)
        raise Trouble(f"No test with '{words}' in its title catches it. These do:\n  {titles}", UNTOUCHED)
    print("\n" + "\n".join(f"caught by: {title}" for title in catching) + f"\n\n{chosen}\n{catching[chosen]}")
    spec.caught = {chosen: words_of(catching[chosen])}
    spec.path.unlink()
    spec.path = spec.path.with_suffix(".mistake")
    spec.path.write_text(text_of(spec))
    print("Keep of `says` the words that explain this mistake, and none that are random.")


def best(spec, reports):
    """The first test that is about a function of the mistake; or else the first test."""
    functions = {edit.where for edit in spec.edits}
    about = [title for title, report in reports.items() if any(f", {name}()" in report for name in functions)]
    return next(iter(about + list(reports)), None)


def words_of(report):
    """The lines of the why; the verdict if there are none."""
    why = re.search(r"^  why     (.*(?:\n          .*)*)", report, re.MULTILINE)
    return [line.strip() for line in why[1].splitlines()] if why else [report.split("\n")[0].strip()]


if __name__ == "__main__":
    main()
