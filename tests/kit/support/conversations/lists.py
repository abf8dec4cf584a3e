"""Requests for both servers, of step 06: lists. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
    "pushes": r"""
        RPUSH push:a 1 2
        LPUSH push:a 3 4
        RPUSH push:a "" \x00\x0d\x0a\xff LONG
        LRANGE push:a 0 -1
        LPUSHX push:none 1
        RPUSHX push:none 1 2
        LLEN push:none
        LPUSHX push:a 5 6
        RPUSHX push:a 7
        LRANGE push:a 0 -1
        LLEN push:a
        RPUSH
        RPUSH push:a
        LPUSHX push:a
        LLEN
        LLEN push:a x
    """,
    "pops": """
        LPOP pop:none
        RPOP pop:none 1
        LPOP pop:none 0
        RPUSH pop:a 1 2 3 4 5 6 7 8 9
        LPOP pop:a
        RPOP pop:a
        LPOP pop:a 0
        lPoP pop:a 1
        RPOP pop:a 3
        LPOP pop:a 1 2
        rPOP pop:a 1 ""
        LPOP
        LLEN pop:a
        LPOP pop:a 100
        LLEN pop:a
        TTL pop:a
        LPOP pop:a
        DBSIZE
    """,
    "pops by what may be a number": "RPUSH popped 1 2 3 4 5 6 7 8 9\n" + each("""
        LPOP popped {}
        RPOP popped:none {}
        RPUSH popped again""", INTEGERS_OR_NEARLY),
    "ranges": "RPUSH range a b c d e\n" + each("LRANGE range {}", [
        f"{start} {stop}" for start in (-9, -6, -5, -1, 0, 1, 4, 5, 9) for stop in (-9, -6, -5, -4, -1, 0, 3, 4, 5, 9)]),
    "elements inside": """
        LSET inside:none 0 x
        LSET inside:none x x
        LINSERT inside:none BEFORE a b
        LINSERT inside:none beside a b
        LREM inside:none 0 a
        LTRIM inside:none 0 1
        RPUSH inside a b a c a
        LSET inside 1 B
        LSET inside -5 A
        LSET inside 5 x
        LSET inside -6 x
        LINSERT inside BEFORE a x
        LINSERT inside after a y
        LINSERT inside AfTeR none y
        LINSERT inside before\\x00 c ""
        LINSERT inside befor c z
        LRANGE inside 0 -1
        RPUSH inside a a
        LREM inside 1 a
        LREM inside -2 a
        LREM inside 0 none
        LREM inside 2 ""
        LRANGE inside 0 -1
        LREM inside 0 a
        LRANGE inside 0 -1
        EXPIRE inside 100
        LSET inside 0 z
        TTL inside
        DEL inside
        RPUSH inside a a
        LREM inside 5 a
        EXISTS inside
        SET inside:text x
        LSET inside:text x y
        LSET inside:text 0 y
        LINSERT inside:text BEFORE a b
        LINSERT inside:text BESIDE a b
        LREM inside:text 0 a
        LREM inside:text x a
        LTRIM inside:text 0 1
        LTRIM inside:text 0 x
        LSET inside 0
        LINSERT inside BEFORE a
        LREM inside 0
        LTRIM inside 0
        RPUSH inside:number 1 01 1
        LREM inside:number 0 1
        LINSERT inside:number AFTER 01 1
        LRANGE inside:number 0 -1
    """,
    "trimmed": each("""
        RPUSH trimmed a b c d e
        LTRIM trimmed {}
        LRANGE trimmed 0 -1
        DEL trimmed""", [
            f"{start} {stop}" for start in (-9, -5, -1, 0, 1, 4, 5) for stop in (-9, -5, -4, -1, 0, 3, 4, 9)]),
    "inside by what may be a number": each("""
        RPUSH number a b a b a
        LSET number {} x
        LREM number {} a
        LTRIM number {} -1
        LTRIM number 0 {}
        LRANGE number 0 -1
        DEL number""", INTEGERS_OR_NEARLY + ["1", "-1", "-2"]),
    "ranges and indexes by what may be a number": "RPUSH index a b c\n" + each("""
        LRANGE index {} 1
        LRANGE index 1 {}
        LRANGE index:none {} 0
        LINDEX index {}
        LINDEX index:none {}""", INTEGERS_OR_NEARLY + ["2", "3", "-2", "-3", "-4"]),
}
