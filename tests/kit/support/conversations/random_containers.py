"""A random command on a list or a hash."""


def random_container_command(rng, key, number, text, integer):
    """A command on a list or a hash that lives for several sequences; now and then on
    `key`, which may hold anything.

    A hash has no order: asks for all of it only if it has a single field. Only keys of
    this sequence get a time to live.
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
