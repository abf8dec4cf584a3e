"""Asks a server that listens on all addresses: as a client of this machine, and as one from elsewhere.

Runs in a network namespace of its own, so that nothing leaves it.
Usage: from_elsewhere.py PORT PROGRAM [ARGUMENT ...]
Prints both replies as JSON, and what the program has printed to its standard error.
"""
import fcntl
import json
import socket
import struct
import sys

import support  # noqa: F401
from support.raw_client import RawClient
from support.server_process import Process

ELSEWHERE = "10.11.12.13"
SIOCSIFFLAGS, SIOCSIFADDR, IFF_UP = 0x8914, 0x8916, 1  # <linux/sockios.h>


def set_up_the_network():
    """The loopback device, with a second address that is not the loopback's."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", IFF_UP))
        address = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(ELSEWHERE))
        fcntl.ioctl(any_socket, SIOCSIFADDR, struct.pack("16s16s", b"lo:1", address))


def told(host, port):
    """What the server says to PING and QUIT."""
    with RawClient((host, port)) as client:
        client.send(b"PING\r\nQUIT\r\n")
        return client.read_to_end().decode()


def main(port, *arguments):
    set_up_the_network()
    with Process(list(arguments), rb"(?i)listens on|ready to accept connections") as server:
        replies = [told(host, int(port)) for host in ("127.0.0.1", ELSEWHERE)]
        print(json.dumps({"here": replies[0], "elsewhere": replies[1], "log": server.log()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
