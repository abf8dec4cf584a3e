"""Requests for both servers, of step 09: transactions. See notation.py."""
from support.conversations.notation import each

ARRAYS = {
    "MULTI, EXEC and DISCARD": r"""
        EXEC
        DISCARD
        MULTI
        EXEC
        MULTI
        SET multi:a 1
        incr multi:a
        GET multi:a
        PING
        PING \x0d\x0a\x00
        ECHO ""
        EXPIRE multi:a 100
        TTL multi:a
        DBSIZE
        EXEC
        EXEC
        MULTI
        SET multi:a x
        DISCARD
        DISCARD
        GET multi:a
    """,
    "refused when it is queued": """
        MULTI
        SAVE
        SET refused:a 1
        EXEC
        GET refused:a
        MULTI
        SAVE x
        EXEC
        MULTI
        CLIENT NONSENSE
        SET refused:a 1
        EXEC
        MULTI
        CONFIG GET
        EXEC
        MULTI
        PUBSUB nonsense
        EXEC
        MULTI
        PUBSUB NUMPAT x
        EXEC
        MULTI
        PUBSUB NUMPAT
        CLIENT GETNAME
        CLIENT SETNAME queued
        CLIENT GETNAME
        EXEC
        GET refused:a
    """,
    "a refused EXEC ends the transaction": """
        EXEC x
        MULTI
        SET refused:b 1
        EXEC x
        EXEC
        GET refused:b
        WATCH refused:b
        SUBSCRIBE a
        EXEC
        EXEC x
        MULTI
        GET refused:b
        UNSUBSCRIBE a
        EXEC
    """,
    "SUBSCRIBE inside EXEC": """
        SET inside:a old
        MULTI
        SUBSCRIBE c
        SET inside:a new
        GET inside:a
        PING
        PSUBSCRIBE c*
        UNSUBSCRIBE c
        INCR inside:b
        EXEC
        GET inside:a
        PING
        RESET
        GET inside:a
        MULTI
        SET inside:a newer
        RESET
        EXEC
        GET inside:a
    """,
    "errors on the way to EXEC": r"""
        MULTI
        FOO a\x0db
        SET multi:b 1
        EXEC
        GET multi:b
        MULTI
        SET multi:b
        DISCARD
        MULTI
        PING
        EXEC
        MULTI
        ""
        EXEC
        MULTI
        MULTI
        WATCH multi:b
        SET multi:b 1
        SET multi:b 1
        EXEC
        EXEC
    """,
    "errors inside EXEC": """
        MULTI
        SET multi:c a
        INCR multi:c
        PING a b
        SET multi:c b nonsense
        SELECT 1
        EXPIRE multi:c ten
        GET multi:c
        EXEC
    """,
    "transactions by the wrong number of arguments": each("""
        {} x
        MULTI
        {} x
        EXEC
        EXEC
        WATCH wrong
        {} x
        SET wrong 1
        MULTI
        EXEC
        DISCARD
        UNWATCH""", ["MULTI", "EXEC", "DISCARD", "UNWATCH", "exec a b"]) + "\nWATCH\nMULTI\nWATCH\nEXEC",
    "WATCH and UNWATCH": each("""
        WATCH watch:a watch:b watch:a
        {}
        MULTI
        GET watch:a
        UNWATCH
        INCR watch:b
        EXEC
        MULTI
        PING
        EXEC""", ["GET watch:a", "SET watch:a 1", "INCR watch:a", "EXPIRE watch:a 100", "EXPIRE watch:c 100",
                  "TTL watch:a", "EXPIRE watch:a ten", "SET watch:a 1", "EXPIRE watch:a 0", "EXPIRE watch:a 0",
                  "UNWATCH", "SET watch:a 1\nUNWATCH", "SET watch:a 1\nEXEC", "SET watch:b 1\nDISCARD",
                  "MULTI\nDISCARD\nSET watch:a 1", "SET watch:a 1\nMULTI\nEXEC", "FOO", "SET watch:a 1\nMULTI\nFOO\nEXEC",
                  "WATCH watch:c\nSET watch:c 1"]),
    "QUIT inside MULTI": """
        MULTI
        SET after:quit 1
        QUIT
        EXEC
    """,
    "a transaction that was left is not run": "GET after:quit",
}
