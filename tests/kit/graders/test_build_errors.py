"""Code that does not compile: the explanation names the learner's line, says what to do, and spares the noise. Each
file of broken/ is really compiled, by GCC and by clang."""

import concurrent.futures
import os
import re
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from broken import all_cases
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
            cases = [case for case in all_cases() if case.only in ("", kind)]
            tool.flags  # made before the threads need it
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                for case, (lines, broken) in zip(cases, pool.map(lambda case: explained(tool, case), cases)):
                    with self.subTest(file=case.file, change=case.new, says="\n".join(lines)):
                        self.check(case, lines, broken)

    def check(self, case, lines, broken):
        numbers = [number for number, line in enumerate(broken.splitlines(), 1)
                   if any(text in line for text in texts_at(case)) and number >= begin_of(case)]
        first = re.match(rf"steps/{case.file}:(\d+)(:\d+)?: error: ", lines[0])
        self.assertTrue(first, "the first line names no line of the file")
        self.assertIn(int(first[1]), numbers)
        self.assertTrue(any(line.startswith(f"edit    steps/{case.file}:{first[1]}") for line in lines))
        self.assertIn(case.says, why(lines))
        self.assertLessEqual(len(lines), MOST_LINES)
        for line in lines:
            if not re.match(r" *\d* \|", line):  # the learner's own code
                self.assertNotRegex(line, NOISE)


def explained(tool, case):
    """The explanation, and the broken file."""
    source = (ROOT / "solutions" / case.file).read_text()
    assert source.count(case.old) >= 1, f"{case.file} has no {case.old!r}"
    broken = source.replace(case.old, case.new, 1)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(ROOT / "steps", root / "steps", ignore=shutil.ignore_patterns("*.cpp", "*.md"))
        (root / "steps" / case.file).write_text(broken)
        return explain(tool.messages(root, case.file, case.whole), root), broken


def texts_at(case):
    return case.at.split("|") if case.at else [case.new.strip().splitlines()[0].strip()]


def begin_of(case):
    """A line of that text above the change is another one."""
    source = (ROOT / "solutions" / case.file).read_text()
    line = source.count("\n", 0, source.index(case.old)) + 1
    return line if case.at in ("}", "  }") else 1


def why(lines):
    """The words of the why, on one line."""
    text = "\n".join(lines)
    found = re.search(r"^why (.*?)(?=^\S)", text, re.MULTILINE | re.DOTALL)
    return " ".join(found[1].split()) if found else ""


if __name__ == "__main__":
    unittest.main()
