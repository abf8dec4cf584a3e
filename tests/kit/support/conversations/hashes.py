"""Requests for both servers, of step 06: hashes. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

ARRAYS = {
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
    "the order of a small hash": """
        HSET order f 1 g 2 a 3
        HGETALL order
        HSET order g longer f "" b 4
        HGETALL order
        HDEL order f
        HSET order f 5
        HKEYS order
        HVALS order
        HSCAN order 0
        HINCRBY order a 1000000
        HINCRBY order new 1
        HDEL order g b
        HSETNX order g 6
        HGETALL order
    """,
    "HSCAN": """
        HSCAN scan:none 0
        HSCAN scan:none x
        HSCAN scan:none 0 nonsense
        HSET scan a 1 b 2 ab ""
        HSCAN scan 0 MATCH b
        HSCAN scan 0 match a*b COUNT 1
        HSCAN scan 0 MATCH ""
        HSCAN scan 7 MATCH none
        HSCAN scan 0 COUNT 0
        HSCAN scan 0 COUNT x
        HSCAN scan 0 COUNT
        HSCAN scan 0 TYPE string
        HSCAN scan
        HSCAN scan x
        HSCAN scan -1 MATCH none
        SET scan:text x
        HSCAN scan:text 0
        HSCAN scan:text 0 COUNT
        HSET scan:empty "" x
        HSCAN scan:empty 0 MATCH *
        HSCAN scan:empty 0 MATCH **
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
}
