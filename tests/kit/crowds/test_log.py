"""Nothing that a client says, and no name of a file, reaches a terminal through the log as more than text."""
import os
import pathlib
import tempfile
import unittest

from support.raw_client import command, transcript
from support.server_process import REFERENCE, ServerProcess, run_program
from support.terminal_safety import EVERY_BYTE, LINE_ENDS, harmful

# X is a byte. After some of these the connection ends, or may end; after the others it goes on.
ENDING = [b"X", b"*X\r\n", b"*1\r\nX\r\n", b"*1\r\n$X\r\n", b"POST X\r\n"]
GOING_ON = [command(*line.split()) for line in ("X", "ECHO X", "CLIENT X", "CLIENT SETNAME X", "INCR X", "GET x X",
                                                "CONFIG GET X", "PSUBSCRIBE X")]
MORE = ["\u009b31m".encode(), b"\xc3", b"\xed\xa0\x80"]
NAME = bytes(set(EVERY_BYTE) - set(LINE_ENDS) - set(b"\0/ ='\"")) + "\u009b31m".encode()


class Log(unittest.TestCase):
    def assert_harmless(self, output, *words):
        for word in words:
            self.assertIn(word, output)
        self.assertEqual(harmful(output), [], output[-500:])

    def folder(self):
        return pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def test_every_byte_in_every_place_of_a_request(self):
        with ServerProcess(REFERENCE, "--loglevel", "debug") as server:
            every = [*(bytes([byte]) for byte in EVERY_BYTE), *MORE]
            for form in GOING_ON:
                transcript(server.address, *(form.replace(b"X", said) for said in every if len(said) == 1))
            for form in ENDING:
                for said in every:
                    transcript(server.address, form.replace(b"X", said))
            self.assert_harmless(server.log_as_bytes(), b" sent ", b" gets ")

    def test_names_of_files(self):
        folder = os.fsdecode(os.fsencode(self.folder()) + b"/" + NAME)
        os.mkdir(folder)
        with ServerProcess(REFERENCE, "--dir", folder, "--loglevel", "debug", "--save", "1 1") as server:
            with server.connect() as client:
                self.assertEqual(client.ask(b"SAVE\r\n", 5), b"+OK\r\n")
            self.assert_harmless(server.log_as_bytes())
        (pathlib.Path(folder) / "dump.rdb").write_bytes(b"no snapshot")
        self.assert_refused("--dir", folder)

    def test_the_command_line(self):
        name = os.fsdecode(NAME)
        for arguments in (["--" + name], [name], ["--port", name], ["--bind", name], ["--dir", "/" + name],
                          ["--loglevel", name], ["--appendfsync", name], ["--maxclients", name]):
            self.assert_refused(*arguments)

    def test_files_with_every_byte(self):
        for name, contents in (("dump.rdb", b"REDIS0010" + EVERY_BYTE), ("dump.rdb", EVERY_BYTE)):
            folder = self.folder()
            (folder / name).write_bytes(contents)
            self.assert_refused("--dir", str(folder))
        for contents in (EVERY_BYTE, command("SET", EVERY_BYTE) + b"*1\r\n" + EVERY_BYTE,
                         b"*1\r\n\x1b\x9b\r\n"):
            folder = self.folder()
            log = folder / "appendonlydir"
            log.mkdir()
            manifest = log / "appendonly.aof.manifest"
            manifest.write_bytes(b"file appendonly.aof.1.incr.aof seq 1 type i\n")
            (log / "appendonly.aof.1.incr.aof").write_bytes(contents)
            self.assert_refused("--dir", str(folder), "--appendonly", "yes")
            manifest.write_bytes(contents)
            self.assert_refused("--dir", str(folder), "--appendonly", "yes")

    def assert_refused(self, *arguments):
        refused = run_program(REFERENCE, *arguments)
        self.assertEqual(refused.returncode, 1, refused)
        self.assert_harmless((refused.stdout + refused.stderr).encode())


if __name__ == "__main__":
    unittest.main()
