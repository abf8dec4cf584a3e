#!/usr/bin/env python3
"""Adds very many keys to a server, in pipelines of a hundred or so, and deletes them. pause.py starts it.

usage: flood.py PORT KEYS
"""

import os
import sys

from load import repeat
from servers import Server, Trouble
from workload import RANDOM

PIPELINE = 4096  # bytes


def main(port, keys):
    os.nice(19)  # it is the watcher's turn as soon as it has its reply
    server = Server("the server", pid=None, port=port)
    repeat(server, f"SET key:{RANDOM} xxx", "+OK", range(keys), PIPELINE)
    repeat(server, f"DEL key:{RANDOM}", ":1", range(keys), PIPELINE)
    print("done")


if __name__ == "__main__":
    try:
        main(*map(int, sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(str(trouble))
