"""Checks the bank of mistakes: every mistake is caught by the tests it names, and no variant fails a test.

Builds the programs that it needs in build/kit (or MINI_REDIS_BUILD), runs them, and prints a line for each;
if something is wrong, it prints what, and the report of the test.

examples:
  python3 tests/mistakes/check.py incr_overflow_wraps      one mistake, by its name
  python3 tests/mistakes/check.py 03/incr_overflow_wraps   the one of step 03, if others have that name, too
  python3 tests/mistakes/check.py 03 08                    all of two steps
  python3 tests/mistakes/check.py                          all of them: some minutes
  python3 tests/mistakes/check.py --sample                 about 100 of them, from all steps, always the same
  python3 tests/mistakes/check.py --report ttl_rounds_up   also the reports of the tests
  python3 tests/mistakes/check.py --edit 03                also which reports name another function to edit
  python3 tests/mistakes/check.py --show ttl_rounds_up     how it differs from the reference; runs nothing
"""

import argparse
import concurrent.futures
import difflib
import sys

import blame
import editing
import running
import specification
from running import graded_tests

FEW = 20  # with fewer reports, one wrong place to edit says nothing about all


def main():
    options = arguments()
    paths = sample(options.sample) if options.sample else selected(options.names)
    specs, faults = editing.usable(paths)
    for fault in faults:
        print(f"FAIL {fault}")
    if options.show:
        for spec in specs:
            print(difference(spec))
    else:
        faults += checked(specs, options)
        faults += [] if options.sample else idle_tests(specs, options.names)
        print(f"{len(paths)} checked, {len(faults)} of them wrong" if faults else f"{len(paths)} checked, all is well")
    sys.exit(1 if faults else 0)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a mistake, a variant or a step; none: all")
    parser.add_argument("--sample", nargs="?", type=int, const=100, metavar="N", help="about N (100) of all steps")
    parser.add_argument("--report", action="store_true", help="print the reports of the tests that fail")
    parser.add_argument("--edit", action="store_true", help="print which reports name another function to edit")
    parser.add_argument("--show", action="store_true", help="print the difference from the reference instead")
    return parser.parse_args()


def selected(names):
    everything = {path: names_of(path) for folder in graded_tests.steps() for path in specification.all_paths(folder)}
    for name in names:
        if not any(name in known for known in everything.values()):
            near = difflib.get_close_matches(name, {each for known in everything.values() for each in known})
            sys.exit(f"There is no mistake, variant or step '{name}'."
                     + (f" Did you mean {' or '.join(near)}?" if near else " They are in tests/mistakes/."))
    return [path for path, known in everything.items() if not names or known & set(names)]


def names_of(path):
    """What selects it on the command line."""
    number, _, slug = path.parent.name.partition("-")
    return {number, slug, path.parent.name, path.stem, f"{number}/{path.stem}"}


def sample(count):
    """Every Nth mistake and variant of each step."""
    kinds = [[path for path in specification.all_paths(folder) if path.suffix == suffix]
             for folder in graded_tests.steps() for suffix in (".mistake", ".variant")]
    every = max(1, sum(map(len, kinds)) // count)
    return [path for kind in kinds for path in kind[min(every, len(kind)) // 2::every]]


def difference(spec):
    before, after = spec.reference.read_text(), editing.edited(spec)
    return "".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True),
                                        str(spec.reference.relative_to(specification.ROOT)), spec.title))


def checked(specs, options):
    """Builds and runs them. Returns those that are wrong."""
    try:
        running.build(specs)
    except running.DoesNotBuild as error:
        sys.exit(f"It does not build. A line of a mistake has its name before the file.\n{error}")
    wrong, told = [], []
    with concurrent.futures.ThreadPoolExecutor(running.SIDE_BY_SIDE) as pool:
        started = [(spec, {title: pool.submit(running.run, spec, title) for title in titles(spec)}) for spec in specs]
        for spec, futures in started:
            reports = {title: future.result() for title, future in futures.items()}
            faults = faults_of_mistake(spec, reports) if spec.is_mistake else faults_of_variant(reports)
            tell(spec, reports, faults, options.report)
            wrong += [spec] if faults else []
            told += [(spec, title, report) for title, report in reports.items() if report and spec.is_mistake]
    return wrong + misled(told, options)


def misled(told, options):
    """How often the reports name another function than the mistake is in; it is wrong if they often do."""
    wrong = [each for each in told if not blame.is_right(each[0], each[2])]
    share = 1 - len(wrong) / max(1, len(told))
    print(f"{len(told) - len(wrong)} of {len(told)} reports name a function to edit that the mistake is in: {share:.1%}")
    for spec, title, report in wrong if options.edit else []:
        print(f"  {spec.title} is in {listed(blame.functions(spec))}, and '{title}' names {listed(blame.named(report))}")
    if share >= blame.LEAST or len(told) < FEW:
        return []
    print(f"FAIL that is less than {blame.LEAST:.0%}. --edit lists the others.")
    return ["edit"]


def listed(functions):
    return ", ".join(f"{name}()" for name in sorted(functions)) or "none"


def titles(spec):
    """The tests that must catch a mistake; all tests, for a variant."""
    return [title for title in spec.caught if title in spec.step.points] if spec.is_mistake else spec.step.points


def faults_of_mistake(spec, reports):
    faults = [f"there is no test '{title}' in step {spec.step.number}" for title in spec.caught if title not in reports]
    for title, report in reports.items():
        if report is None:
            faults.append(f"not caught by: {title}")
        else:
            faults += [f"the report does not say '{words}':\n{report}"
                       for words in spec.caught[title] if words not in running.one_line(report)]
    return faults


def faults_of_variant(reports):
    return [f"is right, and fails all the same: {title}\n{report}" for title, report in reports.items() if report]


def tell(spec, reports, faults, with_reports):
    failed = "".join(f", {graded_tests.verdict(report)}: {title}" for title, report in reports.items() if report)
    print(f"{'FAIL' if faults else 'ok  '} {spec.title}{spec.path.suffix}{failed}", flush=True)
    for text in faults or (filter(None, reports.values()) if with_reports else []):
        print("  " + text)


def idle_tests(specs, names):
    """The tests of whole steps that no mistake names."""
    idle = []
    for folder in graded_tests.steps():
        if not names or {folder[:2], folder[3:], folder} & set(names):
            named = {title for spec in specs if spec.path.parent.name == folder for title in spec.caught}
            idle += [f"{folder[:2]}/{title}" for title in graded_tests.points(folder) if title not in named]
    for title in idle:
        print(f"FAIL no mistake names this test: {title}. Nothing shows that it can fail.")
    return idle


if __name__ == "__main__":
    main()
