"""No byte that a client or a server says reaches the terminal as it is, if the terminal would obey it."""
import unittest

from support.terminal_safety import EVERY_BYTE, harmful
from tap_process import TapTest

# Where a byte can be: X in each of these. What comes before it is whole, so the tap gets as far as the byte.
REQUESTS = [b"X", b"X\r\n", b"*X\r\n", b"*1\r\nX", b"*1\r\nX\r\n", b"*1\r\n$X\r\n", b"*1\r\n$1X\r\n",
            b"*1\r\n$1\r\nX\r\n", b"*1\r\n$1\r\naXY", b"*2\r\n$4\r\nPING\r\n$3\r\naXb\r\n", b"PING aXb\r\n",
            b'PING "aXb"\r\n', b'PING "aXb\r\n']
REPLIES = [b"X", b"XOK\r\n", b"+X\r\n", b"-ERR X\r\n", b":X\r\n", b":1X\r\n", b"$X\r\n", b"$1X\r\n",
           b"$1\r\nX\r\n", b"$1\r\naXY", b"*X\r\n", b"*1\r\nX", b"*1\r\n+X\r\n", b"*1\r\n-X\r\n",
           b"*1\r\n:X\r\n", b"*2\r\n$1\r\nX\r\n*1\r\n+X\r\n", b"_X\r\n", b"#X\r\n", b",X\r\n", b",1.5X\r\n",
           b"(X\r\n", b"(12X\r\n", b"=5\r\ntxt:X\r\n", b"=5\r\nXXX:X\r\n", b"!5\r\nERR X\r\n",
           b"%1\r\n+X\r\n+X\r\n", b"~1\r\n+X\r\n", b">1\r\n+X\r\n", b"|1\r\n+X\r\n+X\r\n"]
MORE = ["\u009b31m".encode(), "\u0085".encode(), b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
        b"\xc0\x9b"]


class TerminalSafety(TapTest):
    maxDiff = 2000

    def assert_harmless(self, forms, says):
        """Each form on its own connection. `says` passes it on from one end to the other, and closes both."""
        for form in forms:
            for byte in [*(bytes([number]) for number in EVERY_BYTE), *MORE]:
                says(form.replace(b"X", byte))
        self.tap.wait_for("(closed|cut off) by", times=len(forms) * (len(EVERY_BYTE) + len(MORE)))
        self.assertEqual(harmful(self.tap.printed_bytes()), [])
        self.assertEqual(harmful(self.tap.log_as_bytes()), [])

    def say(self, data, from_client):
        with self.tap.connect() as client, self.listener.accept() as server:
            sender, receiver = (client, server) if from_client else (server, client)
            sender.send(data)
            sender.say_no_more()
            self.assertEqual(receiver.read_to_end(), data)

    def test_of_requests(self):
        self.start()
        self.assert_harmless(REQUESTS, lambda data: self.say(data, from_client=True))

    def test_of_replies(self):
        self.start()
        self.assert_harmless(REPLIES, lambda data: self.say(data, from_client=False))


if __name__ == "__main__":
    unittest.main()
