"""What is asked: the commands of each step. A word in lower case is replaced by a random one (words.py); what is here
twice is asked twice as often."""


def patterns(text):
    return [pattern.strip() for line in text.strip().splitlines() for pattern in line.split("|")]


PATTERNS = {step: patterns(text) for step, text in {
    "01": "PING text | ECHO text | ECHO big | SET string big | GET string",
    "02": """
        PING | PING text | ECHO text | ECHO text | ECHO big
        SET string text | GET string | INCR string""",
    "03": """
        PING | PING text | ECHO text | DBSIZE | TIME | SELECT integer | nonsense | nonsense text text | QUIT | RESET
        GET string | GET string | GET key
        SET string text | SET string text | SET string integer | SET string integer | SET string extreme
        SET key text | SET string text nonsense | SET string big
        INCR string | INCR string | INCR key""",
    "04": """
        EXPIRE string past | EXPIRE string future | EXPIRE key future | EXPIRE key past
        EXPIRE string integer | EXPIRE string future nonsense | PEXPIRE string uneven
        PEXPIRE string 1 | PEXPIRE string 1 | SET string text PX 1
        TTL string | TTL string | TTL key
        SET string text | SET string small | GET string | INCR string | INCR string | DEL string | DBSIZE""",
    "05": """
        SET string text | SET string text | SET string extreme | GET string | GET key | TTL string
        LPUSH list text | HSET hash field text
        DEL string | DEL key key key | UNLINK key | EXISTS string | EXISTS key string key | TOUCH key key
        TYPE key | TYPE key | MGET string | MGET string string key
        MSET string text | MSET string text string integer | MSET string text key
        EXPIRE string future | EXPIRE string future condition | PEXPIRE string past condition | PTTL string
        PEXPIRE key 1 | PSETEX string 1 text | PERSIST string | PERSIST key
        SET moment_key text | SET moment_key text | SET moment_key text KEEPTTL | PERSIST moment_key
        PEXPIREAT moment_key moment | PEXPIREAT moment_key moment | PEXPIREAT moment_key moment condition
        EXPIREAT moment_key past | GETEX moment_key PXAT moment | GETEX moment_key PERSIST
        EXPIRETIME moment_key | EXPIRETIME none | PEXPIRETIME moment_key | RENAME moment_key moment_key
        SET string text set_option | SET string text set_option condition | SET string text EX future
        SET string text PX past | SETNX key text | SETEX string future text | SETEX key past text
        GETDEL key | GETSET key text | GETEX key | GETEX string EX past | APPEND key text | STRLEN key
        MSETNX string text key text | MSETNX string text moment_key text string text | MSETNX string text key
        GETRANGE string small small | GETRANGE string small integer | GETRANGE key integer small
        INCRBY string integer | DECR string | DECRBY string integer
        RENAME string string | RENAMENX string string | FLUSHDB | FLUSHALL | FLUSHDB flush_option
        KEYS glob | KEYS * | SCAN 0 COUNT 1000 | SCAN 0 MATCH glob COUNT 1000 | RANDOMKEY | DBSIZE""",
    "06": """
        LPUSH list text | LPUSH list text text | LPUSH key text | LPUSHX list text
        RPUSH list text | RPUSH list text integer text | RPUSH key text | RPUSHX list text text
        LPOP list | LPOP list small | LPOP list integer | RPOP list | RPOP list small | RPOP key
        LLEN list | LINDEX list small | LINDEX list integer
        LRANGE list small small | LRANGE list 0 -1 | LRANGE list integer small | LRANGE key 0 -1
        LSET list small text | LSET key integer text | LINSERT list side small text | LINSERT list side text text
        LREM list small small | LREM list integer text | LTRIM list small small | LTRIM key small integer
        HSET hash field text | HSET hash field text field integer | HSET hash field text field
        HSET hash field extreme | HSET key field text | HMSET hash field text | HSETNX hash field text
        HGET hash field | HMGET hash field field | HEXISTS hash field | HSTRLEN hash field | HLEN hash
        HDEL hash field | HDEL hash field field field
        HINCRBY hash field small | HINCRBY hash field integer | HINCRBY hash field extreme
        HGETALL hash | HGETALL hash | HGETALL key | HKEYS hash | HVALS hash
        HSCAN hash 0 | HSCAN hash 0 MATCH glob COUNT small | HSCAN key integer
        EXPIRE list future | EXPIRE hash past | TTL list | TTL hash | PEXPIRE list 1 | PEXPIRE hash 1
        SET key text | GET key | INCR key | DEL key | EXISTS list hash | TYPE key | DBSIZE""",
    "08": """
        SUBSCRIBE channel | SUBSCRIBE channel channel channel | PSUBSCRIBE glob | PSUBSCRIBE glob glob
        UNSUBSCRIBE | UNSUBSCRIBE channel | UNSUBSCRIBE channel channel | PUNSUBSCRIBE | PUNSUBSCRIBE glob
        PUBLISH channel text | PUBLISH channel text | PUBLISH channel text | PUBLISH channel text
        PUBLISH channel text | PUBLISH channel text | PUBLISH channel text | PUBLISH channel text
        PUBSUB CHANNELS | PUBSUB CHANNELS glob | PUBSUB NUMSUB channel channel | PUBSUB NUMPAT
        PING | PING text | GET string | RESET | QUIT""",
    "09": """
        MULTI | MULTI | EXEC | EXEC | DISCARD | UNWATCH | WATCH string | WATCH key string | RESET
        GET string | SET string text | INCR string | DEL string | LPUSH list text
        EXPIRE string future | EXPIRE string past | SET string text nonsense | nonsense text | PING""",
    "10": """
        INFO errorstats | INFO commandstats | INFO keyspace | INFO stats | INFO info_section info_section
        CONFIG RESETSTAT | CONFIG GET timeout | CLIENT SETNAME text | CLIENT GETNAME
        GET string | GET key | SET string text | INCR string | EXPIRE string future | nonsense text""",
}.items()}

# These keys are gone a moment later, when the next request comes.
BRIEF = patterns("""
    PEXPIRE string 1 | PEXPIRE key 1 | PEXPIRE list 1 | PEXPIRE hash 1
    SET string text PX 1 | PSETEX string 1 text""")
# Once in a while, so that a connection, the keys or a transaction can grow old.
RARE = patterns("QUIT | RESET | FLUSHDB | FLUSHALL | DISCARD | SET string big | ECHO big")
