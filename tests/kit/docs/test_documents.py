"""The docs are right: their code, transcripts and links, and the files, names and commands they mention.

    MINI_REDIS_DOCS='docs/01*' checks only these; MINI_REDIS_ACCEPT=1 rewrites console blocks' output."""
import fnmatch
import os
import unittest

import built_programs
import excerpts
import links
import named_commands
import named_files
import named_functions
import transcript_stage
import transcripts
from markdown import Markdown
from support import checkout
from support.places import ROOT

ONLY = os.environ.get("MINI_REDIS_DOCS", "*")
ACCEPT = os.environ.get("MINI_REDIS_ACCEPT")


class Docs(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.documents = [Markdown.read(ROOT, path) for path in checkout.documents()
                         if fnmatch.fnmatchcase(path, ONLY)]

    def assert_sound(self, check, *more):
        self.assertTrue(self.documents, f"no document is called {ONLY}")
        problems = [str(problem) for document in self.documents for problem in check(document, *more)]
        if problems:
            self.fail(f"{len(problems)} to fix\n\n" + "\n\n".join(problems))

    def test_code_stands_in_the_file_it_is_from(self):
        self.assert_sound(excerpts.check)

    def test_links_lead_somewhere(self):
        self.assert_sound(links.check)

    def test_files_that_are_named_exist(self):
        self.assert_sound(named_files.check)

    def test_functions_that_are_named_exist(self):
        self.assert_sound(named_functions.check)

    def test_names_of_others_are_sorted(self):
        listed = [line for line in checkout.text(named_functions.LIST).splitlines() if line.strip() and line[0] != "#"]
        self.assertEqual(listed, sorted(set(listed)), f"{named_functions.LIST}: sorted by bytes (LC_ALL=C sort -u), each name once")

    def test_commands_that_are_named_exist(self):
        self.assert_sound(named_commands.check)

    def test_programs_that_are_run_are_built_first(self):
        self.assert_sound(built_programs.check)

    def test_transcripts_are_what_comes(self):
        with transcript_stage.CheckoutCopy() as copy:
            if ACCEPT:
                for document in self.documents:
                    (ROOT / document.path).write_text(replayed(transcripts.accept, document, copy), encoding="utf-8")
                self.setUpClass()
            self.assert_sound(lambda document: replayed(transcripts.check, document, copy))


def replayed(what, document, copy):
    """Replays each document with transcripts in a copy of the checkout that is as new, because a transcript may change
    files."""
    if any(block.language == "console" for block in document.blocks):
        copy.refresh()
    return what(document, copy)


if __name__ == "__main__":
    unittest.main()
