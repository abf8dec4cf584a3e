"""Nothing that a client sends crashes the reference, makes it hang, or makes it keep memory."""
import os
import random
import unittest

from support.limits import Deadline
from support.raw_client import command, shown, transcript
from support.real_redis import RealRedis
from support.server_process import ServerProcess

GROWTH_KB = 8 * 1024  # the allocator's normal variation; a leak is larger

# What a client sends; the server must answer it exactly as a real redis-server does.
PROTOCOL_ERRORS = {
    "a count below zero is not a command": b"*-5\r\nPING\r\n",
    "a count of zero is not a command": b"*0\r\nPING\r\n",
    "a bulk string is not a command": b"$99999999999\r\nPING\r\n",
    "a bulk string larger than 512 MB": b"*1\r\n$99999999999\r\nPING\r\n",
    "a bulk string of 512 MB and a byte": b"*1\r\n$536870913\r\n",
    "a bulk string of 512 MB that never comes": b"*1\r\n$536870912\r\nPING\r\n",
    "a bulk string of fewer bytes than none": b"*1\r\n$-1\r\nPING\r\n",
    "a bulk string whose length is not a number": b"*1\r\n$four\r\nPING\r\n",
    "a bulk string whose length has a leading zero": b"*1\r\n$04\r\nPING\r\n",
    "a bulk string without a length": b"*1\r\n$\r\nPING\r\n",
    "a bulk string shorter than its length": b"*1\r\n$5\r\nPING\r\n",
    "a bulk string longer than its length": b"*1\r\n$3\r\nPING\r\nPING\r\n",
    "two bytes after a bulk string that are not a CRLF": b"*1\r\n$4\r\nPINGxxPING\r\n",
    "more arguments than can be counted": b"*99999999999999999999\r\n",
    "one argument too many": b"*2147483648\r\n",
    "as many arguments as there can be": b"*2147483647\r\n$4\r\nPING\r\n",
    "a count that is not a number": b"*one\r\nPING\r\n",
    "a count with a space": b"* 1\r\n$4\r\nPING\r\n",
    "no count": b"*\r\nPING\r\n",
    "another type than a bulk string": b"*1\r\n+PING\r\n",
    "an array in an array": b"*1\r\n*1\r\n$4\r\nPING\r\n",
    "a line where a bulk string is due": b"*2\r\n$4\r\nPING\r\nhello\r\n",
    "an empty line where a bulk string is due": b"*2\r\n$4\r\nPING\r\n\r\n",
    "a byte above 127 where a bulk string is due": b"*1\r\n\xff\r\n",
    "a CR without its LF": b"*1\rX$4\rXPING\rX",
    "an error after QUIT": command("QUIT") + b"*1\r\n!\r\n",
    "an error after an inline QUIT": b"QUIT\r\n*one\r\n",
    "an error after QUIT in a pipeline": command("PING") + command("QUIT") + command("PING") + b"*one\r\n",
    "a web browser's POST with a quote that is not closed": b"POST / HTTP/1.1\r\nHost: x\r\n\r\n{\"a\":\"b'}\r\n",
    "an error after a command": command("PING") + b"*1\r\n!\r\n" + command("PING"),
    "an inline line of 60 KB": b"PING " + b"x" * 60_000 + b"\r\nPING\r\n",
    "70 KB without a line's end": b"x" * 70_000,
    "70 KB of a count": b"*" + b"1" * 70_000,
    "70 KB of a length": b"*1\r\n$" + b"1" * 70_000,
    "a quote that is not closed": b'PING "hello\r\nPING\r\n',
    "nothing at all": b"",
    "half a command": b"*2\r\n$4\r\nPING\r\n$5\r\nhel",
}


class BadInput(unittest.TestCase):
    def setUp(self):
        self.server = self.enterContext(ServerProcess())
        self.bystander = self.enterContext(self.server.connect())

    def tearDown(self):
        self.assert_serves_others()
        self.assertEqual(self.server.stop(), 0, self.server.final_log)

    def assert_serves_others(self):
        self.assertIsNone(self.server.exit_status, self.server.log())
        self.assertEqual(self.bystander.ask(b"PING\r\n", 7), b"+PONG\r\n")
        with self.server.connect() as newcomer:
            self.assertEqual(newcomer.ask(b"PING\r\n", 7), b"+PONG\r\n")

    def assert_keeps_no_memory(self, a_round, rounds=4):
        """Plays a round twice to warm up, and then more of them."""
        sizes = []
        for number in range(2 + rounds):
            a_round(number)
            self.assert_serves_others()
            sizes.append(self.server.resident_kb())
        self.assertLess(sizes[-1] - sizes[1], GROWTH_KB, f"KB of memory after each round: {sizes}")

    def test_protocol_errors_as_redis(self):
        with RealRedis() as redis:
            for title, data in PROTOCOL_ERRORS.items():
                with self.subTest(title):
                    ours, theirs = transcript(self.server.address, data), transcript(redis.address, data)
                    self.assertEqual(ours, theirs, f"(ours, then Redis's) asked {shown(data)}")
                    self.assert_serves_others()

    def test_protocol_error_closes_the_connection(self):
        for data in (b"*1\r\n!\r\n", b"*x\r\n", b"*1\r\n$x\r\n", b"x" * 70_000):
            with self.subTest(shown(data)), self.server.connect() as client:
                client.send(data)
                self.assertRegex(client.read_to_end(), rb"\A-ERR Protocol error: [^\r\n]+\r\n\Z")

    def test_protocol_errors_keep_no_memory(self):
        def a_round(_):
            for data in PROTOCOL_ERRORS.values():
                for _ in range(5):
                    transcript(self.server.address, data)
        self.assert_keeps_no_memory(a_round)

    def test_random_bytes(self):
        base = int(os.environ.get("MINI_REDIS_SEED", random.randrange(10**9)))
        print(f"random bytes: MINI_REDIS_SEED={base}", flush=True)

        def a_round(number):
            for seed in range(base + number * 200, base + (number + 1) * 200):
                with self.subTest(MINI_REDIS_SEED=seed):
                    self.assert_sane(random_bytes(random.Random(seed)))
        self.assert_keeps_no_memory(a_round)

    def assert_sane(self, data):
        """Reads replies of any kind, until the connection ends."""
        replies = transcript(self.server.address, data)
        if replies:
            self.assertIn(replies[:1], b"+-:$*", shown(replies))
            self.assertTrue(replies.endswith(b"\r\n"), shown(replies[-100:]))

    def test_promised_bytes_take_no_memory(self):
        before = self.server.resident_kb()
        for _ in range(100):
            client = self.enterContext(self.server.connect())
            client.send(b"PING\r\n*2\r\n$3\r\nGET\r\n$536870912\r\n")
            self.assertEqual(client.read_exactly(7), b"+PONG\r\n")
            client = self.enterContext(self.server.connect())
            client.send(b"PING\r\n*2147483647\r\n")
            self.assertEqual(client.read_exactly(7), b"+PONG\r\n")
        self.assertLess(self.server.resident_kb() - before, 2 * GROWTH_KB)

    def test_a_million_arguments(self):
        """They come in 350 pieces: reading from the start again with each piece would take minutes."""
        request = b"*1000001\r\n$4\r\nPING\r\n" + b"$1\r\na\r\n" * 1_000_000
        pieces = [request[i:i + 20_000] for i in range(0, len(request), 20_000)]
        answer = b"-ERR wrong number of arguments for 'ping' command\r\n"

        def a_round(_):
            with self.server.connect() as client:
                deadline = Deadline(5)
                for piece in pieces:
                    client.send(piece)
                    self.assertEqual(self.bystander.ask(b"PING\r\n", 7), b"+PONG\r\n")
                    self.assertFalse(deadline.passed())
                self.assertEqual(client.ask(b"PING\r\n", len(answer) + 7), answer + b"+PONG\r\n")
                self.assertFalse(deadline.passed())
        self.assert_keeps_no_memory(a_round, rounds=2)

    def test_a_deep_pipeline_that_nobody_reads(self):
        count = 100_000
        with self.server.connect(receive_buffer=4096) as client:
            rest = client.send_until_full(command("PING") * count)
            self.assert_serves_others()
            self.assertEqual(client.converse([rest]), b"+PONG\r\n" * count)

    def test_replies_that_nobody_reads_do_not_pile_up(self):
        megabyte = b"x" * 1_000_000
        self.assertEqual(self.bystander.ask(command("SET", "big", megabyte), 5), b"+OK\r\n")
        before = self.server.resident_kb()
        with self.server.connect(receive_buffer=4096) as client:
            for _ in range(300):
                client.send_until_full(command("GET", "big"), pause=0)
                self.bystander.ask(b"PING\r\n", 7)
            self.assertLess(self.server.resident_kb() - before, 50_000)


def random_bytes(rng):
    """Noise; noise made of the protocol's own letters; commands with a few bytes changed."""
    length = rng.choice([1, 10, 100, 1000, 10_000])
    kind = rng.randrange(3)
    if kind == 0:
        return rng.randbytes(length)
    if kind == 1:
        return bytes(rng.choices(b"*$:+-0123456789\r\n\r\n\0 \"'\\xPINGget", k=length))
    lines = rng.choices(["PING", "SET k v", "GET k", "INCR k", "ECHO x", "EXPIRE k 9"], k=1 + length // 30)
    data = bytearray(b"".join(command(*line.split()) for line in lines))
    for _ in range(rng.randint(1, 5)):
        at = rng.randrange(len(data))
        data[at:at + rng.randrange(3)] = rng.randbytes(rng.randrange(3))
    return bytes(data)


if __name__ == "__main__":
    unittest.main()
