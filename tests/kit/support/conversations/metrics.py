"""Requests for both servers, of step 10: as much of INFO, CONFIG and CLIENT as both can
have in common. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

NAMES = ["ada", "a|b", "!~", '""', r"a\x20b", r"a\x0ab", r"\x7f", r"\xc3\xa9", r"a\x00b", "LONG"]

ARRAYS = {
    "the name of a client": "CLIENT GETNAME\n" + each("""
        CLIENT SETNAME {}
        client getname""", NAMES) + """
        CLIENT SETNAME bob
        RESET
        CLIENT GETNAME
        CLIENT SETNAME
        CLIENT SETNAME a b
        CLIENT GETNAME x
    """,
    "CLIENT": """
        CLIENT
        CLIENT nonsense
        CLIENT SETINFO lib-name x
        CLIENT ID x
        CLIENT INFO x
        CLIENT LIST x
        CLIENT LIST TYPE
        CLIENT LIST TYPE nonsense
        CLIENT LIST type REPLICA
        CLIENT LIST TYPE Slave
        CLIENT LIST TYPE master
        CLIENT LIST TYPE pubsub
        CLIENT LIST TYPE normal x
        CLIENT LIST ID
        CLIENT LIST ID 9000000000 9000000001
        CLIENT HELP x
    """,
    "CLIENT LIST by what may be a number": each("CLIENT LIST ID {}", [
        integer for integer in INTEGERS_OR_NEARLY if integer != "1"]),
    "CONFIG": r"""
        CONFIG
        CONFIG GET
        CONFIG nonsense a
        CONFIG GET save
        CONFIG get APPENDONLY
        CONFIG GET appendonl? nonsense
        CONFIG GET databases databases DATABASES
        CONFIG GET maxmemory
        CONFIG GET maxmemory-polic[xy]
        CONFIG GET timeou*
        CONFIG GET tcp-keepalive
        CONFIG GET protected-mode
        CONFIG GET proto-max-bulk-len
        CONFIG GET ""
        CONFIG GET nonsense* \x00
        CONFIG RESETSTAT
        CONFIG RESETSTAT x
        CONFIG HELP x
    """,
    "sections of INFO": r"""
        FLUSHALL
        INFO keyspace
        INFO KEYSPACE cluster Cluster
        info Cluster keyspace nonsense
        INFO nonsense
        INFO ""
        INFO key
        INFO \x00
        INFO \x00 cluster
    """,
    "errors by their code": """
        CONFIG RESETSTAT
        INFO errorstats
        SET error:text text
        LPUSH error:text a
        LPUSH error:text b
        INCR error:text
        GET
        NONSENSE
        EXEC
        MULTI
        GET
        EXEC
        MULTI
        INCR error:text
        LPUSH error:text a
        EXEC
        INFO errorstats
        CONFIG RESETSTAT
        INFO errorstats
    """,
}
