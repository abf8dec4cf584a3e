"""What the verdicts on a step depend on, as hashes: they say whether an earlier verdict still holds."""

import hashlib
import os

from .steps import ROOT, all_steps

BUILD = ("CMakeLists.txt", "CMakePresets.json", "tools/cmake")  # what says how it is built
STEERING = ("MINI_REDIS_SEED", "MINI_REDIS_TEST_SECONDS")  # environment variables that change what the tests do
SOURCES = (".cpp", ".hpp", ".txt", ".cmake", ".json")


def of_step(step):
    """Changes with the step's own files: those to edit, and the headers beside them."""
    return digest(sorted((ROOT / "steps" / step.folder).glob("[!.]*.?pp")))


def of_verdicts(step):
    """Changes with any file that the step's tests are built from, and with the variables that steer them."""
    unused = {path for other in all_steps() for path in (step.solutions if other == step else other.sources)}
    tops = (*BUILD, "steps", "solutions", "tests/CMakeLists.txt", "tests/support", "tests/server_side", "tests/isolated",
            f"tests/{step.folder}")
    files = [path for top in tops for path in files_in(ROOT / top) if path not in unused]
    return digest(files, [os.environ.get(name) for name in STEERING])


def files_in(top):
    if top.is_file():
        return [top]
    return sorted(path for path in top.rglob("*") if path.suffix in SOURCES and not path.name.startswith("."))


def digest(files, more=()):
    contents = hashlib.sha256(repr(more).encode())
    for path in files:
        contents.update(os.fsencode(path.relative_to(ROOT)) + b"\0" + contents_of(path) + b"\0")
    return contents.hexdigest()[:16]


def contents_of(path):
    try:
        return path.read_bytes()
    except OSError:  # an editor is replacing it right now, or it's a link to nothing
        return b""
