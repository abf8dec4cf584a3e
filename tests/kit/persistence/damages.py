"""One log, and many ways to damage it: {what was done to it: its bytes}."""
import re

from support.raw_client import command

COMMANDS = [command("SELECT", 0), command("SET", "a", "12"), command("RPUSH", "list", "x", "yy"), command("MULTI"),
            command("HSET", "h", "f", "\r\n*1\r\n"), command("INCR", "a"), command("EXEC"),
            command("SET", "b", "", "PXAT", 4 * 10**12), command("INCR", "a")]
LOG = b"".join(COMMANDS)
HUGE = 2**60  # no machine has so much memory


def replaced(found, by):
    return LOG[:found.start()] + by + LOG[found.end():]


def line_ends():
    """A bare LF, a bare CR, the two turned round, none, twice: one at a time, and all of them."""
    for by in b"\n", b"\r", b"\n\r", b"", b"\r\n\r\n", b"xx":
        yield f"all line ends {by}", LOG.replace(b"\r\n", by)
        for found in re.finditer(rb"\r\n", LOG[:45]):
            yield f"the line end at {found.start()} {by}", replaced(found, by)


def numbers():
    """Counts and lengths, at the beginning, in a transaction, and at the end."""
    headers = list(re.finditer(rb"[*$](\d+)(?=\r\n)", LOG))
    for found in headers[:1] + headers[3:6] + headers[-2:]:
        kind, number = found[0][:1], int(found[1])
        for by in (number - 1, number + 1, number * 10, 0, -1, HUGE, f"0{number}", f" +{number}", f"{number}x", "x", "", "\0"):
            by = by if isinstance(by, bytes) else str(by).encode()
            yield f"{found[0]} at {found.start()} is {by}", replaced(found, kind + by)


def between():
    """Bytes between two commands, and before the first."""
    for at in (0, len(LOG) - len(COMMANDS[-1])):
        for bad in (b"\n", b"\r\n", b" ", b"\0", b"x", b"#", b"# a note\n", b"#" * 900 + b"\n", b"#" * 1100 + b"\n",
                    b"SET a 1\r\n", b"*", b"*\r\n", b"*0\r\n", b"*1\r\n", b"+OK\r\n"):
            yield f"{shown(bad)} at {at}", LOG[:at] + bad + LOG[at:]


def ends():
    """What follows the last command: garbage, the beginning of a command, NULs."""
    for end in (b"garbage", b"\n", b"\r\n", b"\0", b"\0" * 50, b"\0" * 4096, b" *1", b"*", b"*\r", b"*\n", b"*\r\n", b"*x", b"*-",
                b"*0", b"*1", b"*1\r", b"*1\n", b"*1\r\n$", b"*1\r\n$x", b"*1\r\n$x\r\n", b"*1\r\n$-", b"*1\r\n$3", b"*1\r\nSET",
                b"*1\r\n$3\nSET", b"*2\n$3\nSET\n", b"*2\n$3\nSET\n$1\n", b"*1\r\n+", b"*3\r\n$3\r\nSET\r\n$1\r\na",
                b"*3\0", b"*" + b"\0" * 50, b"*" + b"\0" * 2000, b"*3\r\n" + b"\0" * 40, b"*3\r\n$" + b"\0" * 40,
                b"*3\r\n$3\r\nSE" + b"\0" * 40, b"*3\r\n$3\r\nSET" + b"\0" * 40, b"*3\r\n$3\r\nSET\r\n" + b"\0" * 3,
                b"*1\r\n$" + b"1" * 1100, b"*1" + b" " * 1100, b"*\0\n", b"*\0\r\n*1"):
        yield f"the end is {shown(end)}", LOG + end


def meanings():
    """Whole commands that no server would have written in this order, or at all."""
    multi, discard, run = command("MULTI"), command("DISCARD"), command("EXEC")
    wrong = command("INCR", "list")
    for title, more in {
            "fails": wrong, "fails in a transaction": multi + command("SET", "c", "3") + wrong + command("SET", "d", "4") + run,
            "EXEC alone": run, "DISCARD alone": discard, "MULTI at the end": multi,
            "MULTI without EXEC": multi + command("SET", "c", "3") + command("SET", "c", "4"), "empty transaction": multi + run,
            "nested MULTI": multi + command("SET", "c", "3") + multi + command("SET", "d", "4") + run,
            "unknown": command("NOSUCHCOMMAND", "a"), "unknown in a transaction": multi + command("NOSUCH", "a") + run,
            "an empty name": command(""), "a wrong value": command("SET", "a", "1", "EX", "x"), "only reads": command("GET", "a"),
            "an option that is none": command("SET", "c", "1", "NOSUCHOPTION"), "not a number": command("INCRBY", "a", "x")}.items():
        yield title, LOG + more + (b"" if title.startswith("MULTI") else command("RPUSH", "list", "later"))


def shown(some):
    return some if len(some) < 40 else f"{some[:20]}... ({len(some)} bytes)"
