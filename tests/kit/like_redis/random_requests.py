"""A random request of any step, often a wrong one."""
from support.conversations.notation import INTEGERS_OR_NEARLY, encoded
from support.conversations.random_containers import random_container_command
from support.raw_client import command

# "1" would be over within a millisecond, and the reply would depend on who asks first.
NO_MOMENT_TO_COME = [integer for integer in INTEGERS_OR_NEARLY if integer != "1"]


def random_request(rng, number):
    """Any command, often a wrong one, on few keys, so that they collide.

    A time to live is far away, for a key of this sequence only, or past: when exactly
    it is read does not matter then.
    """
    own_key = f"{number}:{rng.randrange(4)}"
    key = rng.choice([own_key, own_key, f"shared:{rng.randrange(8)}", rng.randbytes(1)])
    integer = rng.choice([rng.randint(-3, 3), rng.randint(-2**63, 2**63), *map(encoded, INTEGERS_OR_NEARLY)])
    text = rng.choice([integer, "", rng.randbytes(rng.randrange(40)), "y" * rng.randrange(200)])
    past = rng.choice([0, -1, -10**9, encoded(rng.choice(NO_MOMENT_TO_COME))])
    option = rng.choice(["nonsense", "", b"no\0n", "\r\nno\r\nne\r\n", "no" * 100])
    arguments = rng.choice([
        ["PING"], ["PING", text], ["ECHO", text], ["DBSIZE"], ["SELECT", integer],
        ["GET", key], ["GET", own_key], ["SET", key, text], ["SET", key, integer],
        ["SET", key, text, "nonsense"], ["INCR", key], ["INCR", own_key], ["TTL", own_key], ["TTL", own_key],
        ["EXPIRE", key, past], ["EXPIRE", own_key, 1000], ["EXPIRE", own_key, 10**9],
        ["EXPIRE", own_key, 1000, option], *key_commands(rng, number, key, own_key, text, integer, past, option),
        ["PUBLISH", key, text], ["UNSUBSCRIBE", key, own_key], ["PUNSUBSCRIBE"], ["RESET"],
        ["PUBSUB", "CHANNELS", key], ["PUBSUB", "NUMSUB", key], ["PUBSUB", "NUMPAT"],
        ["MULTI"], ["MULTI"], ["EXEC"], ["EXEC"], ["DISCARD"], ["UNWATCH"],
        ["CLIENT", "SETNAME", text], ["CLIENT", "GETNAME"], ["CONFIG", "GET", rng.choice(["save", "timeout", text])],
        ["WATCH", key], ["WATCH", own_key, f"shared:{rng.randrange(8)}"],
        [rng.randbytes(rng.randrange(1, 5)).hex(), *[text] * rng.randrange(4)],
    ])
    if rng.random() < 0.5:
        arguments = random_container_command(rng, key, number, text, integer)
    if rng.random() < 0.03:
        arguments = arguments[:1]
    if rng.random() < 0.1 and all(isinstance(a, int) or isinstance(a, str) and a for a in arguments):
        return " ".join(map(str, arguments)).encode() + rng.choice([b"\n", b"\r\n"])
    return command("".join(rng.choice([c.lower(), c.upper()]) for c in arguments[0]), *arguments[1:])


def key_commands(rng, number, key, own_key, text, integer, past, option):
    """Requests of step 05. Asks for a key's moment only if it was set as a moment."""
    another, at = f"{number}:{rng.randrange(4)}", f"{number}:at:{rng.randrange(2)}"
    # Different for every key: if two were equal, the clock would decide which is greater.
    seconds = 60 * rng.randint(20, 10**6)
    moment = rng.choice([rng.randint(4 * 10**12, 9 * 10**12), 1, -1, "soon"])
    condition = rng.choice(["NX", "XX", "GT", "LT", "gt", option])
    set_option = rng.choice([["NX"], ["XX"], ["GET"], ["NX", "GET"], ["KEEPTTL"], ["EX", 1000], ["PX", past], [option]])
    return [
        ["DEL", key, own_key, key], ["UNLINK", key], ["EXISTS", key, own_key, key], ["TOUCH", key], ["TYPE", key],
        ["MGET", key, own_key, at, key], ["MSET", key, text, own_key, integer], ["MSET", key, text, own_key],
        ["PERSIST", own_key], ["PERSIST", at], ["EXPIRETIME", at], ["PEXPIRETIME", at], ["PTTL", another + ":none"],
        ["SET", at, text], ["PEXPIREAT", at, moment], ["PEXPIREAT", at, moment, condition], ["EXPIREAT", at, past],
        ["SET", at, text, "KEEPTTL"], ["GETEX", at, "PXAT", rng.randint(4 * 10**12, 9 * 10**12)], ["GETEX", at, "PERSIST"],
        ["RENAME", at, f"{number}:at:1"], ["EXPIRE", own_key, seconds, condition], ["PEXPIRE", own_key, past, condition],
        ["SET", own_key, text, *set_option], ["SET", own_key, text, *set_option, condition], ["SETNX", key, text],
        ["SETEX", own_key, 1000, text], ["SETEX", key, past, text], ["GETDEL", key], ["GETSET", key, text], ["GETEX", key],
        ["GETEX", own_key, "EX", past], ["APPEND", key, text], ["STRLEN", key], ["INCRBY", key, integer], ["DECR", key],
        ["DECRBY", key, integer], ["RENAME", own_key, another], ["RENAMENX", own_key, another], ["FLUSHDB", option],
        ["FLUSHDB"] if rng.random() < 0.1 else ["KEYS", own_key], ["SCAN", 0, "MATCH", own_key, "COUNT", 10**6],
    ]
