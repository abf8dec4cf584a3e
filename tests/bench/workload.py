"""What is asked of the servers, in the words of redis-benchmark."""

KEYS = 100_000           # with few keys, the processor's caches make every server look too fast
RANDOM = "__rand_int__"  # redis-benchmark puts a random number of twelve digits here
LONG = "x" * 100

# SET, GET, INCR, LPUSH, HSET and LRANGE as redis-benchmark -t has them.
COMMANDS = {
    "SET": f"SET key:{RANDOM} xxx",
    "GET": f"GET key:{RANDOM}",
    "INCR": f"INCR counter:{RANDOM}",
    "SET 100 bytes": f"SET long:{RANDOM} {LONG}",
    "GET 100 bytes": f"GET long:{RANDOM}",
    "MGET 10": "MGET" + f" key:{RANDOM}" * 10,
    "LPUSH": "LPUSH mylist xxx",
    "LRANGE 100": "LRANGE hundred 0 99",
    "HSET": f"HSET myhash element:{RANDOM} xxx",
}

# What a server has before it is measured: a command, its reply, and how often it is sent. Every key is there,
# so that no measurement depends on the one before it.
PREPARATION = [
    (f"SET key:{RANDOM} xxx", "+OK", KEYS),
    (f"SET counter:{RANDOM} 100", "+OK", KEYS),
    (f"SET long:{RANDOM} {LONG}", "+OK", KEYS),
    (f"HSET myhash element:{RANDOM} xxx", ":1", KEYS),
    ("RPUSH hundred" + " xxx" * 100, ":100", 1),
]


def chosen(names, pipelines):
    """The tests (command, pipeline) of these commands, named by their first words."""
    return [(command, pipeline) for pipeline in pipelines
            for command in COMMANDS if command.split()[0] in names]


def names():
    return list(dict.fromkeys(command.split()[0] for command in COMMANDS))
