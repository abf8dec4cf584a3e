"""A test says the same of the same mistake, whether the server is in its own process or in another one, as it is when a
submission is graded."""

import concurrent.futures
import re
import sys
import unittest

from support.places import BUILD, ROOT

sys.path.append(str(ROOT / "tests" / "mistakes"))
import editing  # noqa: E402  (found through the line above)
import running  # noqa: E402
import specification  # noqa: E402

TRIES = 5
EVERY = 10  # of the mistakes of a step
STEPS = ("01-tcp-server", "03-commands", "04-expiry", "07-persistence", "11-speed")
# How the machine is, how to run it again, and what the standard library says beside the report.
VOLATILE = ("  slow ", "  find ", "  again ", "          shows ", "/usr/include/")
CHANCE = re.compile(r"mini-redis-\w+-\w{6}|\d+")  # temporary folders; what depends on a secret, or on how fast it went


class TwoProcesses(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if sys.platform != "linux":
            raise unittest.SkipTest("the server's own process needs Linux")
        paths = [path for step in STEPS for path in specification.all_paths(step)[::EVERY]]
        specs, cls.faults = editing.usable(paths)
        cls.specs = [spec for spec in specs if not spec.is_alone]  # the others are a program each
        running.build(cls.specs)
        running.call("cmake", "--build", BUILD, "--target", "launcher", *{f"{spec.program}_host" for spec in cls.specs})

    def test_the_reports_are_the_same(self):
        self.assertEqual(self.faults, [])
        self.assertGreater(len(self.specs), 30)
        with concurrent.futures.ThreadPoolExecutor(running.SIDE_BY_SIDE) as pool:
            pairs = [(spec, title, pool.submit(running.run, spec, title), pool.submit(in_two_processes, spec, title))
                     for spec in self.specs for title in titles(spec)]
            for spec, title, one, two in pairs:
                with self.subTest(spec=spec.title, test=title):
                    self.assert_same(spec, title, one.result(), two.result())

    def assert_same(self, spec, title, one, two):
        """Some reports depend on whether a wrong reply comes before the next request: then they are told again."""
        for _ in range(TRIES):
            if comparable(one) == comparable(two):
                return
            one, two = running.run(spec, title), in_two_processes(spec, title)
        self.assertEqual(comparable(two), comparable(one))


def titles(spec):
    return list(spec.caught) if spec.is_mistake else list(spec.step.points)[::5]


def in_two_processes(spec, title):
    host = str(BUILD / f"{spec.program}_host")
    seconds = running.TIME_OF_MISTAKE if spec.is_mistake else running.TIME_OF_VARIANT
    variables = [f"{name}={value}" for name, value in
                 {**running.chosen_by(spec), **running.graded_tests.patience(seconds)}.items()]
    command = ["/usr/bin/env", *variables, str(BUILD / "launcher"), host]
    environment = {"MINI_REDIS_SERVER_COMMAND": "\n".join(command), "MINI_REDIS_SERVER_PROGRAM": host}
    return running.run(spec, title, **environment)


def comparable(report):
    return report and [CHANCE.sub("?", line) for line in report.splitlines() if not line.startswith(VOLATILE)]


if __name__ == "__main__":
    unittest.main()
