"""Programs that see a disk or a network of their own. Where the system allows none, a test that needs it says so."""
import functools

from support import processes

PROBES = {"mount": "mount -t tmpfs -o size=1m none /mnt", "net": "true"}


def run_in(kind):
    """What stands before a command that is to have a namespace of this kind: "mount" or "net"."""
    return ["unshare", f"--{kind}"]


def require(test, kind, what):
    """Skips the test where there can be no such namespace; then `what` is not checked."""
    if reason := why_none(kind):
        test.skipTest(f"NOT CHECKED: {what}: it needs a {kind} namespace, and here there can be none ({reason})")


@functools.cache
def why_none(kind):
    """Empty if there can be one."""
    try:
        tried = processes.run([*run_in(kind), "sh", "-c", PROBES[kind]])
    except FileNotFoundError:
        return "the program unshare is missing"
    return "" if tried.returncode == 0 else tried.stderr.strip() or f"unshare ends with status {tried.returncode}"
