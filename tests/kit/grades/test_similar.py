"""similar.html: finds code that was taken over, however it was disguised, and does not find what everybody has."""

import re
import tempfile
import unittest
from pathlib import Path

from sample_class import HOSTILE_NAMES
from support.places import ROOT
from workshop.grades import fingerprints, similar
from workshop.steps import learners_files

CORE = [path for path in learners_files() if path.split("/")[1][:2] <= "04"]
STRINGS = "steps/03-commands/string_commands.cpp"
RENAMED = {"context": "c", "entry": "found", "reply": "answer", "database": "db", "request": "r"}


def reference(*paths):
    return {path: (ROOT / path.replace("steps/", "solutions/", 1)).read_text() for path in paths or CORE}


def stubs():
    return {path: similar.stubs.stub(ROOT / path).decode() for path in CORE}


def disguised(text):
    """With other names, texts, numbers, comments and layout."""
    text = re.sub(r"\b(" + "|".join(RENAMED) + r")\b", lambda name: RENAMED[name[0]], text)
    text = re.sub(r'"[^"\n]*"', '"something else"', re.sub(r"\b\d+\b", "7", text))
    return re.sub(r"([;{}])\n\s*", "\\1  // mine\n\n\t", text)


OWN = """
#include "03-commands/string_commands.hpp"
namespace mini_redis {
void get_command(Context& context) {
  auto* what = context.database.find(context.arguments[1]);
  if (what == nullptr) { context.reply.null_bulk_string(); return; }
  for (int i = 0; i < 3; ++i) if (i == 2 && what->size() > 1) context.reply.bulk_string(*what); else continue;
}
}
"""


class Found(unittest.TestCase):
    def pairs(self, submissions):
        return {(pair.first.name, pair.second.name): pair for pairs in similar.found(similar.codes(submissions))
                for pair in pairs}

    def test_a_disguised_copy(self):
        text = reference(STRINGS)[STRINGS]
        pairs = self.pairs({"ada": {STRINGS: text}, "bob": {STRINGS: disguised(text)}, "own": {STRINGS: OWN}})
        self.assertGreater(pairs["ada", "bob"].share, 0.8)
        self.assertGreater(pairs["bob", "the reference"].share, 0.8)
        self.assertEqual([pair for pair in pairs if "own" in pair], [])

    def test_a_copy_in_another_file(self):
        text = reference(STRINGS)[STRINGS]
        elsewhere = {"steps/03-commands/database.cpp": text}
        self.assertIn(("ada", "bob"), self.pairs({"ada": {STRINGS: text}, "bob": elsewhere}))

    def test_a_known_mistake(self):
        known = "tests/mistakes/03-commands/commands_without_helpers.variant"
        code = (ROOT / known).read_text().partition("\n--- ")[2].partition("\n")[2]
        pair = self.pairs({"ada": {STRINGS: code}})["ada", known]
        passage = pair.passages[0]
        path, line = pair.second.places[passage.second]
        mine = code.split("\n")[pair.first.places[passage.first][1] - 1]
        self.assertEqual((ROOT / path).read_text().split("\n")[line - 1], mine, "the line of the mistake's file")

    def test_not_what_the_kit_gives(self):
        self.assertEqual(self.pairs({"ada": stubs(), "bob": stubs()}), {})

    def test_the_most_alike_come_first(self):
        all_of_it = reference()
        part = stubs() | reference(STRINGS)
        ordered = list(self.pairs({"a": all_of_it, "b": all_of_it, "c": stubs() | {STRINGS: OWN + part[STRINGS]}}))
        self.assertEqual(ordered[0], ("a", "b"))

    def test_the_passages_are_equal_tokens_and_none_is_counted_twice(self):
        copy = {path: disguised(text) for path, text in reference().items()}
        pair = self.pairs({"ada": reference(), "bob": copy})["ada", "bob"]
        for code, begins in ((pair.first, "first"), (pair.second, "second")):
            spans = sorted((getattr(passage, begins), passage.length) for passage in pair.passages)
            for (begin, length), (following, _) in zip(spans, spans[1:]):
                self.assertLessEqual(begin + length, following)
        for passage in pair.passages:
            self.assertEqual(pair.first.symbols[passage.first:passage.first + passage.length],
                             pair.second.symbols[passage.second:passage.second + passage.length])


class Page(unittest.TestCase):
    def written(self, submissions):
        with tempfile.TemporaryDirectory() as folder:
            similar.write(submissions, Path(folder) / "similar.html")
            return (Path(folder) / "similar.html").read_text(encoding="utf-8")

    def test_shows_both_sides(self):
        html = self.written({"ada": reference(STRINGS), "bob": reference(STRINGS)})
        named = re.findall(r"<div><span class=faint>(\w+/03-commands/\w+\.cpp):\d+</span><pre>", html)
        self.assertEqual(len(named), html.count("<pre>"), "a file and a line above each")
        self.assertEqual(set(named), {STRINGS, STRINGS.replace("steps", "solutions")})
        self.assertIn("null_bulk_string", html)

    def test_judges_nobody(self):
        text = self.written({"ada": reference(), "bob": reference()}).lower()
        for word in ("plagia", "cheat", "copied", "suspicio", "stole", "guilt"):
            self.assertNotIn(word, text)

    def test_escapes_names_and_code(self):
        code = reference(STRINGS)[STRINGS].replace("}", "} // </pre><script>alert(1)</script>\0\x1b\udcff")
        html = self.written({name: {STRINGS: code} for name in HOSTILE_NAMES.values()})
        self.assertNotIn("<script", html)
        self.assertIsNone(re.search("[\0\x1b\u202e]", html))

    def test_of_nothing(self):
        for submissions in ({}, {"ada": {}}, {"ada": {STRINGS: ""}, "bob": {STRINGS: "/* not closed \" ' R\"("}}):
            self.assertIn("No two have more than a few lines in common", self.written(submissions))


class Tokens(unittest.TestCase):
    def symbols(self, text):
        return fingerprints.of("x", {"x.cpp": text}, set()).symbols[:-1]

    def test_what_does_not_count(self):
        same = ['int count = 1; // one\nf("a");', "int  other=22;\n/* two */ g(\"b\\\"c\");",
                "int n = 1'000; h(R\"x(a\"b)x\");"]
        self.assertEqual(len({tuple(self.symbols(text)) for text in same}), 1)

    def test_what_counts(self):
        different = ["a + b", "a - b", "a = b", "a->b", "if (a) b", "return a", "", "1 + a"]
        self.assertEqual(len({tuple(self.symbols(text)) for text in different}), len(different))

    def test_long_comments_hide_nothing(self):
        text = reference(STRINGS)[STRINGS]
        padded = {STRINGS: f"/*{'x' * 900_000}*/\n{text}"}
        self.assertEqual(fingerprints.of("x", padded, set()).prints, fingerprints.of("x", {STRINGS: text}, set()).prints)

    def test_what_was_not_compared_is_told(self):
        junk = {"steps/01-tcp-server/framing.cpp": "a;" * fingerprints.MOST_TOKENS}
        with tempfile.TemporaryDirectory() as folder:
            similar.write({"ada": {**junk, **reference(STRINGS)}, "bob": reference(STRINGS)}, Path(folder) / "similar.html")
            page = (Path(folder) / "similar.html").read_text()
        self.assertIn("only their beginning was compared: <bdi>ada</bdi>.", page)

    def test_a_large_file_is_cut(self):
        """With texts that make a bad tokenizer start over and over again."""
        for text in ("/*/", "\"\\", "R\"(", "'", "a;", "\\\n", "#include", "\0"):
            code = fingerprints.of("x", {f"{index}.cpp": text * 300_000 for index in range(3)}, set())
            self.assertLessEqual(len(code.symbols), fingerprints.MOST_TOKENS + 3)


if __name__ == "__main__":
    unittest.main()
