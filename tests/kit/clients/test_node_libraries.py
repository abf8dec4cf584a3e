"""node-redis and ioredis in their default settings: see scenario.py."""
import unittest

from library_case import NodeCase
from npm_packages import LIBRARIES


class NodeLibraries(NodeCase):
    def plays_in_node(self, script, module, protocol):
        self.plays("node", LIBRARIES / script, module, protocol=protocol, cwd=self.packages)

    def test_node_redis_6(self):
        self.plays_in_node("node_redis.mjs", "redis", 3)

    def test_node_redis_5(self):
        self.plays_in_node("node_redis.mjs", "redis5", 2)

    def test_node_redis_4(self):
        self.plays_in_node("node_redis.mjs", "redis4", 2)

    def test_ioredis_6(self):
        self.plays_in_node("ioredis.mjs", "ioredis", 3)

    def test_ioredis_5(self):
        self.plays_in_node("ioredis.mjs", "ioredis5", 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
