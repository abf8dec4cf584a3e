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
    "ranges and indexes by what may be a number": "RPUSH index a b c\n" + each("""
        LRANGE index {} 1
        LRANGE index 1 {}
        LRANGE index:none {} 0
        LINDEX index {}
        LINDEX index:none {}""", INTEGERS_OR_NEARLY + ["2", "3", "-2", "-3", "-4"]),
}
