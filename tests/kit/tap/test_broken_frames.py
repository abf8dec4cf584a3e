"""What the tap prints when a frame breaks the protocol or is never completed."""
import unittest

from support.raw_client import command
from tap_process import OnePairTest, as_text


class NotWhole(OnePairTest):
    def test_broken_request(self):
        self.start()
        self.asks(b"PING\r\n*2\r\n$3\r\nGET\r\nkey\r\n")
        self.answers(b"+PONG\r\n-ERR Protocol error\r\n")
        self.asks(b"PING\r\n")
        self.assertEqual(self.wait_for_frames(5)[1:], [
            ("──►", "broken: ERR Protocol error: expected '$', got 'k'; from here on only bytes",
             r"*2\r\n$3\r\nGET\r\nkey\r\n"),
            ("◄──", "PONG  (simple string, T ms)", r"+PONG\r\n"),
            ("◄──", "ERR Protocol error  (error, T ms)", r"-ERR Protocol error\r\n"),
            ("──►", "6 bytes, not decoded", r"PING\r\n")])

    def test_broken_reply(self):
        for broken, why in ((b"hello\r\n", "a reply starts with one of + - : $ *, got 'h'"),
                            (b"$5\r\n\xe3\x81\x93\xe3\x82\x93\r\n", "a bulk string does not end with \\r\\n where its"
                             " length says that it ends"), (b"*x\r\n", "after * comes a length, got 'x'"),
                            (b"$12345678901234567890123456789012", "a length that never ends"),
                            (b"+OK\n", "a line ends with \\r\\n, not with \\n alone")):
            with self.subTest(why):
                self.start()
                self.asks(b"PING\r\n")
                self.answers(b"+PONG\r\n" + broken)
                self.answers(b"+PONG\r\n")
                self.asks(b"PING\r\n")
                self.assertEqual(self.wait_for_frames(5)[2:], [
                    ("◄──", f"broken: {why}; from here on only bytes", as_text(broken)),
                    ("◄──", "7 bytes, not decoded", r"+PONG\r\n"), ("──►", "PING  (inline)", r"PING\r\n")])

    def test_reply_that_no_client_can_read_spoils_no_other(self):
        self.start()
        self.answers(b":1x\r\n+OK\r\n")
        self.assertEqual(self.wait_for_frames(2), [
            ("◄──", "not a number: 1x  (integer)", r":1x\r\n"),
            ("◄──", "OK  (simple string)", r"+OK\r\n")])

    def test_unfinished_frames_are_shown_once_after_a_while_and_again_when_whole(self):
        self.start()
        self.asks(b"*1\r\n$4\r\n")
        self.answers(b"$5\r\nab")
        self.assertEqual(sorted(self.wait_for_frames(2)), [("──►", "not whole yet: 8 bytes so far", r"*1\r\n$4\r\n"),
                                                           ("◄──", "not whole yet: 6 bytes so far", r"$5\r\nab")])
        self.asks(b"PI")
        self.asks(b"NG\r\n")
        self.assertEqual(self.wait_for_frames(3)[2:], [("──►", "PING  (in 3 pieces)", as_text(command("PING")))])

    def test_an_unfinished_frame_is_not_shown_again_with_every_piece(self):
        self.start()
        self.asks(b"*1\r\n$4\r\n")
        self.wait_for_frames(1)
        self.asks(b"PI")
        other, others_server = self.open_pair()  # waits as long, but began later
        self.pass_on(other, others_server, b"*1\r\n")
        self.tap.wait_for("#2 ──►  not whole yet")
        self.assertEqual(len(self.tap.frames("#1")), 1)

    def test_what_is_left_at_the_end(self):
        self.start()
        self.asks(b"GET ke")
        self.answers(b"$5\r\nab")
        self.client.close()
        self.server.close()
        self.tap.wait_for("closed by")
        left = [frame for frame in self.wait_for_frames(2) if "never" in frame[1]]
        self.assertEqual(left, [("──►", "never became whole: 6 bytes", "GET ke"),
                                ("◄──", "never became whole: 6 bytes", r"$5\r\nab")])


if __name__ == "__main__":
    unittest.main()
