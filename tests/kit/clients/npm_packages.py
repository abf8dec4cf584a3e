"""Fetches what libraries/package.json names, into build/clients, where the tests look for it.

    python3 tests/kit/clients/npm_packages.py

The tests fetch it themselves, if need be. Exit status 1: it cannot be fetched here, and says why.
"""
import fcntl
import re
import shutil
import sys
from pathlib import Path

from support import processes
from support.places import ROOT

LIBRARIES = Path(__file__).resolve().parent / "libraries"
FOLDER = ROOT / "build" / "clients"
OLDEST_NODE = 20


class NotHere(Exception):
    """Why there are no packages on this machine."""


def fetched():
    """The folder with node_modules. NotHere if that is not possible."""
    if not shutil.which("npm") or node_version() < OLDEST_NODE:
        raise NotHere(f"there is no Node.js {OLDEST_NODE} or newer with npm here")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run beside each other
        if not is_current():
            fetch()
    return FOLDER


def node_version():
    if not shutil.which("node"):
        return 0
    found = re.match(r"v(\d+)", processes.run(["node", "--version"]).stdout)
    return int(found[1]) if found else 0


def is_current():
    lock, installed = FOLDER / "package-lock.json", FOLDER / "node_modules" / ".package-lock.json"
    return installed.exists() and lock.read_bytes() == (LIBRARIES / lock.name).read_bytes()


def fetch():
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LIBRARIES / name, FOLDER / name)
    done = processes.run(["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--fetch-retries=0"],
                         cwd=FOLDER, limit=300)
    if done.returncode:
        shutil.rmtree(FOLDER / "node_modules", ignore_errors=True)
        why = done.stderr.strip().splitlines() or [f"it ended with status {done.returncode}"]
        raise NotHere(f"npm cannot fetch them: {why[0]}")


if __name__ == "__main__":
    try:
        fetched()
    except NotHere as reason:
        sys.exit(str(reason))
