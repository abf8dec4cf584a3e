"""The files to edit as they came: looked up in git's history by what they contain, wherever the branch is by now."""

import hashlib
import shutil
import subprocess

from .steps import ROOT
from .trouble import Trouble

LIST = ROOT / "steps" / "stubs.txt"  # lines of `git hash-object`'s name for the file, and the file


def identity(data):
    """Git's name for these contents."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def identities():
    """{path from the top: git's name}"""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {path: name for name, path in (line.split() for line in lines if not line.startswith("#"))}


def is_stub(path):
    return identities().get(path.relative_to(ROOT).as_posix()) == identity(path.read_bytes())


def stub(path):
    """The contents of the file as it came."""
    name = identities()[path.relative_to(ROOT).as_posix()]
    if path.exists() and identity(path.read_bytes()) == name:
        return path.read_bytes()
    if not shutil.which("git") or not (ROOT / ".git").exists():
        raise Trouble("The stubs are taken from git's history, and this folder is no git clone.",
                      f"Unpack the kit once more beside it, and copy {path.relative_to(ROOT)} from there.")
    found = subprocess.run(["git", "cat-file", "blob", name], cwd=ROOT, capture_output=True)
    if found.returncode != 0:
        raise Trouble(f"The history of this clone does not go back to the stub of {path.relative_to(ROOT)}.",
                      "If it is a shallow clone: git fetch --unshallow. Else clone the kit again, and copy the file from there.")
    return found.stdout
