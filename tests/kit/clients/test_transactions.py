"""Transactions with the clients that people use: no money is lost or created, however
many clients want the same keys."""
import sys
import unittest

from support import limits, processes
from support.places import BUILD, ROOT
from support.raw_client import command
from support.real_redis import tool
from support.server_process import ServerProcess

try:
    import redis
except ImportError:
    redis = None

EXAMPLES = ROOT / "docs" / "examples"
ACCOUNTS, TOTAL = ("ada", "bob", "cat"), 3000  # of 09_bank.py


class Transactions(unittest.TestCase):
    def setUp(self):
        if redis is None:
            self.fail("Python's redis client is missing: install the package python3-redis,"
                      " and run these tests with the system's own /usr/bin/python3")
        self.server = self.enterContext(ServerProcess())
        self.redis = self.client()

    def client(self):
        client = redis.Redis(port=self.server.port, socket_timeout=limits.seconds())
        self.addCleanup(client.close)
        return client

    def balances(self):
        """Both at one moment: EXEC reads all of them, and no other client comes in between."""
        with self.redis.pipeline() as transaction:
            for account in ACCOUNTS:
                transaction.get(account)
            return transaction.execute()

    def test_the_total_is_the_same_at_every_moment(self):
        for account in ACCOUNTS:
            self.redis.set(account, TOTAL // len(ACCOUNTS))
        bank = processes.start([sys.executable, EXAMPLES / "09_bank.py", self.server.port, 4, 100],
                               stdout=processes.PIPE, stderr=processes.STDOUT, text=True)
        self.addCleanup(bank.stdout.close)
        self.addCleanup(processes.end, bank)
        audits = 0
        while bank.poll() is None:
            self.assertEqual(sum(map(int, self.balances())), TOTAL)
            audits += 1
        said = bank.stdout.read()
        self.assertEqual(bank.returncode, 0, said)
        self.assertIn(f": {TOTAL} in all", said)
        self.assertGreater(audits, 10)

    def test_hiredis(self):
        done = processes.run([BUILD / "examples" / "09_transfer_client", self.server.port])
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.splitlines()[3:], [
            "Ada moves 50: nil, and reads again", "Ada reads 70 and 30", "Ada moves 50: 2 replies", "Ada reads 20 and 80"])

    def test_redis_cli(self):
        said = "MULTI\nSET n 1\nINCR n\nEXEC\nMULTI\nNOPE\nEXEC\nWATCH n\nSET n 5\nMULTI\nPING\nEXEC\n"
        done = processes.run([tool("redis-cli"), "--no-raw", "-p", self.server.port], input=said)
        self.assertEqual(done.stdout.splitlines(), [
            "OK", "QUEUED", "QUEUED", "1) OK", "2) (integer) 2", "OK",
            "(error) ERR unknown command 'NOPE', with args beginning with: ",
            "(error) EXECABORT Transaction discarded because of previous errors.",
            "OK", "OK", "OK", "QUEUED", "(nil)"])

    def test_pythons_client_raises_what_redis_says(self):
        with self.redis.pipeline() as transaction:
            transaction.set("n", "a").execute_command("INCR", "n").set("m", "1")
            with self.assertRaisesRegex(redis.ResponseError, "value is not an integer or out of range"):
                transaction.execute()
            self.assertEqual(self.redis.get("m"), b"1", "the error stops nothing")
            transaction.set("m", "2").execute_command("NOPE")
            with self.assertRaisesRegex(redis.ResponseError, "unknown command 'NOPE'"):
                transaction.execute()
            self.assertEqual(self.redis.get("m"), b"1", "and nothing has run")

    def test_pythons_client_tries_again(self):
        """Redis.transaction() does what the lecture's loop does; another client comes in between twice."""
        self.redis.set("n", "1")
        other, disturbances = self.client(), [10, 20]

        def add_one(transaction):
            seen = int(transaction.get("n"))
            if disturbances:
                other.set("n", disturbances.pop(0))
            transaction.multi()
            transaction.set("n", seen + 1)

        self.redis.transaction(add_one, "n")
        self.assertEqual(self.redis.get("n"), b"21")

    def test_large_transactions(self):
        with self.redis.pipeline() as transaction:
            for i in range(10_000):
                transaction.set(f"key:{i}", "x" * (i % 300)).get(f"key:{i}")
            replies = transaction.execute()
        self.assertEqual(replies, [reply for i in range(10_000) for reply in (True, b"x" * (i % 300))])

    def test_a_client_that_vanishes_takes_its_transaction_along(self):
        """Even in the middle of a command."""
        asked = command("WATCH", "n") + command("MULTI") + command("SET", "n", "1") + command("EXEC")
        for cut in range(len(asked)):
            with self.server.connect() as client:
                client.send(asked[:cut])
                client.reset()
        self.assertIsNone(self.redis.get("n"))
        self.assertTrue(self.redis.ping())


if __name__ == "__main__":
    unittest.main()
