"""How transcripts are compared and replayed, each rule proved with a broken document."""
import unittest

import console_blocks
import transcript_stage
import transcripts
from broken_documents import Checks, document
from support import processes
from support.limits import eventually
from support.places import ROOT


class Comparing(unittest.TestCase):
    def compared(self, expected, actual):
        moves = console_blocks.compare(expected.split("|"), actual.split("|"))
        return console_blocks.differs(moves), "|".join(console_blocks.diff(moves)), "|".join(console_blocks.accepted(moves))

    def test_wildcards(self):
        for expected, actual in (("a|...|d", "a|b|c|d"), ("a|...|b", "a|b"), ("took ... s", "took 0.3 s"), ("...", "x|y"),
                                 ("...|b|...|b", "a|b|c|b"), ("a...", "a"), ("a ", "a")):
            self.assertEqual(self.compared(expected, actual)[::2], (False, "|".join(expected.rstrip().split("|"))))

    def test_differences(self):
        self.assertEqual(self.compared("a|b|c", "a|B|c"), (True, "  a|- b|+ B|  c", "a|B|c"))
        self.assertEqual(self.compared("a|...|d", "a|b|e"), (True, "  a|  ...|- d|+ e", "a|...|e"))
        self.assertEqual(self.compared("took ... s|b", "took 0.3 s|c|b"), (True, "  took ... s|+ c|  b", "took ... s|c|b"))
        self.assertEqual(self.compared("a|b", "a"), (True, "  a|- b", "a"))
        self.assertTrue(self.compared("took ... s", "took 0.3 ms!")[0])
        self.assertTrue(self.compared("a.c", "abc")[0])


class Transcripts(Checks):
    @classmethod
    def setUpClass(cls):
        cls.copy = cls.enterClassContext(transcript_stage.CheckoutCopy())

    def check(self, found):
        return transcripts.check(found, self.copy)

    SOUND = """\
        ```console
        $ redis-cli -p 16379 set name Ada
        OK
        $ printf 'PING\\r\\nGET name\\r\\n' | nc -q1 127.0.0.1 16379 | cat -v
        +PONG^M
        $3^M
        ...
        $ redis-cli -p 16379
        127.0.0.1:16379> GET name
        "Ada"
        127.0.0.1:16379> INCR name
        (error) ERR ... integer or out of range
        127.0.0.1:16379> GET nothing
        (nil)
        $ echo one \\
            two; pwd; echo "$HOME"; cat nothing
        one two
        /home/you/mini-redis
        ...
        cat: nothing: No such file or directory
        ```
        """

    def test_a_sound_one(self):
        self.assert_sound(self.check, self.SOUND)

    def test_another_output(self):
        self.assert_finds(self.check, self.SOUND.replace("OK", "OKAY"), 2, "- OKAY", "+ OK", "MINI_REDIS_ACCEPT")
        bob = self.SOUND.replace("^M\n        ...", "^M\n        Bob^M")
        self.assert_finds(self.check, bob, 4, "- Bob^M", "+ Ada^M")

    def test_another_answer_in_a_dialogue(self):
        self.assert_finds(self.check, self.SOUND.replace('"Ada"', '"Bob"'), 9, '- "Bob"', '+ "Ada"')

    def test_accepted_output_keeps_what_fits(self):
        wrong = document(self.SOUND.replace('"Ada"', '"Bob"').replace("        (nil)\n", "").replace("OK\n", "NO\n        NO\n"))
        self.assertEqual(transcripts.accept(wrong, self.copy), document(self.SOUND).text)

    def test_every_document_has_a_fresh_server(self):
        self.assert_sound(self.check, "```console\n$ redis-cli -p 16379 get name\n\n```\n")

    def test_servers_that_are_none_of_ours_are_not_asked(self):
        for command in ("redis-cli ping", "redis-cli -p 6379 ping", "redis-benchmark -q", "nc 127.0.0.1 6379"):
            self.assert_finds(self.check, f"```console\n$ {command}\n```\n", 2, "whatever")

    def test_what_happens_meanwhile(self):
        block = "```console\n$ cat note; rm note\nhere\n```\n"
        self.assert_sound(self.check, "<!-- meanwhile: echo here > note -->\n" + block)
        self.assert_finds(self.check, "<!-- meanwhile: echo there > note -->\n" + block, 3, "+ there")
        self.assert_finds(self.check, "<!-- meanwhile: cat nothing -->\n" + block, 3, "what happens meanwhile", "No such file")

    def test_a_block_without_a_command(self):
        self.assert_finds(self.check, "```console\nOK\n```\n", 2, "begins with a command")

    def test_the_next_document_has_a_fresh_copy(self):
        self.assert_sound(self.check, "```console\n$ mkdir .workshop; touch .workshop/here ../there build/stays; echo no > README.md\n\n```\n")
        self.copy.refresh()
        self.assertEqual([self.copy.path / "build" / "stays"], [*self.copy.home.rglob("*here"), *self.copy.home.rglob("stays")])
        self.assertFalse((self.copy.path / ".workshop").exists())
        self.assertEqual((self.copy.path / "README.md").read_text(), (ROOT / "README.md").read_text())

    def test_the_checkout_itself_is_not_touched_and_nothing_stays(self):
        self.assert_sound(self.check, "```console\n$ rm README.md; ls README.md; sleep 1000 & echo $! >pid; echo alone\n"
                          "ls: ...\nalone\n```\n")
        pid = int((self.copy.path / "pid").read_text())
        eventually(lambda: not processes.is_running(pid), "what a command has left running ends")
        self.assertTrue((ROOT / "README.md").is_file())


if __name__ == "__main__":
    unittest.main()
