"""check.py STEP BUILD_DIR: runs the tests of a step on its mistakes and variants. README.md says what must hold."""

import concurrent.futures
import os
import subprocess
import sys
from pathlib import Path

import specification

sys.path.append(str(specification.ROOT / "tests" / "kit"))
from support import graded_tests  # noqa: E402

TIME_LIMIT = 20  # seconds, for one test
TIME_OF_MISTAKE, TIME_OF_VARIANT = 3, 10  # what the test gives itself: many mistakes are a wait for nothing
SIDE_BY_SIDE = 6  # most of a failing test is waiting


def build(step, build_dir):
    """Ninja builds what is out of date; the programs are not part of the ordinary build."""
    command = ["cmake", "--build", str(build_dir), "--target", f"mistakes_{step[:2]}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"does not build:\n{done.stdout[-4000:]}")


def run(program, title, seconds):
    """The report of a test that fails; None if it passes."""
    # Always the same values: which words explain a mistake may hang on them (a value that begins with NUL, say).
    environment = {**os.environ, "MINI_REDIS_TEST_SECONDS": str(seconds), "MINI_REDIS_SEED": "1"}
    try:
        done = subprocess.run([program, title, "--reporter", "coach"], capture_output=True, text=True,
                              errors="replace", timeout=TIME_LIMIT, env=environment)
    except subprocess.TimeoutExpired:
        return "TIMEOUT (by the check: the test did not end by itself)"
    return None if done.returncode == 0 else done.stdout + done.stderr or "(no report)"


def start(pool, spec, program, titles):
    """The tests that must catch a mistake; all, for a variant."""
    if spec.is_mistake:
        return {title: pool.submit(run, program, title, TIME_OF_MISTAKE) for title in spec.caught}
    return {title: pool.submit(run, program, title, TIME_OF_VARIANT) for title in titles}


def catches_any(pool, title, programs):
    """Does a test that no mistake names catch one all the same?"""
    return any(list(pool.map(lambda program: run(program, title, TIME_OF_MISTAKE), programs)))


def verdicts(reports):
    """", WRONG: title" for every test that failed."""
    return "".join(f", {graded_tests.verdict(report)}: {title}" for title, report in reports.items() if report)


def faults_of_mistake(spec, reports, titles):
    faults = []
    for title in spec.caught:
        if title not in titles:
            faults.append(f"names a test that does not exist: {title}")
        elif reports[title] is None:
            faults.append(f"is not caught by: {title}")
        else:
            one_line = " ".join(reports[title].split())
            faults += [f"the report does not say '{words}':\n{reports[title]}"
                       for words in spec.says if words not in one_line]
    return faults


def faults_of_variant(reports):
    return [f"is right, and yet fails: {title}\n{report}" for title, report in reports.items() if report]


def main():
    step, build_dir = sys.argv[1], Path(sys.argv[2])
    only = sys.argv[3:]
    titles = list(graded_tests.points(step))
    folder = specification.ROOT / "tests" / "mistakes" / step
    specs = [specification.read(path) for path in sorted([*folder.glob("*.mistake"), *folder.glob("*.variant")])]
    specs = [spec for spec in specs if not only or spec.name in only]
    build(step, build_dir)

    def program(spec):
        return build_dir / "mistakes" / f"mistake_{step[:2]}_{spec.name}"

    failed, idle = 0, set(titles)
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        started = {spec.name: start(pool, spec, program(spec), titles) for spec in specs}
        for spec in specs:
            reports = {title: future.result() for title, future in started[spec.name].items()}
            faults = faults_of_mistake(spec, reports, titles) if spec.is_mistake else faults_of_variant(reports)
            if spec.is_mistake:
                idle -= {title for title, report in reports.items() if report}
            print(f"{'ok  ' if not faults else 'FAIL'} {spec.path.name}{verdicts(reports)}", flush=True)
            for fault in faults:
                print("  " + fault)
            failed += bool(faults)
        mistakes = [program(spec) for spec in specs if spec.is_mistake]
        idle = [] if only else [title for title in titles if title in idle and not catches_any(pool, title, mistakes)]
    for title in idle:
        print(f"FAIL this test catches no mistake: {title}")
    print(f"{len(specs) - failed} passed, {failed + len(idle)} failed")
    sys.exit(1 if failed or idle else 0)


main()
