"""The parts of a duel without servers: which replies are the same, what shrinking leaves, and the bytes of requests."""

import unittest
from dataclasses import dataclass

from support.duels import comparing, request, shrinking
from support.duels import client_state as states

Request = request.Request


@dataclass
class Differs:
    requests: list
    position: int


def asked(*lines, **more):
    return [Request(tuple(line.encode().split()), **more) for line in lines]


def bulks(*texts):
    return b"*%d\r\n" % len(texts) + b"".join(b"$%d\r\n%s\r\n" % (len(text), text) for text in map(str.encode, texts))


class Same(unittest.TestCase):
    def assert_same(self, line, one, other, expected=True, **state):
        server = states.ServerState(**state)
        found = comparing.same(asked(line)[0], [one], [other], states.ClientState(server))
        self.assertEqual(found, expected, f"{line}: {one} {other}")

    def test_order_matters_only_where_it_is_promised(self):
        one, other = bulks("a", "1", "b", "2"), bulks("b", "2", "a", "1")
        self.assert_same("hgetall h", one, other)
        self.assert_same("HGETALL h", one, bulks("a", "2", "b", "1"), False)
        self.assert_same("HKEYS h", one, other)
        self.assert_same("KEYS *", one, other)
        self.assert_same("LRANGE l 0 -1", one, other, False)
        self.assert_same("HMGET h a b", one, other, False)
        self.assert_same("PUBSUB CHANNELS", one, other)

    def test_a_scan_has_to_find_the_same_if_it_is_complete(self):
        one, other = (b"*2\r\n$1\r\n0\r\n" + bulks(*keys) for keys in ("ab", "ba"))
        self.assert_same("SCAN 0", one, other)
        self.assert_same("SCAN 0", one, b"*2\r\n$1\r\n0\r\n" + bulks("a"), False)

    def test_what_is_measured_is_nearly_the_same(self):
        self.assert_same("PTTL k", b":100000\r\n", b":99995\r\n")
        self.assert_same("PTTL k", b":100000\r\n", b":90000\r\n", False)
        self.assert_same("PTTL k", b":-1\r\n", b":-2\r\n", False)
        self.assert_same("TTL k", b":100\r\n", b":99\r\n", False)

    def test_of_info_what_both_count_alike(self):
        one, other = (b"$9\r\n# Keyspace\r\ndb0:keys=%d,expires=0,avg_ttl=%d\r\nuptime:%d\r\n" % numbers
                      for numbers in ((1, 2, 3), (1, 5, 6)))
        self.assert_same("INFO", one, other)
        self.assert_same("INFO", one, other.replace(b"keys=1", b"keys=2"), False)
        calls = b"$9\r\n# Commandstats\r\ncmdstat_get:calls=%d,usec=7,usec_per_call=7.00,rejected_calls=0,failed_calls=0\r\n"
        self.assert_same("INFO", calls % 1, calls % 2)
        self.assert_same("INFO", calls % 1, calls % 2, False, counts_are_new=True)

    def test_a_key_that_nobody_has_asked_for_since_it_expired_is_there_or_not(self):
        self.assert_same("DBSIZE", b":1\r\n", b":0\r\n", False)
        self.assert_same("DBSIZE", b":1\r\n", b":0\r\n", expired={(b"k",)})


class Shrinking(unittest.TestCase):
    def shrunk(self, requests, needs):
        def differs(candidate):
            return Differs(candidate, len(candidate) - 1) if needs(candidate) else None

        return shrinking.Shrinker(differs, seconds=60).shrink(Differs(requests, len(requests) - 1))

    def test_leaves_what_it_takes(self):
        requests = asked("PING", "SET k v", "GET k", "incr k", "TTL k", "DBSIZE", client=2, joined=True)
        left = self.shrunk(requests, lambda them: [b"set", b"incr"] == [each.name for each in them
                                                                        if each.name in (b"set", b"incr")])
        self.assertEqual(left, asked("SET", "INCR"))

    def test_the_same_word_stays_the_same(self):
        requests = asked("SET key:12 hello EX 100", "GET key:12")
        left = self.shrunk(requests, lambda them: len(them) == 2 and len(them[0].words) == 5
                           and them[0].words[1:2] == them[1].words[1:2] != ())
        self.assertEqual(left, asked("SET a hello EX 100", "GET a"))

    def test_packets_stay_if_they_matter(self):
        requests = [Request((b"PING",), cuts=(3, 7)), *asked("ECHO x", joined=True)]
        self.assertEqual(self.shrunk(requests, lambda them: any(each.cuts for each in them)), [Request((b"PING",), cuts=(3,))])
        self.assertEqual(self.shrunk(requests, lambda them: any(each.joined for each in them)), asked("ECHO", joined=True))


class Packets(unittest.TestCase):
    def test_a_turn_is_one_packet_or_cut_in_pieces(self):
        ping = Request((b"PING",), cuts=(4,))
        self.assertEqual(request.packets([*asked("GET"), ping]),
                         [b"*1\r\n$3\r\nGET\r\n*1\r\n", b"$4\r\nPING\r\n"])

    def test_another_client_or_a_pause_begins_a_turn(self):
        requests = [*asked("A"), *asked("B", joined=True), *asked("C", joined=True, client=1),
                    *asked("D", joined=True, client=1, pause=True), *asked("E", joined=True, client=1)]
        self.assertEqual([(position, len(turn)) for position, turn in request.turns(requests)], [(0, 2), (2, 2), (4, 1)])

    def test_a_cut_stays_where_it_is_when_a_word_changes(self):
        long = Request((b"ECHO", b"x" * 50), cuts=(3, len(request.as_array((b"ECHO", b"x" * 50))) - 1))
        short = request.with_words(long, (b"ECHO", b"a"))
        self.assertEqual(short.cuts, (3, len(short.data) - 1))

    def test_words_are_shown_as_one_types_them(self):
        self.assertEqual(request.shown(Request((b"SET", b"a b", b"\r\n\xff", b"", b"x"))), r'SET "a b" "\r\n\xff" "" x')
        self.assertEqual(request.shown(Request((), raw=b"*x\r\n")), r'the bytes "*x\r\n"')


if __name__ == "__main__":
    unittest.main()
