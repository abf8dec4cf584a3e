#!/usr/bin/env python3
"""Runs the fuzz targets: for millions of inputs, none may crash, hang, or break what the target promises.

  tests/fuzz/run.py                    each target for five seconds
  tests/fuzz/run.py --seconds 300      each for five minutes: about an hour in all
  tests/fuzz/run.py --runs 10000000    each until it has tried so many inputs
  tests/fuzz/run.py rdb aof            these targets

An input that fails is kept in build/fuzz/found/TARGET, and the output says how to try it again. Inputs that
reach new code are kept in build/fuzz/corpus/TARGET, so that the next run begins where this one ends;
tests/fuzz/corpus has the ones to start with. Needs clang 15 or later (apt install clang-19)."""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "fuzz"
BUILD = ROOT / "build" / "fuzz"
NOT_CHECKED = 77  # for CTest
SLOWEST = 60  # seconds that one input may take: the machine may have other things to do


def clang():
    """The newest clang++ that is new enough; None if there is none."""
    for version in range(25, 14, -1):
        if found := shutil.which(f"clang++-{version}"):
            return found
    plain = shutil.which("clang++")
    if plain:
        asked = subprocess.run([plain, "-dumpversion"], capture_output=True, text=True, check=True)
        if int(asked.stdout.split(".")[0]) >= 15:
            return plain
    return None


def build(compiler):
    how = {"stdout": subprocess.DEVNULL, "check": True}
    settings = {"CMAKE_CXX_COMPILER": compiler, "CMAKE_UNITY_BUILD": "ON", "MINI_REDIS_FUZZ": "ON",
                "MINI_REDIS_SANITIZE": "ON"}
    subprocess.run(["cmake", "-S", ROOT, "-B", BUILD, "-G", "Ninja",
                    *(f"-D{name}={value}" for name, value in settings.items())], **how)
    subprocess.run(["cmake", "--build", BUILD, "--target", "fuzzers"], **how)


def targets():
    return sorted(path.stem for path in (HERE / "targets").glob("*.cpp"))


def run(target, limits):
    """Returns how many inputs it tried, and whether all went well."""
    grown, found = BUILD / "corpus" / target, BUILD / "found" / target
    for folder in (grown, found):
        folder.mkdir(parents=True, exist_ok=True)
    seeds, words = HERE / "corpus" / target, HERE / f"{target}.dict"
    program = BUILD / "tests" / "fuzz" / f"fuzz_{target}"
    command = [program, grown, *([seeds] if seeds.is_dir() else []), f"-artifact_prefix={found}/",
               f"-timeout={SLOWEST}", "-rss_limit_mb=4096", "-max_len=4096", "-print_final_stats=1",
               *([f"-dict={words}"] if words.is_file() else []), *limits]
    result = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    tried = re.search(r"stat::number_of_executed_units:\s*(\d+)", result.stderr)
    if result.returncode != 0:
        print(result.stderr[-6000:])
        print(f"{target} fails. The input is in {found.relative_to(ROOT)}. Again:\n"
              f"  {program.relative_to(ROOT)} {found.relative_to(ROOT)}/*")
    return int(tried[1]) if tried else 0, result.returncode == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="one of: " + " ".join(targets()))
    parser.add_argument("--seconds", type=int, default=5, help="for each target")
    parser.add_argument("--runs", type=int, help="inputs for each target, however long that takes")
    options = parser.parse_args()
    if unknown := set(options.targets) - set(targets()):
        parser.error(f"no such target: {' '.join(sorted(unknown))}; there are {' '.join(targets())}")

    compiler = clang()
    if not compiler:
        print("NOT CHECKED: fuzzing needs clang 15 or later (apt install clang-19)")
        return NOT_CHECKED
    build(compiler)
    limits = [f"-runs={options.runs}"] if options.runs else [f"-max_total_time={options.seconds}"]
    total, failed = 0, []
    for target in options.targets or targets():
        tried, is_well = run(target, limits)
        print(f"{target:14} {tried:>12,} inputs  {'ok' if is_well else 'FAILED'}", flush=True)
        total += tried
        failed += [] if is_well else [target]
    print(f"{total:,} inputs in all; " + ("nothing found" if not failed else "look above: " + " ".join(failed)))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
