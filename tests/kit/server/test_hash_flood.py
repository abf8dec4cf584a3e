"""Nobody can choose keys that fall into the same slot: the hash depends on a secret of each server."""
import itertools
import struct
import unittest

import redis
from support import limits
from support.server_process import ServerProcess

ALL = 2**64 - 1
MULTIPLIER, SEED = 0xC6A4A7935BD1E995, 0xC70F6907  # of std::hash in GCC's library, which is MurmurHash64A
INVERSE = pow(MULTIPLIER, -1, 2**64)


def unmixed(word):
    """What std::hash mixes to this word."""
    word = word * INVERSE & ALL
    return (word ^ word >> 47) * INVERSE & ALL


def mixed(word):
    word = word * MULTIPLIER & ALL
    return (word ^ word >> 47) * MULTIPLIER & ALL


def colliding(count):
    """Keys of 16 bytes with the same std::hash."""
    start = SEED ^ 16 * MULTIPLIER & ALL
    for i in range(count):
        half = ((start ^ mixed(i)) * MULTIPLIER) & ALL
        yield struct.pack("<QQ", i, unmixed(half ^ 12345 * INVERSE & ALL))


class HashFlood(unittest.TestCase):
    def client(self):
        server = self.enterContext(ServerProcess())
        client = redis.Redis(port=server.port, socket_timeout=limits.seconds())
        self.addCleanup(client.close)
        return client

    def test_keys_fields_channels_and_watched_keys(self):
        """Each would take minutes if it had to walk over all the others."""
        client = self.client()
        keys = list(colliding(80_000))
        client.execute_command("MSET", *itertools.chain.from_iterable((key, 1) for key in keys))
        self.assertEqual(client.dbsize(), len(keys))
        client.execute_command("HSET", "hash", *itertools.chain.from_iterable((key, 1) for key in keys))
        self.assertEqual(client.hlen("hash"), len(keys))
        with client.pipeline() as pipeline:
            pipeline.watch(*keys)
            pipeline.unwatch()
        with client.pubsub() as pubsub:
            pubsub.subscribe(*keys)
            self.assertIsNotNone(pubsub.get_message(timeout=limits.seconds()))

    def test_each_server_has_its_own_order(self):
        orders = []
        for client in (self.client(), self.client()):
            client.mset({f"key:{i}": "x" for i in range(100)})
            orders.append(client.keys())
        self.assertEqual(*map(sorted, orders))
        self.assertNotEqual(*orders)


if __name__ == "__main__":
    unittest.main()
