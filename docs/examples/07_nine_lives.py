"""A server is killed nine times, by SIGKILL, while a client counts. Is every number there that was answered?

    /usr/bin/python3 docs/examples/07_nine_lives.py PROGRAM [python|cli|hiredis [LIVES]]

PROGRAM is a server, such as build/default/mini-redis-reference. The client is Python's, redis-cli, or 07_count_client,
which must have been built and is looked for in PROGRAM's folder. The exit status is 0 if nothing is lost.
"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def count(port):
    """With Python's client: until the server is gone."""
    visits = redis.Redis(port=port, retry=Retry(NoBackoff(), 0))  # once: a second request would not know what was counted
    try:
        while True:
            print(visits.incr("visits"), flush=True)
    except redis.ConnectionError:
        pass


def client_command(name, port, program):
    return {"python": [sys.executable, __file__, "--count", str(port)],
            "cli": ["redis-cli", "-p", str(port), "-r", "-1", "incr", "visits"],
            "hiredis": [pathlib.Path(program).parent / "examples" / "07_count_client", str(port)]}[name]


class Server:
    """In a directory that stays when it goes."""

    def __init__(self, program, directory):
        options = ["--port", "0", "--dir", directory, "--appendonly", "yes", "--appendfsync", "always"]
        self.process = subprocess.Popen([program, *options], stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        started = re.search(r"listens on \S+:(\d+),", self.process.stdout.readline())
        if not started:
            self.kill()
            sys.exit("it does not start")
        self.port = int(started[1])
        return self

    def __exit__(self, *_):
        self.kill()

    def kill(self):
        self.process.kill()  # SIGKILL: it is gone at once, and has no last words
        self.process.wait()
        self.process.stdout.close()


def last_answer(server, client):
    """Lets the client count, kills the server somewhere in the middle, and returns the last number that was answered."""
    with subprocess.Popen(client, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as counting:
        answers = [counting.stdout.readline() for _ in range(random.randint(1, 200))]
        server.kill()
        answers += [line for line in counting.stdout if line.strip().isdigit()]
    return int(answers[-1])


def main(program, name="python", lives="9"):
    with tempfile.TemporaryDirectory() as directory:
        for life in range(1, int(lives) + 1):
            with Server(program, directory) as server:
                answered = last_answer(server, client_command(name, server.port, program))
            with Server(program, directory) as server:
                stored = int(redis.Redis(port=server.port).get("visits") or 0)
            print(f"life {life}: the last answer was {answered}, and after the restart it is {stored}")
            # One may be stored whose answer was still on its way.
            if stored not in (answered, answered + 1):
                return 1
    print("every number that was answered is there")
    return 0


if __name__ == "__main__":
    if sys.argv[1] == "--count":
        count(int(sys.argv[2]))
    else:
        sys.exit(main(*sys.argv[1:]))
