"""Requests for both servers, of step 05: more about strings. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
    "MGET and MSET": r"""
        MSET m:a 1 m:b \x00\x0d\x0a m:c ""
        MGET m:c m:none m:b m:a m:a
        MSET m:a 1 m:a 2
        MGET m:a
        EXPIRE m:a 100
        MSET m:a 3
        TTL m:a
        MSET m:a
        MSET m:a 1 m:b
        MSET m:a 1 m:b 2 m:c
        MSET
        MGET
        MGET m:a m:b m:c
    """,
    "MSETNX": """
        MSETNX mn:a 1 mn:b 2
        MSETNX mn:c 1 mn:a 3
        MGET mn:a mn:b mn:c
        MSETNX mn:d 1 mn:d 2
        GET mn:d
        MSETNX mn:e 1 mn:f
        MSETNX mn:e
        RPUSH mn:list a
        MSETNX mn:e 1 mn:list 2
        EXISTS mn:e
    """,
    "GETRANGE": "SET range abcde\nSET range:empty \"\"\nRPUSH range:list a\n" + each("""
        GETRANGE range {}
        GETRANGE range:empty {}
        GETRANGE range:none {}
        GETRANGE range:list {}""", [
            f"{start} {stop}" for start in (-9, -6, -5, -1, 0, 1, 4, 5, 9) for stop in (-9, -6, -5, -4, -1, 0, 3, 4, 5, 9)]),
    "GETRANGE by what may be a number": "SET range abcde\n" + each("""
        GETRANGE range {} -1
        GETRANGE range -2 {}
        GETRANGE none {} {}""", INTEGERS_OR_NEARLY),
    "SET with options": """
        SET s:a 1 NX
        SET s:a 2 nx
        GET s:a
        SET s:a 3 XX
        SET s:none 1 xx
        GET s:none
        SET s:a 4 GET
        SET s:new 5 GET
        GET s:new
        SET s:a 6 NX GET
        SET s:nx 6 NX GET
        SET s:xx 6 XX GET
        SET s:a 7 EXAT 5000000000
        EXPIRETIME s:a
        SET s:a 8 KEEPTTL
        EXPIRETIME s:a
        SET s:a 9 PXAT 5000000000001 GET
        PEXPIRETIME s:a
        SET s:a 10
        TTL s:a
        SET s:a 11 EX 100
        TTL s:a
        SET s:a 12 PX 100000 XX
        TTL s:a
        SET s:a 13 NX EX 5
        GET s:a
        SET s:a 14 KEEPTTL XX GET
        TTL s:a
        SET s:kept 1 KEEPTTL
        TTL s:kept
        SET s:past 1 EXAT 1
        GET s:past
        SET s:past 1 PXAT 1 GET
        EXISTS s:past
    """,
    "SET with options that are none, or not beside each other": each("SET s:b v {}", [
        "NX XX", "XX NX", "NX NX", "XX XX", "GET GET", "EX", "EX 10 EX", "EX 10 EX 20", "EX 10 PX 10",
        "PX 10000 PXAT 10", "EXAT 5000000000 EX 1", "KEEPTTL EX 10", "EX 10 KEEPTTL", "KEEPTTL KEEPTTL", "PERSIST", "NX EX",
        r"NX\x00x", r"ex\x00x 10", r"keepttl\x00", "EX GET 10", "nonsense", '""', "TTL 10", "NXX", "E 10"]),
    "SET's times": each("SET t v EX {}\nSET t v PX {}\nSET t v EXAT {}\nSETEX t {} v\nPSETEX t {} v\nGETEX t PX {}\nGETEX n EX {}",
        [*INTEGERS_OR_NEARLY[:-7], "-5", "9223372036854775", "9223372036854776", "9223372036854774"]),
    "SETNX, SETEX, PSETEX, GETDEL, GETSET": """
        SETNX nx:a 1
        SETNX nx:a 2
        GETSET nx:a 3
        GETSET nx:b 1
        EXPIRE nx:b 100
        GETSET nx:b 2
        TTL nx:b
        GETDEL nx:b
        GETDEL nx:b
        SETEX nx:c 100 v
        TTL nx:c
        PSETEX nx:c 50000 w
        TTL nx:c
        GET nx:c
        SETNX a
        SETEX a 1
        GETDEL
        GETSET a
        GETSET a b c
    """,
    "GETEX": """
        GETEX gx:none
        GETEX gx:none EX 10
        SET gx:a 1
        GETEX gx:a
        GETEX gx:a EX 100
        TTL gx:a
        GETEX gx:a PERSIST
        TTL gx:a
        GETEX gx:a PERSIST PERSIST
        GETEX gx:a EXAT 5000000000
        EXPIRETIME gx:a
        GETEX gx:a PERSIST EX 10
        GETEX gx:a EX 10 PERSIST
        GETEX gx:a KEEPTTL
        GETEX gx:a NX
        GETEX gx:a EX
        GETEX gx:a EX 10 PX 10
        EXPIRETIME gx:a
        GETEX gx:a PXAT 1
        EXISTS gx:a
        GETEX
    """,
    "APPEND and STRLEN": r"""
        STRLEN app:none
        APPEND app:a ""
        EXISTS app:a
        APPEND app:a hello
        EXPIRE app:a 100
        APPEND app:a \x00\xff
        GET app:a
        STRLEN app:a
        TTL app:a
        STRLEN LONG
        APPEND a
        STRLEN
    """,
    "INCRBY, DECR and DECRBY": """
        INCRBY by:a 10
        DECRBY by:a 3
        DECR by:a
        DECR by:new
        EXPIRE by:a 100
        INCRBY by:a -6
        TTL by:a
        SET by:high 9223372036854775806
        INCRBY by:high 1
        INCRBY by:high 1
        INCRBY by:high -9223372036854775808
        DECRBY by:high -9223372036854775808
        DECRBY by:high -9223372036854775807
        SET by:low -9223372036854775808
        DECR by:low
        DECRBY by:low 1
        INCRBY by:low 9223372036854775807
        INCRBY by:low 0
        DECR
        INCRBY a
        DECRBY a
    """,
    "INCRBY and DECRBY by what may be a number": each("""
        SET by 5
        INCRBY by {}
        DECRBY by {}
        GET by""", INTEGERS_OR_NEARLY),
}
