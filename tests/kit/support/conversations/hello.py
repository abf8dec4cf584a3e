"""Requests for both servers, about the choice of the protocol: HELLO and AUTH. The replies of HELLO have the client's
id. See notation.py."""
ARRAYS = {
    "AUTH": """
        AUTH
        AUTH secret
        AUTH default secret
        AUTH default ""
        AUTH nobody secret
        AUTH Default secret
        AUTH a b c
        MULTI
        AUTH secret
        EXEC
    """,
    "HELLO is refused": r"""
        HELLO x
        HELLO 3x
        HELLO ""
        HELLO 1
        HELLO 4
        HELLO -3
        HELLO 99999999999999999999
        HELLO 3 AUTH
        HELLO 3 AUTH default
        HELLO 3 AUTH nobody secret
        HELLO 3 SETNAME
        HELLO 3 SETNAME a\x20b
        HELLO 3 nonsense
        HELLO 3 SetName\x00x ada
        CLIENT GETNAME
        HELLO 3 non\x00sense \x0d\x0a
        HELLO 3 SETNAME half nonsense
        CLIENT GETNAME
        HELLO 3 AUTH nobody secret SETNAME too-late
        CLIENT GETNAME
        GET hello:none
    """,
    "HELLO names the connection": """
        HELLO 2 SETNAME ada
        CLIENT GETNAME
        hello 3 setname bob auth default secret
        CLIENT GETNAME
        HELLO 3 SETNAME ""
        CLIENT GETNAME
    """,
    "the version changes at once, and back": """
        DEL hello:hash
        HSET hello:hash field value
        HELLO
        HGETALL hello:hash
        GET hello:none
        LPOP hello:none 2
        HELLO 3
        HELLO
        HGETALL hello:hash
        HGETALL hello:none
        GET hello:none
        LPOP hello:none 2
        HELLO 2
        HGETALL hello:hash
        HELLO 3
        RESET
        GET hello:none
    """,
    "HELLO inside a transaction": """
        MULTI
        GET hello:none
        HELLO 3
        GET hello:none
        HELLO 2
        GET hello:none
        EXEC
        MULTI
        HELLO 4
        HELLO 3
        EXEC
        GET hello:none
        WATCH hello:key
        SET hello:key 1
        MULTI
        EXEC
    """,
    "a subscriber that speaks RESP3 may do anything": """
        HELLO 3
        SUBSCRIBE a b
        PING
        PING text
        GET hello:none
        PUBLISH a hello
        PSUBSCRIBE a*
        PUBLISH a again
        MULTI
        SUBSCRIBE c
        PUBLISH c queued
        EXEC
        UNSUBSCRIBE a b c
        PUNSUBSCRIBE
        UNSUBSCRIBE
    """,
    "a subscriber that speaks RESP2 may not say HELLO": """
        SUBSCRIBE a
        HELLO 3
        PING
    """,
}
