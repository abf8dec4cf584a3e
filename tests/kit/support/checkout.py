"""What the checkout contains: its files, documents, steps, presets, targets, tests, and the driver's
commands; and how a copy of it becomes as new."""
import functools
import json
import os
import re
import shutil
from pathlib import PurePosixPath

from support import graded_tests, processes
from support.places import BUILD, ROOT

# What work in a checkout creates.
LEFT_OUT = {".git", "build", ".workshop", "__pycache__", "compile_commands.json"}
DOCUMENTS = ("README.md", "WORKSHOP_GUIDE.md", "docs/**/*.md", "steps/**/*.md", "tests/**/README.md")


def _output(*command):
    return processes.run(command, cwd=ROOT, check=True, limit=120).stdout


@functools.cache
def files():
    """Everything that is, or will be, in git: paths relative to the checkout. Build output is not in it."""
    names = _output("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    return frozenset(name for name in names if name and (ROOT / name).exists())


@functools.cache
def folders():
    return frozenset(str(folder) for name in files() for folder in PurePosixPath(name).parents)


@functools.cache
def documents():
    """The documents that are checked."""
    found = {str(path.relative_to(ROOT)) for pattern in DOCUMENTS for path in ROOT.glob(pattern)}
    return sorted(path for path in found & files() if "node_modules" not in path)


@functools.cache
def text(name):
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


@functools.cache
def steps():
    """The numbers of the steps: "01", "02", ..."""
    return [folder[:2] for folder in graded_tests.steps()]


@functools.cache
def presets(kind):
    """Names of CMake's presets; `kind` is configure, build, test or workflow."""
    return {preset["name"] for preset in json.loads(text("CMakePresets.json"))[f"{kind}Presets"]}


@functools.cache
def targets():
    """The targets that `cmake --build --target` knows."""
    return {line.split(":")[0] for line in _output("ninja", "-C", str(BUILD), "-t", "targets", "all").splitlines()}


@functools.cache
def _ctest():
    tests = json.loads(_output("ctest", "--test-dir", str(BUILD), "--show-only=json-v1"))["tests"]
    labels = {label for test in tests for each in test.get("properties", [])
              if each["name"] == "LABELS" for label in each["value"]}
    return {test["name"] for test in tests}, labels


def tests():
    """The names of CTest's tests."""
    return _ctest()[0]


def labels():
    return _ctest()[1]


@functools.cache
def driver_commands():
    """The commands of ./workshop, as its help lists them."""
    return set(re.findall(r"^\s+([a-z]+)\b", _output("./workshop", "help"), re.MULTILINE)) | {"help"}


def restore(copy):
    """Nothing edited, nothing remembered. Build output stays, so that little has to be compiled."""
    for path in set(_present(copy)) - files():
        (copy / path).unlink()
    for path in files():
        copy_if_different(ROOT / path, copy / path)
    shutil.rmtree(copy / ".workshop", ignore_errors=True)


def _present(copy):
    """Its files, as paths from its top."""
    for folder, folders, names in os.walk(copy):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        yield from (os.path.relpath(os.path.join(folder, name), copy) for name in names if name not in LEFT_OUT)


def copy_if_different(source, target):
    if target.exists() and target.read_bytes() == source.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)  # with the current date, so that it is built
