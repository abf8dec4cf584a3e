"""A value grows in place, up to the last byte of its block, and then into another one."""
import itertools
import random
import unittest

import redis

from support import limits
from support.server_process import ServerProcess

MEGABYTE = 1 << 20


class Appending(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(ServerProcess())
        self.client = self.enterContext(redis.Redis(port=self.server.port, socket_timeout=limits.seconds()))

    def tearDown(self):
        self.assertEqual(self.server.stop(), 0, self.server.final_log)

    def check(self, sizes):
        expected = b""
        for number, size in enumerate(sizes):
            more = bytes([ord("a") + number % 26]) * size
            expected += more
            self.assertEqual(self.client.append("key", more), len(expected))
        self.assertEqual(self.client.get("key"), expected)
        self.client.delete("key")

    def test_pieces_that_fill_a_block(self):
        for size in (1 << 12, 1 << 16, 1 << 18, MEGABYTE):
            with self.subTest(size=size):
                self.check([size] * (3 * MEGABYTE // size + 2))

    def test_to_the_last_byte_and_beyond(self):
        for megabytes, off in itertools.product((1, 2), (-1, 0, 1)):
            with self.subTest(megabytes=megabytes, off=off):
                self.check([300_000, megabytes * MEGABYTE - 300_000 + off, 1, 1_000_000])

    def test_any_sizes(self):
        draw = random.Random(7)
        for _ in range(20):
            self.check([draw.choice((1, 7, 1000, 65_536, 300_000, 524_288)) for _ in range(30)])


if __name__ == "__main__":
    unittest.main()
