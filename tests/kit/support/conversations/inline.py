"""Requests for both servers, as plain lines: the exact bytes."""
from support.raw_client import command

INLINE = {
    "empty requests": b"*0\r\nPING 1\r\n*-1\r\n*-5\r\n*-2147483649\r\nPING 2\r\n\r\n\n   \r\n\t\nPING 3\r\n",
    "commands": b"PING\r\nPING\nping hello\r\n  PING \t hello  \r\nSET inline 1\nINCR inline\nGET inline\n"
                b"FOO a b\nGET\nEXPIRE inline 100\r\nTTL inline\r\n\xff\xfe\n$4\r\n:1\r\n+OK\r\n",
    "among arrays": b"PING\r\n" + command("PING", "1") + b"PING 2\r\n" + command("PING", "3") + b"\r\n"
                    + command("PING", "4"),
    "double quotes": rb'''PING "hello world"
PING ""
PING "a \"b\" c"
PING "\n\r\t\b\a\\\q"
PING "\x41\x00\xfF"
PING "\xZZ\x4"
PING "it's"
"PING" "a"
PI"NG"
PING a"b c"
SET "" "x y"
GET ""
''',
    "single quotes": rb"""PING 'hello world'
PING ''
PING 'it\'s'
PING '\n\x41'
PING 'say "hi"'
'PING' a'b c'
""",
    "backslashes outside quotes": rb"""PING a\b
PING a\"b"
""",
    "white space": b"PING a\rb\nPING\x0bhello\n\x0b\x0cPING\nPING \x0bhello\nPING 'a'\x0bb\nPING 'a'\x0c\n"
                   b"PING a\r\r\n\r\r\n",
    "a transaction": b"MULTI\r\n\r\nSET inline:multi 'a b'\nGET inline:multi\nEXEC\nMULTI\nSET inline:multi 2\nPING \"\nEXEC\n",
    "a quote that is not closed": b'PING\nPING "a\nPING\n',
    "a single quote that is not closed": b"PING 'a\\'\n",
    "an escape at the end": b'PING "a\\\n',
    "text right after a quote": b'PING "a"b\nPING\n',
    "quotes back to back": b"PING 'a''b'\n",
}
