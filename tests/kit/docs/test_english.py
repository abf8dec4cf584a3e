"""The kit's texts are plain English: no page, card, hint, report, message or comment has one of these patterns."""
import re
import textwrap
import unittest

import english
from support import checkout

# (the pattern, what to write, an example that must be found). In each case a native speaker would say it differently,
# or a reader with English as a second language would have to read it twice.
PATTERNS = [
    (r"\b[Ww]hoever\b", "if you ..., or: the client that ...", "Whoever asks gets an answer."),
    (r"(?:^|[.:;] )Who (?![^.?]*\?)", "a question mark, or: if you ..., people who ...", "Late? Fine. Who has time reads on."),
    (r"\b[Tt]hose (who|of whom)\b", "people who, clients that", "It tells those who listen."),
    (r"\b(stands|stood|stand) (in|at|before|after|there|here|elsewhere|once|between|above|below|under|on|still)\b",
     "is, are", "Every text stands in one file."),
    (r"\bbehind (the|an?|its?|them|this|that|these|those|each|another|every|most|all|code)\b", "after",
     "A CRLF comes behind the bytes."),
    (r"\bmend(s|ed|ing)?\b", "fix", "./workshop doctor mends that."),
    (r"\b([Tt]hereby|[Ww]hereupon|[Ww]herein|[Tt]herein)\b", "so, and then, in which", "It thereby ends."),
    (r"\blets? (itself|themselves)\b", "you can", "The name lets itself be changed."),
    (r"\bto be had\b", "there is, you can get", "No port is to be had."),
    (r"\b(is|are|was|were) to be [a-z]+", "must, should, can, or a verb", "The key is to be erased."),
    (r", be (it|they) ", "whether", "It counts, be it empty or not."),
    (r"\b(is|are|was|were|be) told (of|about)\b", "hears of, notices", "The client is told of it."),
    (r"\banew\b", "again", "The count begins anew."),
    (r"\bfor ever\b", "forever", "A key that lives for ever."),
    (r"\b(holds?|held) of\b|\b(the same|what) holds\b", "is true of, the same goes for", "What holds of a key."),
    (r", for (it|they|there|this|that) (is|are|has|have|does|do|was|were|may|would|can|takes?|needs?|knows?)\b", "because",
     "Divide late, for it is small."),
    (r"(?<!here\s)\bis no (?!longer|more|less|better|other|such|one\b|good\b|need\b|way\b|match\b|room\b)[a-z]", "isn't a",
     "A key that is no number."),
    (r"\b[Nn]obody must\b", "you don't have to, you must not", "Nobody must know C++."),
    (r"\bof which (one|each|every|none)\b", "one of which, and each", "Ten keys, of which each has a value."),
    (r"\bin (its turn|(its|their) order)\b", "in turn, in order", "The tests run in their order."),
    (r"\b(say|says|know|knows|means?|shows?|sees?|tells?), that\b", "no comma", "It says, that the key is gone."),
]

# A text that says so on purpose: (file, words around it, why).
ALLOWED = [
    ("docs/examples/07_parking.cpp", "may stand there", "it is a car that stands there"),
    ("tests/kit/docs/test_english.py", "", "these patterns and their examples"),
]


def wrong(name, text, allowed=ALLOWED):
    """What is not plain English in a file, as lines for the reader."""
    allowed = [words for path, words, _ in allowed if path == name]
    for piece in english.pieces(name, text):
        if any(words in piece.text for words in allowed):
            continue
        for pattern, better, _ in PATTERNS:
            for found in re.finditer(pattern.replace(" ", r"\s+"), piece.text):
                line = piece.line + piece.text.count("\n", 0, found.end())
                yield f"{name}:{line}: \"{' '.join(found[0].split())}\". Better: {better}"


def wrong_in(name, text):
    return list(wrong(name, textwrap.dedent(text)))


class English(unittest.TestCase):
    maxDiff = None

    def test_all_texts(self):
        names = sorted(name for name in checkout.files() if "/corpus/" not in name and "node_modules" not in name)
        read = [name for name in names if english.pieces(name, checkout.text(name))]
        self.assertGreater(len(read), 1500)
        self.assertEqual([], [line for name in read for line in wrong(name, checkout.text(name))])

    def test_each_pattern_finds_its_example(self):
        for pattern, _, example in PATTERNS:
            self.assertRegex(example, pattern)
            self.assertTrue(wrong_in("docs/x.md", example), example)

    def test_no_exception_is_out_of_date(self):
        for name, words, _ in ALLOWED:
            self.assertIn(words, checkout.text(name))
            self.assertTrue(list(wrong(name, checkout.text(name), [])), name)

    def test_right_sentences(self):
        for right in ("Who reads it? The client.", "Ask: who has the lock, and why?", "Two fall behind.", "It leaves nothing behind.",
                      "There is no key.", "The key is no longer there.", "CR stands for carriage return.",
                      "A function for it takes two words.", "Commands run one after the other."):
            self.assertEqual([], wrong_in("docs/x.md", right), right)


class Kinds(unittest.TestCase):
    def found(self, name, text, *lines):
        self.assertEqual([int(line.split(":")[1]) for line in wrong_in(name, text)], list(lines))

    def test_pages(self):
        self.found("docs/x.md", """\
            # A key

            Its value is written
            anew, and `anew()` is [a name](docs/anew.md).
            ```cpp
            anew();  // not prose
            ```
            <!-- anew -->
            | a table | anew |
            """, 4, 9)

    def test_cpp(self):
        self.found("steps/x.hpp", r"""
            /// A comment that goes on in the next line: it begins
            /// anew.
            int anew = '"';  // begins anew
            fail("begins "
                 "anew", R"(raw anew)", "all is \"well\"");
            """, 3, 4, 5)

    def test_python(self):
        self.found("tools/x.py", '''
            """Begins anew."""
            anew = f"begins {1} anew"  # anew
            ''', 3, 2, 3)

    def test_shell_and_cmake(self):
        self.found("tools/x.sh", 'say "begins anew"\n# Begins\n# anew.\nanew=$#\n', 1, 3)
        self.found("tools/x.cmake", 'message(FATAL_ERROR "begins anew")\n', 1)

    def test_mistakes(self):
        self.found("tests/mistakes/x.mistake", "Begins anew.\nfile x.cpp\n--- in f\n  anew();  // anew\n", 1)


if __name__ == "__main__":
    unittest.main()
