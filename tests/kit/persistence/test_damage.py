"""Logs that a crash has cut off, and logs that somebody has damaged: everything that can be
saved is, and nothing is made up."""
import re
import unittest

from data_directory import DataDirectory, check, client_of, contents, kill
from support.raw_client import command

BEGIN = [command("SET", "a", "1"), command("RPUSH", "list", "x", "y"), command("SET", "b", "2", "PXAT", 4 * 10**12)]
END = [command("INCR", "a"), command("MULTI"), command("SET", "c", "3"), command("HSET", "h", "f", "\r\n*1\r\n"),
       command("EXEC"), command("PEXPIREAT", "a", 5 * 10**12)]
WHOLE_AT = [0, 1, 5, 6]  # after this many commands END is whole: a transaction is whole only after its EXEC


def whole_part(size):
    """How many of END's first `size` bytes are whole commands and transactions."""
    return max(length for count in WHOLE_AT if (length := len(b"".join(END[:count]))) <= size)


class Damage(unittest.TestCase):
    def setUp(self):
        self.data = self.enterContext(DataDirectory("--appendonly", "yes", "--appendfsync", "always"))
        with self.data.server():
            pass
        self.begin = b"".join(BEGIN)

    def loaded(self, log):
        """The contents of a server that starts on this log, and what the log then contains."""
        self.data.log.write_bytes(log)
        with self.data.server() as server:
            found = contents(server)
            kill(server)
        return found, self.data.log.read_bytes(), server.final_log

    def refusal(self, log):
        """Why a server does not start on this log."""
        self.data.log.write_bytes(log)
        with self.assertRaises(ChildProcessError) as refused:
            self.data.server()
        self.assertEqual(self.data.log.read_bytes(), log, "a server that refuses leaves everything as it is")
        return str(refused.exception)


class Torn(Damage):
    def test_at_every_byte_of_the_last_commands(self):
        end = b"".join(END)
        states = {}  # keyed by where the whole part ends
        for size in range(len(end) + 1):
            with self.subTest(size=size):
                whole = whole_part(size)
                found, log, said = self.loaded(self.begin + end[:size])
                self.assertEqual(found, states.setdefault(whole, found))
                self.assertEqual(log, self.begin + end[:whole], "the rest is cut off")
                warnings = re.findall(r"its last (\d+) bytes, from byte (\d+) on, are cut off", said)
                expected = [(str(size - whole), str(len(self.begin) + whole))] if size > whole else []
                self.assertEqual(warnings, expected, said)
        self.assertEqual(len(states), len(WHOLE_AT))
        self.assertEqual(states[0][b"a"], (b"1", -1))
        self.assertEqual(states[len(end)][b"a"], (b"2", 5 * 10**12))

    def test_redis_finds_the_same(self):
        end = b"".join(END)
        for size in range(0, len(end) + 1, 7):
            with self.subTest(size=size):
                found, _, _ = self.loaded(self.begin + end[:size])
                self.data.log.write_bytes(self.begin + end[:size])
                with self.data.redis() as redis:
                    self.assertEqual(contents(redis), found)

    def test_it_goes_on_behind_the_cut(self):
        for cut in (1, 20, 60):
            with self.subTest(cut=cut):
                log = self.begin + b"".join(END)
                self.data.log.write_bytes(log[:-cut])
                with self.data.server() as server, client_of(server) as client:
                    client.set("later", cut)
                    before = contents(server)
                    kill(server)
                with self.data.server() as server:
                    self.assertEqual(contents(server), before)
                said, content = check("redis-check-aof", self.data.manifest)
                self.assertTrue(content, said)

    def test_in_an_earlier_file_it_is_corrupt(self):
        """The next file's contents were written after what is missing here."""
        self.data.log.write_bytes(self.begin + END[0])
        with self.data.server() as server, client_of(server) as client:
            client.bgrewriteaof()
            kill(server)
        first, last = self.data.log_files()["i"]
        last.write_bytes(END[-1])
        first.write_bytes(self.begin + END[0][:-3])
        with self.assertRaisesRegex(ChildProcessError, f"{first.name}: at byte {len(self.begin)}: the file ends"):
            self.data.server()


class Corrupt(Damage):
    def test_in_the_middle_it_refuses_and_names_the_byte(self):
        for bad in (b"SET a 1\r\n", b"*3\r\n$3\r\nSET\r\n*1\r\n", b"*x\r\n", b"*0\r\n", b"*-1\r\n", b"\0" * 100,
                    command("NOSUCHCOMMAND", "a"), command("SET", "a"), command("SELECT", "1")):
            with self.subTest(bad=bad):
                said = self.refusal(self.begin + bad + b"".join(END))
                self.assertIn(f"{self.data.log}: at byte {len(self.begin)}: ", said)

    def test_without_its_manifest_nothing_is_touched(self):
        log = self.data.log
        log.write_bytes(self.begin)
        self.data.manifest.unlink()
        with self.assertRaisesRegex(ChildProcessError, "manifest is missing.* Put it back .*seq 1 type i"):
            self.data.server()
        self.assertEqual(log.read_bytes(), self.begin)
        self.data.manifest.write_text(f"file {log.name} seq 1 type i\n")
        with self.data.server() as server:
            self.assertTrue(contents(server))

    def test_a_command_that_fails_is_no_secret(self):
        for before, bad, why in ((b"", command("INCR", "list"), "WRONGTYPE"), (b"", command("EXEC"), "ERR EXEC without MULTI"),
                                 (command("MULTI"), command("MULTI"), "ERR MULTI calls can not be nested")):
            with self.subTest(bad=bad):
                _, log, said = self.loaded(self.begin + before + bad + command("EXEC"))
                self.assertIn(f"{self.data.log}: the command at byte {len(self.begin + before)} failed, and is left out: {why}", said)
                self.assertEqual(log, self.begin + before + bad + command("EXEC"))

    def test_every_byte_changed(self):
        """It loads or refuses: it neither crashes nor hangs, and it would load again whatever it loads."""
        whole = self.begin + b"".join(END)
        refused = 0
        for at in range(len(whole)):
            with self.subTest(at=at):
                log = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:]
                try:
                    found, cut, _ = self.loaded(log)
                    self.assertEqual(self.loaded(cut)[0], found)
                except ChildProcessError as error:
                    refused += 1
                    self.assertRegex(str(error), r"appendonly\.aof\.1\.incr\.aof: at byte \d+: ")
        self.assertGreater(refused, len(whole) // 4)

    def test_a_missing_file(self):
        self.data.log.unlink()
        with self.assertRaisesRegex(ChildProcessError, r"appendonly\.aof\.1\.incr\.aof: .*No such file"):
            self.data.server()

    def test_manifests_that_cannot_be(self):
        line = "file appendonly.aof.1.incr.aof seq 1 type i\n"
        for text, at, why in (("", 0, "names no file"), (line + "file x", len(line), "does not end"),
                              (line + line, len(line), "not in order"), (line + "nonsense\n", len(line), "pairs"),
                              ("# note\nfile ../x seq 1 type b\n", 7, "without a path"), ("file x seq 1 type q\n", 0, "b, h and i"),
                              ("file x type b\n", 0, "a name, a seq and a type"), ('file "x seq 1 type b\n', 0, "quote"),
                              ("file x seq 1 type b\nfile y seq 2 type b\n", 20, "second base")):
            with self.subTest(text=text):
                self.data.manifest.write_text(text)
                with self.assertRaisesRegex(ChildProcessError, rf"\.manifest: at byte {at}: .*{why}"):
                    self.data.server()


class Annotations(Damage):
    def test_what_a_redis_notes_between_commands(self):
        note = b"#TS:1700000000\r\n"
        found, log, said = self.loaded(note + self.begin + note + note + END[0])
        self.assertEqual(found[b"a"], (b"2", -1))
        self.assertNotIn("cut off", said)
        found, log, said = self.loaded(self.begin + note[:-5])
        self.assertEqual((found[b"a"], log), ((b"1", -1), self.begin), "torn in a note")


if __name__ == "__main__":
    unittest.main()
