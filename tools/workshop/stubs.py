"""The original versions of the files to edit, found in git's history by their contents, on any branch."""

import hashlib
import os
import shlex
import shutil
import subprocess
from functools import lru_cache

from .steps import ROOT
from .trouble import Trouble

LIST = ROOT / "steps" / "stubs.txt"  # each line: the file's hash, as from `git hash-object`, and its path


def identity(data):
    """Git's hash of these contents."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@lru_cache(maxsize=None)
def identities():
    """{path from the top of the checkout: git's hash}"""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {path: name for name, path in (line.split() for line in lines if not line.startswith("#"))}


def is_stub(path):
    return identities().get(path.relative_to(ROOT).as_posix()) == identity(path.read_bytes())


def stub(path):
    """The original contents of the file."""
    name = identities()[path.relative_to(ROOT).as_posix()]
    if path.exists() and identity(path.read_bytes()) == name:
        return path.read_bytes()
    if not shutil.which("git") or not (ROOT / ".git").exists():
        raise Trouble("The stubs come from git's history, but this folder isn't a git clone.",
                      f"Unpack the kit again beside it, and copy {path.relative_to(ROOT)} from there.")
    if refused := git_refuses():
        raise Trouble(f"The stub of {path.relative_to(ROOT)} is in this clone, but git doesn't read it: {refused.what}",
                      refused.remedy)
    found = subprocess.run(["git", "cat-file", "blob", name], cwd=ROOT, capture_output=True)
    if found.returncode != 0:
        raise Trouble(f"The history of this clone does not go back to the stub of {path.relative_to(ROOT)}.",
                      "If it's a shallow clone: git fetch --unshallow. Otherwise, clone the kit again, and copy the file "
                      "from there.")
    return found.stdout


def git_refuses():
    """What git has against the clone, and what helps, as a Trouble; None if it reads it."""
    asked = subprocess.run(["git", "rev-parse", "--git-dir"], cwd=ROOT, capture_output=True, text=True, errors="replace",
                           env={**os.environ, "LC_ALL": "C"})
    if asked.returncode == 0:
        return None
    first = next(iter(asked.stderr.strip().splitlines()), "it doesn't say why")
    if "dubious ownership" in first:
        trust = f"git config --global --add safe.directory {shlex.quote(str(ROOT))}"
        return Trouble(first, f"If you trust what is in it: {trust}")
    return Trouble(first, "Clone the kit again, and copy your files there.")
