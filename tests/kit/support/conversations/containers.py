"""Requests for both servers, of step 06: what lists and hashes have in common. See notation.py."""
from support.conversations.notation import each

ARRAYS = {
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
}
