"""The style checks find what is wrong, and say when they could not look."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

from support import processes
from support.places import ROOT

STYLE = ROOT / "tools" / "style"
sys.path.insert(0, str(STYLE))
import sources  # noqa: E402  (found through the line above)

NOT_CHECKED = sources.NOT_CHECKED
GOOD = """// A file as it should be.
namespace mini_redis {

int twice(int number) {
  return 2 * number;
}

}  // namespace mini_redis
"""


def is_there(tool):
    try:
        return sources.tool(tool)
    except SystemExit:
        return None


class Style(unittest.TestCase):
    def setUp(self):
        # Tidy reads only our files.
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="style-"))) / "tests"
        self.folder.mkdir()
        self.file = self.folder / "some file.cpp"

    def check(self, name, text, *options, **environment):
        self.file.write_text(text)
        done = processes.run([sys.executable, STYLE / name, *options, self.file],
                              env={**os.environ, **environment})
        return done.stdout + done.stderr, done.returncode

    def finds(self, name, text, *words):
        told, status = self.check(name, text)
        self.assertEqual(status, 1, told)
        for word in words:
            self.assertIn(word, told)

    def tool(self, name, text):
        (self.folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (self.folder / name).chmod(0o755)


class Files(Style):
    def test_all_sources_of_the_project_are_looked_at(self):
        seen = {str(path.relative_to(ROOT)) for path in sources.files()}
        for path in ("steps/03-commands/given/database.cpp", "solutions/01-tcp-server/session.cpp", "tests/support/coach.hpp",
                     "tests/03-commands/1_strings_test.cpp", "tools/tap/main.cpp", "docs/examples/04_sampling.cpp"):
            self.assertIn(path, seen)

    def test_a_tool_that_is_missing_or_another_version_is_no_pass(self):
        for name, tool in (("format.py", "clang-format"), ("tidy.py", "clang-tidy")):
            told, status = self.check(name, GOOD, PATH=str(self.folder))
            self.assertEqual(status, NOT_CHECKED, told)
            self.assertRegex(told, rf"^NOT CHECKED: there is no {tool} here.* apt-get install {tool}-14\n$")
            self.tool(tool, "echo 'Debian LLVM version 19.1.7'")
            told, status = self.check(name, GOOD, PATH=f"{self.folder}:/bin:/usr/bin" if not is_there(tool) else str(self.folder))
            self.assertEqual(status, NOT_CHECKED, told)
            self.assertIn("NOT CHECKED: the version here is 19, and 14 is the judge", told)


class Lines(Style):
    def test_a_line_that_is_too_long(self):
        self.assertEqual(self.check("lines.py", GOOD + "// " + "x" * 107 + "\n"), ("", 0))
        self.finds("lines.py", GOOD + "// " + "x" * 108 + "\n", "some file.cpp:9: 111 characters", "The limit is 110")


@unittest.skipUnless(is_there("clang-format"), "no clang-format 14 here")
class Format(Style):
    def test_what_is_formatted_passes(self):
        self.assertEqual(self.check("format.py", GOOD), ("", 0))

    def test_what_is_not_is_named_with_its_first_line(self):
        self.finds("format.py", GOOD.replace("  return", " return").replace("2 *", "2*"), "some file.cpp:4: not formatted",
                   "tools/style/format.py --fix")

    def test_a_file_that_is_not_there_is_no_pass(self):
        done = processes.run([sys.executable, STYLE / "format.py", self.file])
        self.assertEqual(done.returncode, 1)

    def test_fix_formats(self):
        self.assertEqual(self.check("format.py", GOOD.replace("  return", "return"), "--fix"), ("", 0))
        self.assertEqual(self.file.read_text(), GOOD)

    def test_comments_and_strings_stay_as_they_are(self):
        text = GOOD.replace("// A file", "//   a  table  of  columns " + "x" * 100) + f'\nconst char* const text =\n    "{"y " * 60}";\n'
        self.assertEqual(self.check("format.py", text), ("", 0))


@unittest.skipUnless(is_there("clang-tidy"), "no clang-tidy 14 here")
class Tidy(Style):
    def test_what_is_tidy_passes(self):
        self.assertEqual(self.check("tidy.py", GOOD), ("", 0))

    def test_findings_are_named_with_their_line(self):
        for old, new, words in (
            ("int twice", "int Twice", ("some file.cpp:4:5", "readability-identifier-naming")),
            ("2 * number", "sizeof(&number) > 9 ? 1 : 1", ("some file.cpp:5:", "bugprone-branch-clone")),
            ("  return", "\n" * 41 + "  return", ("readability-function-size",)),
            ("2 * number", "no_such_function()", ("some file.cpp:5:10", "clang-diagnostic-error")),
        ):
            self.finds("tidy.py", GOOD.replace(old, new), *words)

    def test_it_reads_coroutines_and_the_place_of_a_stub(self):
        for include in ("common/precompiled.hpp", "common/not_implemented.hpp"):
            self.assertEqual(self.check("tidy.py", f'#include "{include}"\n\n{GOOD}'), ("", 0))

    def test_several_files_are_read_as_one(self):
        other = self.folder / "other.cpp"
        other.write_text(GOOD.replace("twice", "Thrice"))
        told, status = self.check("tidy.py", GOOD, other)
        self.assertEqual(status, 1)
        self.assertIn("other.cpp:4:5", told)


if __name__ == "__main__":
    unittest.main()
