"""Requests for both servers, about the connection: PING, ECHO, SELECT, QUIT, RESET; and
unknown commands. See notation.py."""
from support.conversations.notation import INTEGERS_OR_NEARLY, each

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
    "what comes after a QUIT is not run": "GET after:quit",
    "RESET": """
        RESET
        SUBSCRIBE a b
        PSUBSCRIBE a
        reset
        PUBLISH a 1
        SUBSCRIBE c
    """,
    "COMMAND": r"""
        COMMAND nonsense
        COMMAND COUNT x
        COMMAND GETKEYS
        COMMAND GETKEYS GET
        COMMAND GETKEYS get key
        COMMAND GETKEYS GET key x
        COMMAND GETKEYS nonsense a
        COMMAND GETKEYS PING a
        COMMAND GETKEYS MSET a 1 b 2 c 3
        COMMAND GETKEYS MGET a b \x00
        COMMAND GETKEYS DEL a
        COMMAND GETKEYS RENAME a b
        COMMAND GETKEYS CONFIG GET
        COMMAND INFO nonsense
        COMMAND LIST x
        COMMAND LIST FILTERBY PATTERN
        COMMAND LIST FILTERBY PATTERN hset
        COMMAND LIST FILTERBY PATTERN HSet
        command list filterby pattern config|rese*
        COMMAND LIST FILTERBY nonsense x
        COMMAND HELP x
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
}
