"""What the tap prints: every frame once, with its meaning and its bytes."""
import os
import pty
import unittest

from support import processes
from support.raw_client import RawClient, command
from support.real_redis import RealRedisOnPort
from support.server_process import ServerProcess, environment, program
from tap_process import Listener, OnePairTest, TapProcess, as_text


class Frames(OnePairTest):
    def test_a_conversation_with_the_server(self):
        with ServerProcess() as server, TapProcess(server.port) as tap:
            with tap.connect() as client:
                for request, size in [(command("SET", "name", "Ada L."), 5), (command("GET", "name"), 12),
                                      (command("GET", "none"), 5), (command("INCR", "n"), 4),
                                      (command("INCR", "name"), 46), (b"PING 'a b'\r\n", 9),
                                      (command("SET", "k", b"\xe3\x81\x93\"\n"), 5), (b"\r\n*0\r\n" + command("PING"), 7)]:
                    client.ask(request, size)
            tap.wait_for("#1 closed by the client$")
            self.assertEqual(tap.notes(), ["#1 opened", "#1 closed by the client"])
            self.assertEqual([frame[1:] for frame in tap.frames("#1")], [
                ("──►", 'SET name "Ada L."', r"*3\r\n$3\r\nSET\r\n$4\r\nname\r\n$6\r\nAda L.\r\n"),
                ("◄──", "OK  (simple string, T ms)", r"+OK\r\n"),
                ("──►", "GET name", r"*2\r\n$3\r\nGET\r\n$4\r\nname\r\n"),
                ("◄──", '"Ada L."  (bulk string of 6 bytes, T ms)', r"$6\r\nAda L.\r\n"),
                ("──►", "GET none", r"*2\r\n$3\r\nGET\r\n$4\r\nnone\r\n"),
                ("◄──", "(nil)  (null, T ms)", r"$-1\r\n"),
                ("──►", "INCR n", r"*2\r\n$4\r\nINCR\r\n$1\r\nn\r\n"),
                ("◄──", "1  (integer, T ms)", r":1\r\n"),
                ("──►", "INCR name", r"*2\r\n$4\r\nINCR\r\n$4\r\nname\r\n"),
                ("◄──", "ERR value is not an integer or out of range  (error, T ms)",
                 r"-ERR value is not an integer or out of range\r\n"),
                ("──►", 'PING "a b"  (inline)', r"PING 'a b'\r\n"),
                ("◄──", '"a b"  (bulk string of 3 bytes, T ms)', r"$3\r\na b\r\n"),
                ("──►", r'SET k "\xe3\x81\x93\"\n"', r'*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$5\r\n\xe3\x81\x93\"\n\r\n'),
                ("◄──", "OK  (simple string, T ms)", r"+OK\r\n"),
                ("──►", "(empty)  (no command, so no reply)", r"\r\n"),
                ("──►", "(empty)  (no command, so no reply)", r"*0\r\n"),
                ("──►", "PING", r"*1\r\n$4\r\nPING\r\n"),
                ("◄──", "PONG  (simple string, T ms)", r"+PONG\r\n")])

    def test_every_type_of_reply(self):
        self.start()
        replies = [(b"*-1\r\n", "(nil)  (null array)"), (b"*0\r\n", "[]  (array of 0)"),
                   (b"$0\r\n\r\n", '""  (bulk string of 0 bytes)'), (b":-5\r\n", "-5  (integer)"),
                   (b"$1\r\n\n\r\n", r'"\n"  (bulk string of 1 byte)'),
                   (b"*4\r\n$1\r\na\r\n$-1\r\n:1\r\n*2\r\n+OK\r\n-ERR no\r\n",
                    '[1) "a", 2) (nil), 3) (integer) 1, 4) [1) OK, 2) (error) ERR no]]  (array of 4)')]
        self.assert_shown(replies)

    def test_every_type_of_resp3(self):
        nested = b"*1\r\n" * 20 + b":7\r\n"
        self.start()
        self.assert_shown([
            (b"_\r\n", "(nil)  (null)"), (b"#t\r\n", "(true)  (boolean)"), (b"#f\r\n", "(false)  (boolean)"),
            (b",3.25\r\n", "(double) 3.25  (double)"), (b",-inf\r\n", "(double) -inf  (double)"),
            (b"(123456789012345678901\r\n", "(big number) 123456789012345678901  (big number)"),
            (b"=9\r\ntxt:hello\r\n", '"hello"  (verbatim string of 5 bytes)'), (b"!6\r\nERR no\r\n", "ERR no  (error)"),
            (b"%2\r\n+a\r\n:1\r\n$1\r\nb\r\n%0\r\n", '{a => (integer) 1, "b" => {}}  (map of 2)'),
            (b"~2\r\n+a\r\n_\r\n", "[1) a, 2) (nil)]  (set of 2)"),
            (b"*2\r\n%1\r\n+a\r\n#t\r\n,1\r\n", "[1) {a => (true)}, 2) (double) 1]  (array of 2)"),
            (b">2\r\n+message\r\n$1\r\na\r\n", '[1) message, 2) "a"]  (push of 2)'),
            (nested, "[1) " * 16 + "[... (1 more element)" + "]" * 17 + "  (array of 1)"),
            (b"+OK\r\n", "OK  (simple string)")])

    def assert_shown(self, replies):
        self.answers(b"".join(data for data, _ in replies))
        self.assertEqual(self.wait_for_frames(len(replies)),
                         [("◄──", text, as_text(data)) for data, text in replies])

    def test_pipeline(self):
        with ServerProcess() as server, TapProcess(server.port) as tap:
            with tap.connect() as client:
                client.send(b"".join(command("ECHO", number) for number in range(100)))
                client.read_exactly(10 * 7 + 90 * 8)
            tap.wait_for("#1 closed")
            frames = tap.frames("#1")
        self.assertEqual([frame[2] for frame in frames if frame[1] == "──►"], [f"ECHO {n}" for n in range(100)])
        self.assertEqual([frame[2] for frame in frames if frame[1] == "◄──"],
                         [f'"{n}"  (bulk string of {len(str(n))} byte{"s"[:n > 9]}, T ms)' for n in range(100)])

    def test_many_pieces(self):
        self.start()
        for byte in command("GET", "key"):
            self.asks(bytes([byte]))
        for piece in (b"*2\r", b"\n$3\r\na", b"bc\r\n:1", b"2\r\n+OK\r\n"):
            self.answers(piece)
        self.assertEqual(self.wait_for_frames(3), [
            ("──►", "GET key  (in 22 pieces)", as_text(command("GET", "key"))),
            ("◄──", '[1) "abc", 2) (integer) 12]  (array of 2, in 4 pieces, T ms)', as_text(b"*2\r\n$3\r\nabc\r\n:12\r\n")),
            ("◄──", "OK  (simple string)", r"+OK\r\n")])

    def test_long_ones_are_shortened(self):
        self.start()
        self.asks(command("SET", "k", "x" * 1000))
        self.asks(command("DEL", *("k" * 100 for _ in range(100))))
        self.answers(b"$1000\r\n" + b"y" * 1000 + b"\r\n" + b"*500\r\n" + b":7\r\n" * 500)
        self.wait_for_frames(4)
        texts = [frame[2] for frame in self.tap.frames()]
        self.assertRegex(texts[0], r"^SET k x{120}\.\.\. \(880 more bytes\)")
        self.assertRegex(texts[1], r"^DEL( k{100}){4}\.\.\. \(96 more arguments\)$")
        self.assertRegex(texts[2], r'^"y{120}"\.\.\. \(880 more bytes\)  \(bulk string of 1000 bytes, T ms\)$')
        self.assertRegex(texts[3], r"^\[1\) \(integer\) 7, .*, \.\.\. \(\d{3} more elements\)\]  \(array of 500, T ms\)$")
        for frame in self.tap.frames():
            self.assertRegex(frame[3], r"\.\.\. \(\d+ more bytes\)$")
            self.assertLess(len(frame[2]) + len(frame[3]), 1000)

    def test_without_bytes(self):
        self.start("--no-bytes")
        self.asks(b"PING\r\n")
        self.answers(b"+PONG\r\n")
        self.tap.wait_for("PONG")
        self.assertRegex(self.tap.printed(),
                         r"\A\S+  #1 opened\n\S+  #1 ──►  PING  \(inline\)\n"
                         r"\S+  #1 ◄──  PONG  \(simple string, \S+ ms\)\n\Z")

    def test_two_clients_at_once(self):
        self.start()
        with self.tap.connect() as other, self.listener.accept() as others_server:
            self.asks(b"*1\r\n$4\r\n")
            self.pass_on(other, others_server, b"ECHO 2\r\n")
            self.asks(b"PING\r\n")
            self.wait_for_frames(2)
            self.assertEqual(self.tap.frames("#1"), [("#1", "──►", "PING  (in 2 pieces)", as_text(command("PING")))])
            self.assertEqual(self.tap.frames("#2"), [("#2", "──►", "ECHO 2  (inline)", as_text(b"ECHO 2\r\n"))])


class NoAnswers(OnePairTest):
    def test_published_messages_have_no_time(self):
        with RealRedisOnPort() as server, TapProcess(server.port) as tap:
            with tap.connect() as subscriber, tap.connect() as publisher:
                subscriber.send(command("SUBSCRIBE", "news", "sport"))
                subscriber.read_until(b"sport\r\n:2\r\n")
                self.assertEqual(publisher.ask(command("PUBLISH", "news", "hi"), 4), b":1\r\n")
                subscriber.read_until(b"hi\r\n")
                self.assertEqual(subscriber.ask(command("UNSUBSCRIBE", "sport"), 37)[-4:], b":1\r\n")
                tap.wait_for('"unsubscribe"')
            one, two = ([frame[2] for frame in tap.frames(number)] for number in ("#1", "#2"))
        self.assertEqual(one, ["SUBSCRIBE news sport",
                               '[1) "subscribe", 2) "news", 3) (integer) 1]  (array of 3)',
                               '[1) "subscribe", 2) "sport", 3) (integer) 2]  (array of 3)',
                               '[1) "message", 2) "news", 3) "hi"]  (array of 3)', "UNSUBSCRIBE sport",
                               '[1) "unsubscribe", 2) "sport", 3) (integer) 1]  (array of 3)'])
        self.assertEqual(two, ["PUBLISH news hi", "1  (integer, T ms)"])


    def test_no_command_has_no_answer(self):
        self.start()
        self.asks(b"\r\n*0\r\n")
        self.answers(b"+OK\r\n")
        self.assertEqual(self.wait_for_frames(3)[2:], [("◄──", "OK  (simple string)", r"+OK\r\n")])


class Looks(OnePairTest):
    def test_ascii_where_the_locale_is_not_utf8(self):
        self.start(LC_ALL="C")
        self.asks(b"PING\r\n")
        self.answers(b"+PONG\r\n")
        self.assertEqual([frame[0] for frame in self.wait_for_frames(2)], ["-->", "<--"])
        self.assertTrue(self.tap.printed().isascii())

    def test_no_colours_where_nobody_looks(self):
        self.start()
        self.asks(b"PING\r\n")
        self.wait_for_frames(1)
        self.assertNotIn("\033", self.tap.printed())

    def at_a_terminal(self, **variables):
        """What it prints there for a request, a reply and an error, each with the
        bytes that its colour begins with."""
        ours, theirs = pty.openpty()
        with Listener() as listener:
            tap = processes.start([program("tap"), "--port", 0, "--to", listener.port], stdout=theirs,
                                  env=environment(**{"LC_ALL": "C.UTF-8", "NO_COLOR": None, **variables}))
            os.close(theirs)
            try:
                start = self.read_until(ours, b"redis-cli -p ", b"\r\n")
                with RawClient(("127.0.0.1", int(start.split()[-1]))) as client, listener.accept() as server:
                    self.pass_on(client, server, b"PING\r\n")
                    self.pass_on(server, client, b"+PONG\r\n-ERR no\r\n")
                    output = self.read_until(ours, b"#1 opened", b"-ERR no\\r\\n", b"\r\n")
                tap.terminate()
                self.assertEqual(processes.wait(tap), 0)
            finally:
                processes.end(tap)
                os.close(ours)
        return output

    def read_until(self, terminal, *marks):
        """Waits until all of these have come, in this order."""
        output, position = b"", 0
        while marks:
            output += os.read(terminal, 4096)
            while marks and (found := output.find(marks[0], position)) >= 0:
                position, marks = found + len(marks[0]), marks[1:]
        return output.decode()

    def test_colours_at_a_terminal(self):
        output = self.at_a_terminal()
        for line in ("\033[36m──►  PING", "\033[32m◄──  PONG", "\033[31m◄──  ERR no", "\033[2m+PONG\\r\\n\033[0m"):
            self.assertIn(line, output)

    def test_no_colours_if_you_want_none(self):
        self.assertNotIn("\033", self.at_a_terminal(NO_COLOR="1"))


if __name__ == "__main__":
    unittest.main()
