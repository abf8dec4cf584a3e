"""Are the graded tests true? A real redis-server must pass them, except for the deviations listed here.

The programs stepNN_reference_tests talk to the server in MINI_REDIS_TEST_SERVER instead of their own, and
start MINI_REDIS_TEST_REDIS where a test ends its server and starts it again. There time_passes() really
waits, so several servers are tested in parallel.
"""

import concurrent.futures
import queue
import unittest

from support import graded_tests
from support.places import BUILD
from support.raw_client import command
from support.real_redis import RealRedisOnPort, redis_server, redis_version

SIDE_BY_SIDE = 4
TIME = 30  # seconds for a test, which really waits

# Tests that no other process can pass, each with its reason.
DEVIATIONS = {
    "a cycle says whether another one is worth it": "calls active_expire_cycle() in its own process",
    "a cycle is a sample of twenty keys": "calls active_expire_cycle() in its own process",
    "the background task lets others run between two cycles": "runs ActiveExpiry in its own process, without a server",
    "the background task rests for its period": "asks for a period of an hour; Redis has its own, of 100 ms",
    "a shutdown does not wait for the background task": "looks at the event loop of its own process",
}
# Tests that a Redis newer than 7 does not pass.
DEVIATIONS_OF_LATER = {
    "a line is a field and its value": "wants the version to be a 7, as that of the kit is",
    "the keyspace has one line when there are keys": "db0 has one number more there",
}
MOST_DEVIATIONS = 7


class RedisServer(RealRedisOnPort):
    def is_as_new(self):
        """No keys, and all counts zero."""
        with self.connect() as client:
            return client.ask(command("FLUSHALL") + command("CONFIG", "RESETSTAT"), 10) == b"+OK\r\n" * 2


class RealRedis(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.servers = queue.Queue()
        for _ in range(SIDE_BY_SIDE):
            server = RedisServer()
            cls.addClassCleanup(server.stop)
            cls.servers.put(server)

    def run_on_real_redis(self, program, title):
        """What went wrong; None if nothing did."""
        server = self.servers.get()
        try:
            if not server.is_as_new():
                return "FLUSHALL or CONFIG RESETSTAT fails"
            report, status = graded_tests.run(program, title, time=TIME, MINI_REDIS_TEST_SERVER=f"127.0.0.1:{server.port}",
                                              MINI_REDIS_TEST_REDIS=redis_server())
            return None if status == 0 and graded_tests.verdict(report) == "PASSED" else report
        except TimeoutError:
            return "the test does not end"
        finally:
            self.servers.put(server)

    def test_every_graded_test_is_true_of_it(self):
        for step in graded_tests.server_steps()[1:]:  # the first is about echo, which Redis does not have
            self.check(step)

    def check(self, step):
        program = f"step{step[:2]}_reference_tests"
        self.assertTrue((BUILD / program).exists(), f"not built: {program}")
        deviations = DEVIATIONS | (DEVIATIONS_OF_LATER if redis_version() > 7 else {})
        titles = [title for title in graded_tests.points(step) if title not in deviations]
        self.assertTrue(titles, f"no tests of {step}")
        with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            results = list(pool.map(lambda title: self.run_on_real_redis(program, title), titles))
        for title, problem in zip(titles, results):
            with self.subTest(step=step, test=title):
                self.assertIsNone(problem, f"not true of a real redis-server:\n{problem}")


class Deviations(unittest.TestCase):
    def test_are_few_and_exist(self):
        self.assertLessEqual(len(DEVIATIONS | DEVIATIONS_OF_LATER), MOST_DEVIATIONS)
        titles = {title for step in graded_tests.steps() for title in graded_tests.points(step)}
        self.assertEqual(set(DEVIATIONS | DEVIATIONS_OF_LATER) - titles, set())


if __name__ == "__main__":
    unittest.main()
