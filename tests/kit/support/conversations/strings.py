"""Requests for both servers, of step 03: strings and numbers. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
    "GET and SET": """
        GET get:none
        SET get:a 1
        GET get:a
        SET get:a ""
        GET get:a
        set get:a LONG
        get get:a
        GET GET:A
        GET
        GET a b
        SET
        SET get:a
        SET get:a v nonsense
        SET get:a v ""
        GET get:a
    """,
    "binary keys and values": r"""
        SET \x00\xff\x0d\x0a \x0d\x0a\x00
        GET \x00\xff\x0d\x0a
        GET \x00\xff
        SET "" empty
        GET ""
        INCR \x00n
        GET \x00n
        SET 鍵 値
        GET 鍵
        GET LONG
    """,
    "INCR": """
        INCR incr:new
        INCR incr:new
        GET incr:new
        SET incr:low -9223372036854775808
        INCR incr:low
        SET incr:high 9223372036854775806
        INCR incr:high
        INCR incr:high
        GET incr:high
        SET incr:minus -1
        INCR incr:minus
        INCR
        INCR a b
    """,
    "INCR of what may be a number": each("""
        SET odd {}
        INCR odd
        GET odd""", INTEGERS_OR_NEARLY),
    "DBSIZE": """
        DBSIZE
        SET size 1
        DBSIZE
        EXPIRE size 0
        DBSIZE
        DBSIZE x
    """,
}
