"""The random words of requests: keys that are met again, numbers and what is nearly one, any bytes, times."""

INTEGERS_OR_NEARLY = [
    b"0", b"00", b"01", b"-0", b"-01", b"+1", b"+0", b" 1", b"1 ", b"", b"-", b"--1", b"1.0", b"1e3", b"0x10",
    b"1\n", b"1\0", b"9223372036854775807", b"9223372036854775808", b"-9223372036854775808",
    b"-9223372036854775809", b"12345678901234567890", b"99999999999999999999", b"one", "１".encode()]

STRINGS, LISTS, HASHES, MOMENTS = (tuple(kind + number for number in (b"1", b"2", b"3")) for kind in
                                   (b"string", b"list", b"hash", b"moment"))
KEYS = (*STRINGS, *LISTS, *HASHES, b"STRING1", b"", b"\0\r\n", "日".encode())
CHANNELS = (b"a", b"ab", b"abc", b"b", b"news", b"", b"a\r\nb", b"a*")
GLOBS = (b"*", b"a*", b"*b*", b"?", b"a?", b"[ab]*", b"[^a]", b"a\\*", b"ne[v-x]s", b"nothing", b"",
         b"string?", b"*1")
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
extreme = constant(*(b"%d" % edge for edge in (-2**63, 1 - 2**63, 2**63 - 2, 2**63 - 1)))
integer = one_of(small, small, extreme, number(-2**63, 2**63), nearly)
text = one_of(integer, small, constant(b"", b"x", b"hello world", b"\r\n", "こんにちは".encode()),
              lambda rng: rng.randbytes(rng.randrange(40)), lambda rng: b"y" * rng.randrange(200))

# When exactly a time is read must not matter: it is past, or far away; and a moment is asked for only if it
# was set as one. No two times are the same: if they were, the clock would decide which is later.
WORDS = {
    "key": constant(*KEYS), "field": constant(b"a", b"b", b"c", b"", b"\0\r\n"),
    "text": text, "integer": integer, "small": small, "extreme": extreme, "nonsense": constant(*NONSENSE),
    "big": lambda rng: rng.randbytes(100) * rng.choice((20, 170, 400, 700)),
    "past": one_of(constant(b"0", b"-1", b"-1000000000"), nearly),
    "future": lambda rng: b"%d" % (60 * rng.randint(20, 10**6)),
    "uneven": lambda rng: b"%d" % (60000 * rng.randint(20, 10**6) + rng.choice((400, 800))),
    "moment": one_of(*[number(4 * 10**12, 9 * 10**12)] * 3, constant(b"1", b"-1", b"soon")),
    "condition": mostly((b"NX", b"XX", b"GT", b"LT", b"gt"), NONSENSE),
    "set_option": mostly((b"NX", b"XX", b"GET", b"KEEPTTL"), NONSENSE),
    "flush_option": mostly((b"SYNC", b"ASYNC", b"sync"), NONSENSE),
    "side": mostly((b"BEFORE", b"AFTER", b"after"), NONSENSE),
    "glob": constant(*GLOBS), "channel": constant(*CHANNELS),
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
    if key in LISTS:
        return (b"TTL", key), (b"LRANGE", key, b"0", b"-1")
    return (b"TTL", key), (b"HGETALL" if key in HASHES else b"GET", key)
