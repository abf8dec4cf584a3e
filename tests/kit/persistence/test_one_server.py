"""A directory belongs to one server. Two that stored their data in it would overwrite each other's files."""
import os
import signal
import unittest

import redis

from data_directory import DataDirectory, client_of, contents, kill

WHY = r"another server stores its data in {}, and .*; stop that one, or give this one another --dir"
STORES = ("BGREWRITEAOF", r"\ACan't execute an AOF background rewriting"), ("BGSAVE", r"\A\Z"), ("SAVE", r"\A\Z")
OPTIONS = {"a log": ("--appendonly", "yes"), "save points": ("--save", "3600 1")}


class OneServer(unittest.TestCase):
    def setUp(self):
        self.data = self.enterContext(DataDirectory())
        self.why = WHY.format(self.data.path)

    def assert_refused(self, *options):
        with self.assertRaisesRegex(ChildProcessError, self.why):
            self.data.server(*options)

    def assert_stores_nothing(self, server):
        with client_of(server) as client:
            for command, error in STORES:
                with self.assertRaisesRegex(redis.ResponseError, error, msg=command):
                    client.execute_command(command)
            self.assertRegex(server.log(), self.why)
            self.assertTrue(client.set("mine", "in memory"), "it goes on without")

    def test_a_second_one_that_would_write_does_not_start(self):
        for title, options in OPTIONS.items():
            for other, same in OPTIONS.items():
                with self.subTest(first=title, second=other), self.data.server(*options) as server:
                    before = sorted(os.listdir(self.data.path))
                    self.assert_refused(*same)
                    self.assertEqual(sorted(os.listdir(self.data.path)), before, "and it touches nothing")
                    kill(server)

    def test_one_that_stores_nothing_on_its_own_starts_beside_it(self):
        with self.data.server("--appendonly", "yes") as server, self.data.server() as other:
            self.assert_stores_nothing(other)
            with client_of(server) as client:
                client.bgsave()

    def test_of_two_that_store_when_they_are_told_the_first_one_may(self):
        """The learner's server and the reference, started in the same folder without options."""
        for command in "SAVE", "BGSAVE", "BGREWRITEAOF":
            with self.subTest(command), DataDirectory() as self.data:
                self.why = WHY.format(self.data.path)
                with self.data.server() as server, self.data.server() as other, client_of(server) as client:
                    client.execute_command(command)
                    self.assert_stores_nothing(other)
                    self.assert_refused("--appendonly", "yes")

    def test_it_is_free_as_soon_as_the_first_one_has_ended(self):
        for number in signal.SIGKILL, signal.SIGTERM:
            for options in OPTIONS.values():
                with self.subTest(signal=number, options=options):
                    with self.data.server(*options) as server, client_of(server) as client:
                        client.set("key", int(number))
                        client.bgsave()  # its child has inherited everything
                        server.signal(number)
                        server.wait()
                    with self.data.server(*options) as server:
                        self.assertTrue(contents(server) or options == OPTIONS["save points"])

    def test_it_leaves_no_file(self):
        with self.data.server("--save", "3600 1") as server, client_of(server) as client:
            self.assertEqual(os.listdir(self.data.path), [])
            client.save()
            self.assertEqual(os.listdir(self.data.path), ["dump.rdb"])


if __name__ == "__main__":
    unittest.main()
