"""Requests for both servers, of step 05: keys. See notation.py.

A moment is asked for only if it was set as a moment: the two servers receive "in
10 seconds" at different times.
"""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
    "DEL, UNLINK, EXISTS and TOUCH": """
        MSET del:a 1 del:b 2 del:c 3 del:d 4
        EXISTS del:a del:none del:b del:a
        TOUCH del:a del:a del:none
        DEL del:none
        DEL del:a del:none del:b del:a
        UNLINK del:c del:c
        EXISTS del:a del:b del:c
        SET del:e 1 PXAT 1
        DEL del:e
        SET del:e 1 PXAT 1
        EXISTS del:e del:d
        DEL
        EXISTS
        UNLINK
        TOUCH
    """,
    "TYPE": """
        TYPE type:none
        SET type:a 1
        TYPE type:a
        SET type:a 1 EXAT 1
        TYPE type:a
        TYPE
        TYPE a b
    """,
    "PERSIST": """
        PERSIST persist:none
        SET persist:a 1
        PERSIST persist:a
        EXPIRE persist:a 100
        PERSIST persist:a
        TTL persist:a
        PERSIST persist:a
        PERSIST
        PERSIST a b
    """,
    "EXPIRETIME and PEXPIRETIME": each("""
        SET at 1
        PEXPIREAT at {}
        EXPIRETIME at
        PEXPIRETIME at""", ["5000000000000", "5000000000499", "5000000000500", "5000000000999", "0", "-1",
                            "9223372036854775806"]) + """
        EXPIRETIME none
        PEXPIRETIME none
        PTTL none
        SET at 1
        EXPIRETIME at
        PEXPIRETIME at
        PTTL at
        EXPIRETIME
        EXPIRETIME a b
    """,
    "EXPIRE with options": each("""
        SET eo 1
        EXPIRE eo 100 {}
        TTL eo
        EXPIRE eo 200 {}
        TTL eo
        PEXPIRE eo 50000 {}
        TTL eo
        SET eo 1 EXAT 5000000000
        EXPIREAT eo 6000000000 {}
        EXPIRETIME eo
        PEXPIREAT eo 5500000000123 {}
        PEXPIRETIME eo
        EXPIREAT eo 5 {}
        EXISTS eo
        SET eo 1
        PEXPIREAT eo 5500000000123 {}
        PEXPIRETIME eo
        PEXPIREAT eo 5 {}
        EXISTS eo""", ["NX", "xx", "Gt", "lT", "XX GT", "XX LT", "NX NX", "NX XX", "GT NX", "NX LT", "GT LT", "XX GT LT", "foo", "NX foo",
                       r"nx\x00foo", '""']),
    "PEXPIRE, EXPIREAT and PEXPIREAT by what may be a number": each("""
        SET by 1
        PEXPIRE by {}
        EXPIREAT by {}
        SET by 1
        PEXPIREAT by {}
        EXPIREAT by:none {}
        EXISTS by""", [number for number in INTEGERS_OR_NEARLY if number != "9223372036854775807"] + ["-9223372036854775",
                       "9223372036854775", "9223372036854776", "-9223372036854776"]),
    "RENAME and RENAMENX": """
        RENAME rn:none rn:a
        RENAME rn:none rn:none
        RENAMENX rn:none rn:a
        SET rn:a 1 EXAT 5000000000
        RENAME rn:a rn:a
        RENAMENX rn:a rn:a
        RENAME rn:a rn:b
        EXPIRETIME rn:b
        EXISTS rn:a
        SET rn:c 2
        RENAMENX rn:b rn:c
        RENAME rn:c rn:b
        TTL rn:b
        GET rn:b
        RENAMENX rn:b rn:d
        MGET rn:a rn:b rn:c rn:d
        RENAME a
        RENAMENX a b c
    """,
    "FLUSHDB and FLUSHALL": """
        FLUSHDB nonsense
        FLUSHALL nonsense
        FLUSHDB SYNC ASYNC
        FLUSHDB sync
        DBSIZE
        SET flush:a 1 EX 100
        FLUSHDB ASYNC
        DBSIZE
        SET flush:a 1
        FLUSHALL
        GET flush:a
        RANDOMKEY
        KEYS *
        SCAN 0
    """,
    "KEYS, SCAN and RANDOMKEY with one key": each("""
        FLUSHALL
        SET {} 1
        RANDOMKEY
        KEYS *
        KEYS **
        KEYS h*
        KEYS h?llo
        KEYS h[a-e]llo
        KEYS h[^e]llo
        KEYS {}
        SCAN 0
        SCAN 0 MATCH h*o
        SCAN 0 TYPE string MATCH *""", ["hello", "hallo", '""', "h*llo", r"\x00"]),
    "SCAN": r"""
        FLUSHALL
        SET hello 1
        SCAN 0 COUNT 5
        SCAN 0 COUNT 0
        SCAN 0 COUNT -1
        SCAN 0 COUNT x
        SCAN 0 COUNT
        SCAN 0 MATCH
        SCAN 0 TYPE STRING
        SCAN 0 type list
        SCAN 0 TYPE nonsense
        SCAN 0 nonsense 1
        SCAN 0 MATCH x MATCH *l*
        SCAN 0 MATCH h* COUNT 1000 TYPE string
        SCAN x
        SCAN -
        SCAN 0x0
        SCAN \x200
        SCAN \x0a0
        SCAN 0\x20
        SCAN 0\x00x
        SCAN 00
        SCAN +0
        SCAN -0
        SCAN ""
        SCAN 18446744073709551616
        SCAN
        KEYS
        KEYS a b
        RANDOMKEY a
        PEXPIRE hello 0
        SCAN 0
    """,
}
