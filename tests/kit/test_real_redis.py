"""Are the graded tests true? A real redis-server has to pass them, but for the deviations listed here.

The programs stepNN_reference_tests speak to the server that MINI_REDIS_TEST_SERVER names instead of their own, and start
MINI_REDIS_TEST_REDIS where a test ends its server and starts it again. There time_passes() really waits, so some servers
are asked side by side.
"""

import concurrent.futures
import os
import queue
import shutil
import socket
import subprocess
import tempfile
import time
import unittest

import graded
from real_redis import redis_version

REDIS = shutil.which("redis-server", path=os.environ.get("PATH", "") + os.pathsep + "/usr/bin")
SIDE_BY_SIDE = 4

# Tests that no other process can pass, each with its reason.
DEVIATIONS = {
    "a cycle says whether another one is worth it": "calls active_expire_cycle() in its own process",
    "the background task rests for its period": "asks for a period of an hour; Redis has its own, of 100 ms",
    "a shutdown does not wait for the background task": "looks at the event loop of its own process",
}
# And those that a Redis after 7 does not pass.
DEVIATIONS_OF_LATER = {
    "a line is a field and its value": "wants the version to be a 7, as that of the kit is",
    "the keyspace has one line when there are keys": "db0 has one number more there",
}
MOST_DEVIATIONS = 5


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RedisServer:
    """A redis-server of our own: on loopback, keeping nothing, in a folder that goes with it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        for _ in range(5):  # somebody else may take the port between the question and the start
            self.port = free_port()
            self.process = subprocess.Popen(
                [REDIS, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no",
                 "--dir", self.folder.name],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            if self.answers():
                return
            self.stop_process()
        raise RuntimeError("redis-server does not start")

    def answers(self):
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                return f"process_id:{self.process.pid}\r".encode() in self.ask(b"INFO server\r\n")
            except OSError:
                time.sleep(0.02)
        return False

    def ask(self, command):
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(command)
            return connection.recv(4096)

    def is_as_new(self):
        """No keys, and nothing counted."""
        return all(self.ask(command) == b"+OK\r\n" for command in (b"FLUSHALL\r\n", b"CONFIG RESETSTAT\r\n"))

    def stop_process(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def stop(self):
        self.stop_process()
        self.folder.cleanup()


@unittest.skipUnless(REDIS, "there is no redis-server here")
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
            report, status = graded.run(program, title, MINI_REDIS_TEST_SERVER=f"127.0.0.1:{server.port}",
                                        MINI_REDIS_TEST_REDIS=REDIS)
            return None if status == 0 and graded.verdict(report) == "PASSED" else report
        except subprocess.TimeoutExpired:
            return "the test does not end"
        finally:
            self.servers.put(server)

    def test_every_graded_test_is_true_of_it(self):
        for step in graded.steps()[1:]:  # the first is about echo, which Redis is not
            self.check(step)

    def check(self, step):
        program = f"step{step[:2]}_reference_tests"
        self.assertTrue((graded.BUILD / program).exists(), f"not built: {program}")
        deviations = DEVIATIONS | (DEVIATIONS_OF_LATER if redis_version() > 7 else {})
        titles = [title for title in graded.points(step) if title not in deviations]
        self.assertTrue(titles, f"no tests of {step}")
        with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            results = list(pool.map(lambda title: self.run_on_real_redis(program, title), titles))
        for title, problem in zip(titles, results):
            with self.subTest(step=step, test=title):
                self.assertIsNone(problem, f"not true of a real redis-server:\n{problem}")


class Deviations(unittest.TestCase):
    def test_are_few_and_exist(self):
        self.assertLessEqual(len(DEVIATIONS | DEVIATIONS_OF_LATER), MOST_DEVIATIONS)
        titles = {title for step in graded.steps() for title in graded.points(step)}
        self.assertEqual(set(DEVIATIONS | DEVIATIONS_OF_LATER) - titles, set())


if __name__ == "__main__":
    unittest.main(verbosity=2)
