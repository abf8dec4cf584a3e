"""Programs with their own disk or network. If the system does not allow that, a test says NOT CHECKED."""
import functools

from support import processes

PROBES = {"mount": "mount -t tmpfs -o size=1m none /mnt", "net": "true"}


def run_in(kind):
    """Goes before a command that must get its own namespace. `kind`: "mount" or "net"."""
    return ["unshare", f"--{kind}"]


def require(test, kind, what):
    """Skips the test if such a namespace is impossible. `what` is what is then not checked."""
    if reason := why_none(kind):
        test.skipTest(f"NOT CHECKED: {what}. That needs a {kind} namespace; here: {reason}")


@functools.cache
def why_none(kind):
    """Empty if it is possible."""
    try:
        tried = processes.run([*run_in(kind), "sh", "-c", PROBES[kind]])
    except FileNotFoundError:
        return "the program unshare is missing"
    return "" if tried.returncode == 0 else tried.stderr.strip() or f"unshare ends with status {tried.returncode}"
