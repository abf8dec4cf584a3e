"""What test_like_redis.py asks both servers. Every entry is what one connection sends.

ARRAYS: a command a line, sent as an array of bulk strings. Words end at a space; "" is an empty one, \\xHH a
byte, LONG 300 letters. INLINE: the bytes as they are.
"""
import re

from raw_client import command

INTEGERS_OR_NEARLY = [
    "0", "00", "01", "-0", "-01", "+1", "+0", r"\x201", r"1\x20", '""', "-", "--1", "1.0", "1e3", "0x10",
    r"1\x0a", r"1\x00", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    "-9223372036854775809", "12345678901234567890", "99999999999999999999", "one", "１"]


def each(template, values):
    """The lines of the template, once for each value."""
    return "\n".join(template.replace("{}", value) for value in values)


ARRAYS = {
    "PING": r"""
        PING
        ping hello
        pInG ""
        PING \x00\x0d\x0a\xff
        PING LONG
        PING a b
    """,
    "ECHO": r"""
        ECHO hello
        ECHO ""
        ECHO こんにちは
        echo \xe3\x81
        ECHO
        ECHO a b
    """,
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
    "fields": r"""
        HSET hash a 1 b 2
        HSET hash a 3 c 4
        HSET hash d 1 d 2
        HGET hash a
        HGET hash d
        HGET hash none
        HGET hash:none a
        HMGET hash a none d a
        HMGET hash:none a b
        HSET hash "" empty \x00\xff\x0d\x0a \x0d\x0a\x00 long LONG
        HGET hash ""
        HGET hash \x00\xff\x0d\x0a
        HGET hash \x00\xff
        HSTRLEN hash long
        HSTRLEN hash none
        HSTRLEN hash:none a
        HEXISTS hash a
        HEXISTS hash none
        HEXISTS hash:none a
        HLEN hash
        HLEN hash:none
        HSETNX hash a 9
        HSETNX hash new 9
        HSETNX hash:other new 9
        HGETALL hash:other
        HKEYS hash:other
        HVALS hash:other
        HGETALL hash:none
        HKEYS hash:none
        HVALS hash:none
        HDEL hash a none a b
        HDEL hash:none a
        HDEL hash:other new new
        HLEN hash:other
        TTL hash:other
        HSET hash
        HSET hash a
        HSET hash a 1 b
        HSET hash:none a 1 b
        HLEN hash:none
        HGET hash
        HGET hash a b
        HMGET hash
        HDEL hash
        HSETNX hash a
        HGETALL
        HGETALL hash a
    """,
    "HINCRBY": """
        HINCRBY count a 5
        HINCRBY count a -7
        HGET count a
        HINCRBY count:new a -9223372036854775808
        HINCRBY count:new a -1
        HINCRBY count:new a 9223372036854775807
        HSET count high 9223372036854775806 low -9223372036854775807
        HINCRBY count high 2
        HINCRBY count high 1
        HINCRBY count high 1
        HINCRBY count low -2
        HINCRBY count low -1
        HINCRBY count low -1
        HINCRBY count low 9223372036854775807
        HINCRBY count a -9223372036854775808
        HINCRBY count a
        HINCRBY count a 1 2
    """,
    "HINCRBY of and by what may be a number": each("""
        HSET odd:hash field {}
        HINCRBY odd:hash field 1
        HGET odd:hash field
        HINCRBY odd:hash by {}
        HINCRBY odd:none by {}
        HDEL odd:hash by
        HDEL odd:none by""", INTEGERS_OR_NEARLY),
    "the type of a key": "SET type:string 1\nRPUSH type:list a b\nHSET type:hash f 1\n" + each("""
        GET {}
        INCR {}
        RPUSH {} c
        LPUSHX {} d
        LPOP {} 0
        LPOP {} x
        LPOP {}
        LLEN {}
        LINDEX {} 0
        LINDEX {} x
        LRANGE {} 0 -1
        LRANGE {} 0 x
        HSET {} g 2
        HSET {} g 2 h
        HSETNX {} f 3
        HGET {} f
        HMGET {} f none
        HEXISTS {} f
        HSTRLEN {} f
        HLEN {}
        HINCRBY {} f 1
        HINCRBY {} f x
        HDEL {} g
        HGETALL {}
        HKEYS {}
        HVALS {}
        SET {} again""", ["type:string", "type:list", "type:hash"]),
    "the expiry of containers": """
        RPUSH expiry:list a b c
        HSET expiry:hash a 1 b 2
        EXPIRE expiry:list 100
        EXPIRE expiry:hash 100
        LPUSH expiry:list d
        LPOP expiry:list 2
        TTL expiry:list
        LPOP expiry:list 2
        RPUSH expiry:list new
        TTL expiry:list
        HSET expiry:hash c 1
        HINCRBY expiry:hash a 1
        HDEL expiry:hash b
        TTL expiry:hash
        HDEL expiry:hash a c
        HSETNX expiry:hash a 1
        TTL expiry:hash
        EXPIRE expiry:list 0
        LLEN expiry:list
        EXPIRE expiry:hash -1
        HLEN expiry:hash
    """,
    "DBSIZE": """
        DBSIZE
        SET size 1
        DBSIZE
        EXPIRE size 0
        DBSIZE
        DBSIZE x
    """,
    "SELECT": "SELECT\nSELECT 0 0\n" + each(
        "SELECT {}", ["1", "15", "-1", "2147483647", "2147483648", "-2147483649", *INTEGERS_OR_NEARLY]),
    "QUIT": "QUIT",
    "QUIT with an argument": "quit now",
    "QUIT before other commands": """
        PING
        QUIT
        SET after:quit 1
        PING
    """,
    "what stands behind a QUIT is not run": "GET after:quit",
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
    "RESET": """
        RESET
        SUBSCRIBE a b
        PSUBSCRIBE a
        reset
        PUBLISH a 1
        SUBSCRIBE c
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
    "unknown commands": r"""
        FOO
        foo bar
        Foo ""
        ""
        "" ""
        GET\x20
        FOO a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9
        LONG
        LONG LONG b
        FOO LONG b
        F\x00OO a\x00b \x00
        FOO a\x0d\x0ab \xff'"
        F\x0d\x0aO
        \xe3\x81
    """,
    "arguments of unknown commands, cut to 128 bytes": "\n".join(
        ["FOO " + "a" * length + " bcdefgh ij" for length in range(114, 130)]
        + ["FOO " + "a" * 50 + " " + "b" * 50 + " " + "c" * 50 + " d", "FOO " + "日" * 60]),
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

INLINE = {
    "empty requests": b"*0\r\nPING 1\r\n*-1\r\n*-5\r\n*-2147483649\r\nPING 2\r\n\r\n\n   \r\n\t\nPING 3\r\n",
    "commands": b"PING\r\nPING\nping hello\r\n  PING \t hello  \r\nSET inline 1\nINCR inline\nGET inline\n"
                b"FOO a b\nGET\nEXPIRE inline 100\r\nTTL inline\r\n\xff\xfe\n$4\r\n:1\r\n+OK\r\n",
    "among arrays": b"PING\r\n" + command("PING", "1") + b"PING 2\r\n" + command("PING", "3") + b"\r\n"
                    + command("PING", "4"),
    "double quotes": rb'''PING "hello world"
PING ""
PING "a \"b\" c"
PING "\n\r\t\b\a\\\q"
PING "\x41\x00\xfF"
PING "\xZZ\x4"
PING "it's"
"PING" "a"
PI"NG"
PING a"b c"
SET "" "x y"
GET ""
''',
    "single quotes": rb"""PING 'hello world'
PING ''
PING 'it\'s'
PING '\n\x41'
PING 'say "hi"'
'PING' a'b c'
""",
    "backslashes outside quotes": rb"""PING a\b
PING a\"b"
""",
    "white space": b"PING a\rb\nPING\x0bhello\n\x0b\x0cPING\nPING \x0bhello\nPING 'a'\x0bb\nPING 'a'\x0c\n"
                   b"PING a\r\r\n\r\r\n",
    "a transaction": b"MULTI\r\n\r\nSET inline:multi 'a b'\nGET inline:multi\nEXEC\nMULTI\nSET inline:multi 2\nPING \"\nEXEC\n",
    "a quote that is not closed": b'PING\nPING "a\nPING\n',
    "a single quote that is not closed": b"PING 'a\\'\n",
    "an escape at the end": b'PING "a\\\n',
    "text right behind a quote": b'PING "a"b\nPING\n',
    "quotes back to back": b"PING 'a''b'\n",
}


def encoded(word):
    data = {'""': "", "LONG": "x" * 300}.get(word, word).encode()
    return re.sub(rb"\\x(..)", lambda escape: bytes.fromhex(escape[1].decode()), data)


def as_arrays(lines):
    commands = [line.strip(" ") for line in lines.split("\n")]
    return b"".join(command(*map(encoded, line.split(" "))) for line in commands if line)


def conversations(*more_arrays):
    """(title, bytes) of each connection, in the order in which they are to be held."""
    for arrays in (ARRAYS, *more_arrays):
        yield from ((title, as_arrays(lines)) for title, lines in arrays.items())
    yield from (("inline: " + title, data) for title, data in INLINE.items())


def random_container_command(rng, key, number, text, integer):
    """A command on a list or a hash, which live for some sequences; now and then on `key`, which may hold anything.

    A hash has no order: all of one is asked for only where it has a single field. Only what is of this sequence
    gets a time to live.
    """
    a_list, a_hash, small = (rng.choice([f"{number // 20}:{kind}{rng.randrange(2)}"] * 9 + [key])
                             for kind in ("list", "hash", "small"))
    any_key, own_list, index, count = rng.choice([a_list, small]), f"{number}:list", rng.randint(-6, 6), rng.randint(-1, 4)
    field = rng.choice(["a", "b", "c", "", b"\0\r\n"]) if a_hash != key else "f"
    other = rng.choice(["a", "b", "d"]) if a_hash != key else "f"
    return rng.choice([
        ["LPUSH", a_list, text], ["RPUSH", a_list, text, integer, text], ["LPUSHX", a_list, text], ["RPUSHX", a_list, text, text],
        ["LPOP", a_list], ["RPOP", a_list], ["LPOP", a_list, count], ["RPOP", a_list, count], ["LPOP", a_list, integer],
        ["LLEN", a_list], ["LINDEX", a_list, index], ["LINDEX", any_key, integer], ["LRANGE", a_list, index, rng.randint(-6, 6)],
        ["LRANGE", a_list, 0, -1], ["LRANGE", any_key, integer, index],
        ["HSET", a_hash, field, text], ["HSET", a_hash, field, integer, other, text], ["HSET", a_hash, field, text, other],
        ["HSETNX", a_hash, field, text], ["HGET", a_hash, field], ["HMGET", a_hash, field, other], ["HEXISTS", a_hash, field],
        ["HSTRLEN", a_hash, field], ["HLEN", a_hash], ["HDEL", a_hash, field, other], ["HDEL", a_hash, field],
        ["HINCRBY", a_hash, field, count], ["HINCRBY", a_hash, field, integer],
        ["HSET", small, "f", text], ["HINCRBY", small, "f", integer], ["HDEL", small, "f", "g"], ["HGETALL", small], ["HKEYS", small],
        ["HVALS", small], ["EXPIRE", rng.choice([any_key, own_list, own_list]), 0], ["TTL", any_key],
        ["RPUSH", own_list, text], ["LPOP", own_list], ["EXPIRE", own_list, 1000], ["TTL", own_list],
    ])
