"""What every library is asked to do, and what its script in libraries/ prints: "name: words" for each check.

The scripts print what the library answers, in one language: a value that is not there is "nil", a success
without a value is "OK", a transaction that is not carried out is "refused".
"""
from typing import NamedTuple


class Check(NamedTuple):
    name: str
    asks: str
    prints: str


CHECKS = (
    Check("connect", "PING, and the protocol that CLIENT INFO tells", "PONG resp={protocol}"),
    Check("strings", "SET greeting hello; GET greeting; GET missing; INCR visits; INCRBY visits 41",
          "OK hello nil 1 42"),
    Check("binary", "SET bytes: each byte there is, ten times; STRLEN; GET", "2560 same"),
    Check("expiry", "SET brief life EX 100; TTL: 1 to 100?; PERSIST; TTL", "true 1 -1"),
    Check("expired", "SET brief life PX 1; GET until it is gone; EXISTS", "0"),
    Check("pipeline", "together: SET p 1; INCR p; GET p; GET missing", "OK 2 2 nil"),
    Check("transaction", "MULTI; SET t 1; INCRBY t 9; GET t; EXEC", "OK 10 10"),
    Check("watch", "WATCH t; GET t; MULTI; SET t 11; EXEC", "10 OK"),
    Check("conflict", "WATCH t; another connection: SET t 0; MULTI; SET t 12; EXEC; GET t", "refused 0"),
    Check("list", "RPUSH jobs a b c; LPOP jobs; LRANGE jobs 0 -1", "3 a b c"),
    Check("hash", "HSET user name Ada age 36; HINCRBY user age 1; HGETALL, sorted", "37 age=37 name=Ada"),
    Check("scan", "SET scan:0 to scan:99; all pages of SCAN MATCH scan:*; the number of keys", "100"),
    Check("error", "LPUSH greeting x, and the kind of the error; PING", "WRONGTYPE PONG"),
    Check("message", "SUBSCRIBE news; another connection: PUBLISH news hello", "1 news hello"),
    Check("pattern", "PSUBSCRIBE n?ws*; another connection: PUBLISH news:sport hello", "1 news:sport hello"),
    Check("meanwhile", "in RESP3, on the connection that is subscribed: GET greeting", "hello"),
    Check("unsubscribed", "UNSUBSCRIBE, PUNSUBSCRIBE; PUBLISH news anybody?; GET greeting", "0 hello"),
    Check("reconnect", "a GET, at which the connection is cut; connected again: GET greeting", "hello"),
    Check("quit", "QUIT, or the connections are closed", "bye"),
)


def differences(printed, protocol):
    """One line for each check that went wrong, from what a script has printed."""
    lines = dict(line.split(": ", 1) for line in printed.splitlines() if ": " in line)
    expected = {check.name: check.prints.format(protocol=protocol) for check in CHECKS
                if protocol == 3 or check.name != "meanwhile"}
    wrong = [f"{name}: this is not a check, or not for RESP{protocol}" for name in lines if name not in expected]
    for check in CHECKS:
        if lines.get(check.name) != (prints := expected.get(check.name)):
            printed_words = lines.get(check.name)
            wrong.append(f"{check.name} ({check.asks}): expected {prints!r}, printed {printed_words!r}")
    return wrong
