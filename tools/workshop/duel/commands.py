"""What is asked: the commands of each step, as patterns. A word in lower case is replaced by a random one."""

INTEGERS_OR_NEARLY = [
    b"0", b"00", b"01", b"-0", b"-01", b"+1", b"+0", b" 1", b"1 ", b"", b"-", b"--1", b"1.0", b"1e3", b"0x10",
    b"1\n", b"1\0", b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808",
    b"-9223372036854775809", b"12345678901234567890", b"99999999999999999999", b"one", "１".encode()]

PATTERNS = {
    "01": ["PING text", "ECHO text", "ECHO big", "SET string big", "GET string"],
    "02": ["PING", "PING text", "ECHO text", "ECHO text", "ECHO big", "SET string text", "GET string", "INCR string"],
    "03": ["PING", "PING text", "ECHO text", "GET string", "GET string", "GET key", "SET string text",
           "SET string text", "SET string integer", "SET string integer", "SET key text", "SET string text nonsense",
           "SET string extreme", "INCR string", "INCR string", "INCR key", "DBSIZE", "SELECT integer", "nonsense", "nonsense text text",
           "SET string big", "QUIT", "RESET"],
    "04": ["EXPIRE string past", "EXPIRE string future", "EXPIRE key future", "EXPIRE key past", "EXPIRE string integer",
           "EXPIRE string future nonsense", "TTL string", "TTL string", "TTL key", "PEXPIRE string uneven",
           "PEXPIRE string 1", "PEXPIRE string 1", "SET string text PX 1", "SET string text", "SET string small",
           "GET string", "INCR string", "INCR string", "DBSIZE", "DEL string"],
    "05": ["SET string text", "SET string text", "GET string", "EXPIRE string future", "TTL string", "LPUSH list text",
           "HSET hash field text", "GET key", "PEXPIRE key 1", "PSETEX string 1 text", "DEL string", "DEL key key key", "UNLINK key", "EXISTS key string key", "EXISTS string", "TOUCH key key",
           "TYPE key", "TYPE key", "MGET string string key", "MGET string", "MSET string text", "MSET string text string integer",
           "MSET string text key", "PERSIST string", "PERSIST key", "PERSIST moment_key", "EXPIRETIME moment_key",
           "PEXPIRETIME moment_key", "EXPIRETIME key_or_none", "SET moment_key text", "SET moment_key text",
           "PEXPIREAT moment_key moment", "PEXPIREAT moment_key moment", "PEXPIREAT moment_key moment condition",
           "EXPIREAT moment_key past", "SET moment_key text KEEPTTL", "GETEX moment_key PXAT moment",
           "GETEX moment_key PERSIST", "RENAME moment_key moment_key", "PTTL string", "EXPIRE string future condition",
           "PEXPIRE string past condition", "SET string text set_option", "SET string text set_option condition",
           "SET string text EX future", "SET string text PX past", "SETNX key text", "SETEX string future text",
           "SETEX key past text", "GETDEL key", "GETSET key text", "GETEX key", "GETEX string EX past", "APPEND key text",
           "STRLEN key", "SET string extreme", "INCRBY string integer", "DECR string", "DECRBY string integer", "RENAME string string",
           "RENAMENX string string", "FLUSHDB", "FLUSHALL", "FLUSHDB flush_option", "KEYS pattern", "KEYS *",
           "SCAN 0 COUNT 1000", "SCAN 0 MATCH pattern COUNT 1000", "RANDOMKEY", "DBSIZE"],
    "06": ["LPUSH list text", "LPUSH list text text", "RPUSH list text", "RPUSH list text integer text", "LPUSHX list text",
           "RPUSHX list text text", "LPOP list", "RPOP list", "LPOP list small", "RPOP list small", "LPOP list integer",
           "LLEN list", "LINDEX list small", "LINDEX list integer", "LRANGE list small small", "LRANGE list 0 -1",
           "LRANGE list integer small", "LPUSH key text", "RPUSH key text", "RPOP key", "LRANGE key 0 -1",
           "HSET hash field text", "HSET hash field text field integer", "HSET hash field text field", "HMSET hash field text",
           "HSET key field text", "HSETNX hash field text", "HGET hash field", "HMGET hash field field", "HEXISTS hash field",
           "HSTRLEN hash field", "HLEN hash", "HDEL hash field", "HDEL hash field field field", "HINCRBY hash field small",
           "HINCRBY hash field integer", "HGETALL hash", "HGETALL hash", "HKEYS hash", "HVALS hash", "HGETALL key",
           "HINCRBY hash field extreme", "HSET hash field extreme", "EXISTS list hash", "TYPE key", "EXPIRE list future",
           "EXPIRE hash past", "TTL list", "TTL hash", "PEXPIRE list 1", "PEXPIRE hash 1", "SET key text", "GET key", "INCR key",
           "DEL key", "DBSIZE"],
    "08": ["SUBSCRIBE channel", "SUBSCRIBE channel channel channel", "PSUBSCRIBE pattern", "PSUBSCRIBE pattern pattern",
           "UNSUBSCRIBE channel", "UNSUBSCRIBE channel channel", "PUNSUBSCRIBE pattern", "UNSUBSCRIBE", "PUNSUBSCRIBE",
           *["PUBLISH channel text"] * 8, "PUBSUB CHANNELS", "PUBSUB CHANNELS pattern", "PUBSUB NUMSUB channel channel",
           "PUBSUB NUMPAT", "PING", "PING text", "GET string", "RESET", "QUIT"],
    "09": ["MULTI", "MULTI", "EXEC", "EXEC", "DISCARD", "UNWATCH", "WATCH string", "WATCH key string", "GET string",
           "SET string text", "INCR string", "EXPIRE string future", "EXPIRE string past", "DEL string", "LPUSH list text",
           "SET string text nonsense", "nonsense text", "PING", "RESET"],
    "10": ["CLIENT SETNAME text", "CLIENT GETNAME", "CONFIG GET timeout", "CONFIG RESETSTAT", "INFO errorstats",
           "INFO commandstats", "INFO keyspace", "INFO stats", "INFO info_section info_section", "GET string", "INCR string",
           "SET string text", "EXPIRE string future", "nonsense text", "GET key"],
}
# These keys are gone a moment later, when the next request comes.
BRIEF = ("PEXPIRE string 1", "PEXPIRE key 1", "PEXPIRE list 1", "PEXPIRE hash 1", "SET string text PX 1", "PSETEX string 1 text")
# Once in a while, so that a connection, the keys or a transaction can grow old.
RARE = ("QUIT", "RESET", "FLUSHDB", "FLUSHALL", "DISCARD", "SET string big", "ECHO big")

STRINGS, LISTS, HASHES, MOMENTS = (tuple(kind + number for number in (b"1", b"2", b"3")) for kind in
                                   (b"string", b"list", b"hash", b"moment"))
KEYS = (*STRINGS, *LISTS, *HASHES, b"STRING1", b"", b"\0\r\n", "日".encode())
CHANNELS = (b"a", b"ab", b"abc", b"b", b"news", b"", b"a\r\nb", b"a*")
GLOBS = (b"*", b"a*", b"*b*", b"?", b"a?", b"[ab]*", b"[^a]", b"a\\*", b"ne[v-x]s", b"nothing", b"", b"string?", b"*1")
CONDITIONS = (b"NX", b"XX", b"GT", b"LT", b"gt")
NONSENSE = (b"nonsense", b"", b"no\0n", b"\r\nno\r\nne\r\n", b"no" * 100)


def mostly(usual, others):
    """Nearly always one of the first, so that the same ones are met again."""
    return lambda rng: rng.choice(usual if rng.random() < 0.85 else others)


def number(low, high):
    return lambda rng: b"%d" % rng.randint(low, high)


def one_of(*makers):
    return lambda rng: rng.choice(makers)(rng)


def constant(*words):
    return lambda rng: rng.choice(words)


small, nearly = number(-3, 3), constant(*INTEGERS_OR_NEARLY)
integer = one_of(small, small, number(-2**63, 2**63), nearly)
text = one_of(integer, small, constant(b"", b"x", b"hello world", b"\r\n", "こんにちは".encode()),
              lambda rng: rng.randbytes(rng.randrange(40)), lambda rng: b"y" * rng.randrange(200))

# When exactly a time is read must not matter: it is past, or far away; and a moment is asked for only if it was set as
# one. No two times are the same: if they were, the clock would decide which is later.
WORDS = {
    "key": constant(*KEYS), "key_or_none": mostly((b"none",), (b"no", b"nobody")),
    "text": text, "integer": integer, "small": small, "nonsense": constant(*NONSENSE),
    "extreme": constant(b"-9223372036854775808", b"-9223372036854775807", b"9223372036854775806", b"9223372036854775807"),
    "big": lambda rng: rng.randbytes(100) * rng.choice((20, 170, 400, 700)),
    "past": one_of(constant(b"0", b"-1", b"-1000000000"), nearly),
    "future": lambda rng: b"%d" % (60 * rng.randint(20, 10**6)),
    "uneven": lambda rng: b"%d" % (60000 * rng.randint(20, 10**6) + rng.choice((400, 800))),
    "moment": one_of(*[number(4 * 10**12, 9 * 10**12)] * 3, constant(b"1", b"-1", b"soon")),
    "condition": mostly(CONDITIONS, NONSENSE), "set_option": mostly((b"NX", b"XX", b"GET", b"KEEPTTL"), NONSENSE),
    "flush_option": mostly((b"SYNC", b"ASYNC", b"sync"), NONSENSE), "pattern": constant(*GLOBS),
    "field": constant(b"a", b"b", b"c", b"", b"\0\r\n"), "channel": constant(*CHANNELS),
    "info_section": constant(b"errorstats", b"commandstats", b"keyspace", b"nonsense", b"KEYSPACE"),
}


def pool(few):
    """What replaces the words of patterns, with this many keys of a kind that are met again and again."""
    kinds = {"string": STRINGS, "list": LISTS, "hash": HASHES}
    return {**WORDS, **{kind: mostly(keys[:few], KEYS) for kind, keys in kinds.items()},
            "moment_key": mostly(MOMENTS[:few], MOMENTS)}


POOLS = {few: pool(few) for few in (1, 2, 3)}


def words_of(pattern, rng, few):
    words = POOLS[few]
    return [words[word](rng) if word in words else word.encode() for word in pattern.split(" ")]


def questions(key):
    """What shows the state of a key."""
    if key in MOMENTS:
        return (b"PEXPIRETIME", key), (b"GET", key)
    whole = (b"LRANGE", key, b"0", b"-1") if key in LISTS else (b"HGETALL", key) if key in HASHES else (b"GET", key)
    return (b"TTL", key), whole
