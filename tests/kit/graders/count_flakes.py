"""count_flakes.py [ROUNDS]: runs all graded tests on the reference ROUNDS times (default 200) next to four
busy processes, and counts the failures. A test that fails here fails in somebody's classroom."""

import concurrent.futures
import sys
import time
from collections import Counter

from support import graded_tests, processes

BUSY_PROCESSES = 4
SIDE_BY_SIDE = 4
AS_IN_A_CLASS_ROOM = {"MINI_REDIS_TEST_SECONDS": str(graded_tests.TIME)}  # however busy the machine is


def run_round(pool, tests, failures):
    reports = pool.map(lambda test: graded_tests.run(f"step{test[0][:2]}_reference_tests", test[1], **AS_IN_A_CLASS_ROOM), tests)
    for (step, title), (report, status) in zip(tests, reports):
        if status:
            failures[f"{step}: {title}"] += 1
            print(f"\n{step}: {title}\n{report}", flush=True)


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    tests = [(step, title) for step in graded_tests.steps() for title in graded_tests.points(step)]
    load = [processes.start([sys.executable, "-c", "while True: pass"]) for _ in range(BUSY_PROCESSES)]

    failures, start = Counter(), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        for number in range(1, rounds + 1):
            run_round(pool, tests, failures)
            if number % 10 == 0:
                print(f"{number} rounds, {time.monotonic() - start:.0f} s, failures: {sum(failures.values())}", flush=True)
    for process in load:
        processes.end(process)
    print(f"{rounds * len(tests) - sum(failures.values())} passed, {sum(failures.values())} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
