"""Addresses of a room: what people type, and which one other machines can reach."""

import ipaddress
import socket

from ..trouble import Trouble

PORT = 16380
PATIENCE = 2  # seconds for one of several addresses
SOMEWHERE_ELSE = ("192.0.2.1", 9)  # reserved for documents: nothing is sent, the system only chooses the way there


def parsed(text):
    """(host, port) of "HOST", "HOST:PORT", "[IPV6]:PORT" or a bare IPv6 address."""
    host, colon, port = text.rpartition(":")
    if not colon or text.endswith("]") or is_ipv6(text):
        host, port = text, str(PORT)
    host = host.strip("[]")
    if not host or any(letter.isspace() for letter in host):
        raise Trouble(f"'{text}' is not an address.", "One looks like 192.168.1.20 or 192.168.1.20:16380: your instructor has it.")
    return host, port_number(port)


def port_number(text):
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise Trouble(f"A port is a number from 0 to 65535, got '{text}'.", f"Without one it is {PORT}.")
    return int(text)


def is_ipv6(text):
    try:
        return ipaddress.ip_address(text).version == 6
    except ValueError:
        return False


def resolved(host, port):
    """(address, port); of several, the first one that answers. Asked once, at joining, because a name server that is gone
    can block for a long time."""
    try:
        found = [each[4][:2] for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        return found[0] if len(found) == 1 else next(filter(answers, found), found[0])
    except (OSError, UnicodeError):
        raise Trouble(f"Your system finds no address for '{host}'.",
                      "Use the address that your instructor's page shows, such as 192.168.1.20.") from None


def answers(place):
    try:
        socket.create_connection(place, PATIENCE).close()
        return True
    except OSError:
        return False


def shown(host, port):
    name = f"[{host}]" if is_ipv6(host) else host
    return name if port == PORT else f"{name}:{port}"


def to_tell(bind):
    """The address to tell the attendees, if the server listens on `bind`; "" if this machine has no network."""
    if bind not in ("0.0.0.0", "::"):
        return bind
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(SOMEWHERE_ELSE)
            return probe.getsockname()[0]
        except OSError:
            return ""
