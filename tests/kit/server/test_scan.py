"""SCAN's promise: it returns every key that exists from the first call to the last, whatever comes and goes in the
meantime. Redis's may return one twice; ours never does."""
import unittest

import redis
from support import limits
from support.server_process import ServerProcess


class Scan(unittest.TestCase):
    def setUp(self):
        server = self.enterContext(ServerProcess())
        self.redis = redis.Redis(port=server.port, socket_timeout=limits.seconds())
        self.addCleanup(self.redis.close)

    def test_scan_meets_every_key_that_stays(self):
        for count in (1, 10, 500, 10**6):
            self.redis.flushall()
            stay = {b"stay:%d" % i for i in range(2000)}
            self.redis.mset({**dict.fromkeys(stay, "x"), **{f"go:{i}": "x" for i in range(500)}})
            met = []
            for number, key in enumerate(self.redis.scan_iter(count=count)):
                met.append(key)
                if number % 10 == 0:  # meanwhile the table grows, and other keys leave it
                    self.redis.mset({f"come:{number}:{i}": "x" for i in range(20)})
                    self.redis.delete(f"go:{number}")
                if number > 20_000:
                    self.fail("SCAN does not come to its end")
            self.assertEqual(stay - set(met), set())
            self.assertEqual(len(met), len(set(met)), "a key was met twice")

    def test_scan_meets_every_key_that_stays_while_the_table_shrinks(self):
        stay = {b"stay:%d" % i for i in range(200)}
        for count in (1, 10, 100):
            go = [f"go:{i}" for i in range(20_000)]
            self.redis.mset({**dict.fromkeys(stay, "x"), **dict.fromkeys(go, "x")})
            met, cursor, calls = [], 0, 0
            while cursor or not calls:
                cursor, keys = self.redis.scan(cursor, count=count)
                met += keys
                calls += 1
                if calls % 10 == 0 and go:
                    self.redis.delete(*(go.pop() for _ in range(min(1000, len(go)))))
            self.assertEqual(stay - set(met), set())
            self.assertEqual(len(met), len(set(met)), "a key was met twice")
            self.assertEqual(self.redis.dbsize(), len(stay) + len(go))

    def test_few_keys_are_found_soon_where_many_were(self):
        self.redis.mset({f"go:{i}": "x" for i in range(50_000)})
        self.redis.flushall()
        self.redis.set("one", 1)
        self.assertEqual(self.redis.scan(), (0, [b"one"]))
        self.redis.mset({f"go:{i}": "x" for i in range(50_000)})
        self.redis.delete(*(f"go:{i}" for i in range(50_000)))
        self.assertEqual(self.redis.scan(), (0, [b"one"]))

    def test_fields_of_a_large_hash(self):
        fields = {b"field:%d" % i: b"%d" % i for i in range(2000)}
        self.redis.hset("hash", mapping=fields)
        cursor, first = self.redis.hscan("hash", count=100)
        self.assertTrue(cursor and 100 <= len(first) < 2000, "one call should find some of them")
        self.assertEqual(sorted(self.redis.hscan_iter("hash", match="field:1?")), [(b"field:%d" % i, b"%d" % i) for i in range(10, 20)])
        self.assertEqual(dict(self.redis.hscan_iter("hash")), fields)

    def test_scan_by_pattern_and_type(self):
        self.redis.mset({f"user:{i}": i for i in range(100)} | {f"visits:{i}": i for i in range(100)})
        self.redis.set("user:gone", 1, pxat=1)
        self.assertEqual(sorted(self.redis.scan_iter(match="user:*")), sorted(b"user:%d" % i for i in range(100)))
        self.assertEqual(sorted(self.redis.scan_iter(match="user:1?", _type="string")), [b"user:%d" % i for i in range(10, 20)])
        self.assertEqual(list(self.redis.scan_iter(_type="list")), [])


if __name__ == "__main__":
    unittest.main()
