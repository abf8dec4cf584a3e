"""Requests for both servers, of step 04: EXPIRE and TTL. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
    "EXPIRE and TTL": """
        TTL ttl:none
        EXPIRE ttl:none 10
        SET ttl:a 1
        TTL ttl:a
        EXPIRE ttl:a 100
        TTL ttl:a
        INCR ttl:a
        TTL ttl:a
        SET ttl:a 2
        TTL ttl:a
        EXPIRE ttl:a 9223370000000000
        TTL ttl:a
        EXPIRE
        EXPIRE ttl:a
        TTL
        TTL a b
    """,
    "EXPIRE in the past": each("""
        SET past 1
        EXPIRE past {}
        GET past
        TTL past
        EXPIRE past {}
        INCR past""", ["0", "-1", "-100000000000", "-9223372036854775"]),
    "EXPIRE by what may be a number": each("""
        SET by 1
        EXPIRE by {}
        EXPIRE by:none {}
        TTL by""", INTEGERS_OR_NEARLY),
    "EXPIRE beyond all time": each("""
        SET far 1
        EXPIRE far {}
        GET far""", ["9223372036854776", "-9223372036854776", "9223372036854775", "9223372036854774"]),
    "EXPIRE with options that are none": r"""
        SET option 1
        EXPIRE option 10 foo
        EXPIRE option 10 foo bar
        EXPIRE option ten foo
        EXPIRE option 10 ""
        EXPIRE none 10 foo
        EXPIRE option 10 f\x00o
        EXPIRE option 10 \x0d\x0af\x0d\x0ao\x0d\x0a
        EXPIRE option 10 LONG
        TTL option
    """,
}
