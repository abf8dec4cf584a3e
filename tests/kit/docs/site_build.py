"""The site, built once for all tests that look at it: in the build folder, and again when the checkout has changed."""
import contextlib
import fcntl
import hashlib
import shutil
import unittest

from support import checkout, processes
from support.places import BUILD, ROOT

DOCS = ROOT / "docs"
SITE, MADE_FROM, LOCK = (BUILD / name for name in ("site", "site.made-from", "site.lock"))


def folder():
    """Where the site is. Skips the test if this machine cannot build it."""
    skip_without_generator()
    with alone():
        if not MADE_FROM.exists() or MADE_FROM.read_text() != _fingerprint():
            _build()
    return SITE


@contextlib.contextmanager
def alone():
    """Nobody else builds the site, or the server in its pages, meanwhile: tests run beside each other."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def skip_without_generator():
    if not shutil.which("npm"):
        raise unittest.SkipTest("NOT CHECKED: the site was not built, because there is no npm here")
    if not (DOCS / "node_modules" / ".bin" / "vitepress").exists():
        raise unittest.SkipTest("NOT CHECKED: the site was not built; run `npm ci` in docs/ first")


def _build():
    MADE_FROM.unlink(missing_ok=True)
    fingerprint = _fingerprint()
    shutil.rmtree(SITE, ignore_errors=True)
    done = processes.run(["npm", "run", "build", "--", "--outDir", SITE], cwd=DOCS, stderr=processes.STDOUT, limit=800)
    if done.returncode:
        raise AssertionError(f"the site cannot be built:\n{done.stdout}")
    MADE_FROM.write_text(fingerprint)


def _fingerprint():
    """Of everything that the site may be made from: of the kit's tests, which no page quotes, only the names."""
    digest = hashlib.sha256()
    for name in sorted(checkout.files()):
        digest.update(name.encode() + b"\0")
        if not name.startswith("tests/kit/") or name.endswith(".md"):
            digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()
