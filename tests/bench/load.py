"""The load: redis-benchmark for speed, and a pipelined socket to fill a server with different keys."""

import csv
import subprocess
from contextlib import contextmanager

from workload import COMMANDS, KEYS, RANDOM
from servers import Trouble, spawn

CLIENTS = 50
BLOCK = 64 * 1024  # bytes of requests sent before their replies are read
LIMIT = 300        # seconds, after which we believe that a reply is missing


def redis_benchmark(server, program, core, command, pipeline, requests, keys=KEYS):
    """Requests per second. The command is one of COMMANDS, its random keys are of so many."""
    arguments = [program, "-h", "127.0.0.1", "-p", str(server.port), "-c", str(CLIENTS), "-P", str(pipeline),
                 "-r", str(keys), "-n", str(requests), "-q", "--csv", *COMMANDS[command].split()]
    output, errors = output_of(arguments, core, f"redis-benchmark with {command} and {server.name}")
    for row in csv.reader(output.splitlines()):
        if row and row[0] != "test":  # the headings
            return float(row[1])
    last_words = (errors.strip() or "no figures").splitlines()[-1]
    raise Trouble(f"redis-benchmark with {command} fails with {server.name}: {last_words}")


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
    repeat(server, f"SET {prefix.decode()}{RANDOM} {value.decode()}", "+OK", range(count))


def repeat(server, command, reply, numbers, block=BLOCK):
    """Sends the command once for each number, written with twelve digits where redis-benchmark would put a
    random one. Each time the server has to answer with `reply`."""
    request, random = encoded(command), RANDOM.encode()  # which has twelve characters, too
    line = reply.encode() + b"\r\n"
    at_once = max(1, block // len(request))
    try:
        with server.connect() as connection:
            for first in range(numbers.start, numbers.stop, at_once):
                some = range(first, min(first + at_once, numbers.stop))
                connection.sendall(b"".join([request.replace(random, b"%012d" % each) for each in some]))
                due = line * len(some)
                expect(received(connection, len(due)), due, server, command.split()[0])
    except OSError as error:
        raise Trouble(f"{server.name} does not answer: {error}") from None


def encoded(command):
    """A request as RESP."""
    words = [word.encode() for word in command.split()]
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)


def received(connection, size):
    """So many bytes, or fewer if the server closes the connection."""
    chunks = []
    while size and (chunk := connection.recv(size)):
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)


def ask(server, command):
    """The first line of the reply."""
    with conversation(server) as (send, next_line):
        send(encoded(command))
        return next_line()


@contextmanager
def conversation(server):
    """A connection, as two functions: one sends bytes, the other waits for a line of the reply."""
    try:
        with server.connect() as connection, connection.makefile("rb") as answers:
            yield connection.sendall, answers.readline
    except OSError as error:
        raise Trouble(f"{server.name} does not answer: {error}") from None


def expect(replies, expected, server, command):
    """Trouble with the first reply that is another one."""
    if replies != expected:
        pairs = zip([*replies.splitlines(), b"nothing"], [*expected.splitlines(), b"nothing"])
        reply, due = next((one, other) for one, other in pairs if one != other)
        raise Trouble(f"{server.name} answers {command} with {reply.decode(errors='replace')!r} "
                      f"where {due.decode()!r} is due")
