"""The load: redis-benchmark for speed, and a pipelined socket to fill a server with different keys."""

import csv
import subprocess
from contextlib import contextmanager

from servers import Trouble, spawn

CLIENTS = 50
KEYS = 100_000  # with few keys, the processor's caches make every server look too fast
BATCH = 1000    # SETs sent before their replies are read
LIMIT = 120     # seconds; it should take one or two, but a server that loses a reply would block us for ever


def redis_benchmark(server, program, core, command, pipeline, requests):
    """Requests per second."""
    arguments = [program, "-h", "127.0.0.1", "-p", str(server.port), "-c", str(CLIENTS), "-P", str(pipeline),
                 "-r", str(KEYS), "-d", "3", "-n", str(requests), "-t", command.lower(), "-q", "--csv"]
    output, errors = output_of(arguments, core, f"redis-benchmark -t {command.lower()} with {server.name}")
    for row in csv.reader(output.splitlines()):
        if row[0] == command:
            return float(row[1])
    last_words = (errors.strip() or "no figures").splitlines()[-1]
    raise Trouble(f"redis-benchmark -t {command.lower()} fails with {server.name}: {last_words}")


def output_of(arguments, core, what):
    process = spawn(arguments, core, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        return process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        raise Trouble(f"{what} does not end within {LIMIT} seconds; is a reply missing?") from None
    finally:
        process.kill()
        process.wait()


def fill(server, prefix, value, count):
    """Sets `count` keys to the value. The keys are key:000000000042 and so on, as redis-benchmark makes
    them."""
    with conversation(server) as (send, next_line):
        for first in range(0, count, BATCH):
            numbers = range(first, min(first + BATCH, count))
            send(b"".join(set_command(b"%s%012d" % (prefix, n), value) for n in numbers))
            for _ in numbers:
                expect(next_line(), b"+OK\r\n", server, "SET")


def set_command(key, value):
    return b"*3\r\n$3\r\nSET\r\n$%d\r\n%s\r\n$%d\r\n%s\r\n" % (len(key), key, len(value), value)


@contextmanager
def conversation(server):
    """A connection, as two functions: one sends bytes, the other waits for a line of the reply."""
    try:
        with server.connect() as connection, connection.makefile("rb") as answers:
            yield connection.sendall, answers.readline
    except OSError as error:
        raise Trouble(f"{server.name} does not answer: {error}") from None


def expect(reply, expected, server, command):
    if reply != expected:
        raise Trouble(f"{server.name} answers {command} with {reply!r} where {expected!r} is due")


def bytes_per_key(server, count):
    """How much memory a fresh, empty server needs for each of `count` keys of 16 bytes."""
    before = server.memory()
    fill(server, b"key:", b"xxx", count)
    growth = server.memory() - before
    with conversation(server) as (send, next_line):
        send(b"*1\r\n$6\r\nDBSIZE\r\n")
        expect(next_line(), b":%d\r\n" % count, server, "DBSIZE")
    return growth / count
