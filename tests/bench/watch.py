#!/usr/bin/env python3
"""Asks for the same key again and again until the key is gone. Prints the longest time that a reply took, in
seconds. Nothing else is in this program, so that nothing else can make it wait. pause.py starts it.

usage: watch.py PORT
"""

import gc
import socket
import sys
from time import perf_counter, sleep

SET = b"SET watched xxx\r\n"
GET = b"GET watched\r\n"
THERE, GONE = b"$3\r\nxxx\r\n", b"$-1\r\n"
BETWEEN = 0.0005  # seconds


def main(port):
    gc.disable()
    with socket.create_connection(("127.0.0.1", port), timeout=300) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(SET)
        connection.recv(100)
        print("watching", flush=True)
        print(longest_wait(connection))


def longest_wait(connection):
    longest = 0.0
    while True:
        start = perf_counter()
        connection.sendall(GET)
        reply = received(connection)
        longest = max(longest, perf_counter() - start)
        if reply == GONE:
            return longest
        sleep(BETWEEN)


def received(connection):
    reply = b""
    while reply not in (THERE, GONE):
        chunk = connection.recv(100)
        reply += chunk
        if not chunk or not any(each.startswith(reply) for each in (THERE, GONE)):
            sys.exit(f"unexpected reply: {reply!r}")
    return reply


if __name__ == "__main__":
    main(int(sys.argv[1]))
