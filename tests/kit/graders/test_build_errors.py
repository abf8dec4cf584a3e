"""Code that does not compile: the explanation names the learner's line, says what to do, and spares the noise. Each
of broken_files.py is really compiled, by GCC and by clang."""

import concurrent.futures
import os
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from broken_files import broken_files
from compilers import compiler
from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.compiling.explanation import explain  # noqa: E402  (found through the line above)

NOISE = re.compile(r"\{aka |\[with |basic_string|__cxx11|_Tp\b|mini_redis::|std::allocator|ratio<|\(aka ")
MOST_LINES = 16


class Explained(unittest.TestCase):
    """One test for each compiler; each file is a subtest."""

    def test_gcc(self):
        self.compile_all("gcc")

    def test_clang(self):
        self.compile_all("clang")

    def compile_all(self, kind):
        with tempfile.TemporaryDirectory() as folder:
            tool = compiler(kind, Path(folder))
            if not tool:
                self.skipTest(f"NOT CHECKED: there is no {kind} that the kit can use")
            files = [broken for broken in broken_files() if broken.is_for(kind)]
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                for broken, lines in zip(files, pool.map(lambda broken: explained(tool, broken), files)):
                    with self.subTest("\n".join([f"{broken.file}: {broken.new}", *lines])):
                        self.check(broken, lines)

    def check(self, broken, lines):
        first = re.match(rf"steps/{broken.file}:(\d+)(:\d+)?: error: ", lines[0])
        self.assertTrue(first, "the first line names no line of the file")
        self.assertIn(int(first[1]), broken.named)
        self.assertTrue(any(line.startswith(f"edit    steps/{broken.file}:{first[1]}") for line in lines))
        for words in broken.lines["says"]:
            self.assertIn(words, why(lines))
        self.assertLessEqual(len(lines), MOST_LINES)
        for line in lines:
            if not re.match(r" *\d* \|", line):  # the learner's own code
                self.assertNotRegex(line, NOISE)


def explained(tool, broken):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "steps", root / "steps", ignore=shutil.ignore_patterns("*.cpp", "*.md"))
        (root / "steps" / broken.file).write_text(broken.text)
        return explain(tool.messages(root, broken.file, whole=bool(broken.lines["needs"])), root)


def why(lines):
    """The words of the why, on one line."""
    found = re.search(r"^why (.*?)(?=^\S)", "\n".join(lines), re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


if __name__ == "__main__":
    unittest.main()
