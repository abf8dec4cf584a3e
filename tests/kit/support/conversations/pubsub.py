"""Requests for both servers, of step 08: publish and subscribe. See notation.py."""

ARRAYS = {
    "SUBSCRIBE and UNSUBSCRIBE": r"""
        SUBSCRIBE
        UNSUBSCRIBE
        UNSUBSCRIBE a a b
        SUBSCRIBE a b a
        subscribe \x00\x0d\x0a ""
        UNSUBSCRIBE b c a
        UNSUBSCRIBE "" \x00\x0d\x0a
        PING
        SUBSCRIBE a
        UNSUBSCRIBE
        UNSUBSCRIBE
        GET a
    """,
    "PSUBSCRIBE and PUNSUBSCRIBE": r"""
        PSUBSCRIBE
        PUNSUBSCRIBE
        PSUBSCRIBE a* b* a*
        SUBSCRIBE a*
        UNSUBSCRIBE b*
        UNSUBSCRIBE
        UNSUBSCRIBE
        PUNSUBSCRIBE b* c*
        PUNSUBSCRIBE
        PUNSUBSCRIBE
        GET a
    """,
    "subscribed mode": r"""
        SUBSCRIBE a
        PING
        ping \x00\x0d\x0a
        PING ""
        PING a b
        GET
        GET a
        set a b c
        INCR a b
        EXPIRE a 1
        TTL a
        ECHO a
        SELECT 0
        DBSIZE
        PUBLISH a b
        PUBLISH a
        CONFIG GET save
        COMMAND
        COMMAND COUNT
        FOO a b
        PUBSUB
        PUBSUB CHANNELS
        PUBSUB channels a b c
        PUBSUB NumSub
        PUBSUB NUMPAT
        PUBSUB NUMPAT a
        PUBSUB HELP
        PUBSUB FOO
        RESET a
        RESET
        PING
        GET a
        PSUBSCRIBE a
        GET a
        PUNSUBSCRIBE
        GET a
        SUBSCRIBE a
        QUIT
        PING
    """,
    "PUBLISH": r"""
        PUBLISH
        PUBLISH a
        PUBLISH a b
        PUBLISH "" ""
        PUBLISH \x00 LONG
        PUBLISH a b c
    """,
    "PUBSUB": r"""
        PUBSUB
        PUBSUB FOO
        PUBSUB FOO a
        PUBSUB ""
        PUBSUB LONG
        PUBSUB \x0d\x0a\x00
        PUBSUB CHANNELS
        PUBSUB CHANNELS a*
        PUBSUB channels a b
        PUBSUB CHANNELS a b c
        PUBSUB NUMSUB
        PUBSUB NUMSUB a a ""
        PUBSUB NUMPAT
        PUBSUB NUMPAT a
        PUBSUB HELP a
    """,
}
