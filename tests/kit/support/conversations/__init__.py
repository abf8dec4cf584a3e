"""Requests for the reference and a real redis-server, which must answer with the same bytes: one module for
each subject. notation.py says how they are written down.
"""
from support.conversations import (connection, containers, expiry, hashes, inline, lists, pubsub, strings,
                                   transactions)
from support.conversations.notation import as_arrays

BASICS = (connection, strings, expiry, lists, hashes, containers, pubsub, transactions)


def conversations(*more):
    """(title, bytes) of each connection, in the order in which they are held: of the basics, of these
    modules, and in plain lines."""
    for module in (*BASICS, *more):
        yield from ((title, as_arrays(lines)) for title, lines in module.ARRAYS.items())
    yield from (("inline: " + title, data) for title, data in inline.INLINE.items())
