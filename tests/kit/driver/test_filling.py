"""What catchup puts into a learner's file: the reference's functions, with what they need, and nothing else."""

import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

from support.places import ROOT
from support import graded_tests  # noqa: F401  (it makes Python find the driver's modules)
from workshop import cpp, filling, stubs, written
from workshop.steps import all_steps

REFERENCE = """#include "mine.hpp"

#include <charconv>

namespace {

int deep() { return 1; }

int helper() { return deep(); }

int not_needed() { return 2; }

}  // namespace

int one() {
  return helper();
}

int two() {
  return 2;
}
"""
MINE = """#include "mine.hpp"

int two() {
  return 22;
}

int one() {
  not_implemented();
}
"""


class Filling(unittest.TestCase):
    def test_takes_the_function_with_its_helpers_and_includes(self):
        text = filling.fill(MINE, REFERENCE, ["one"])
        for words in ("#include <charconv>", "int deep() { return 1; }\n\nint helper() { return deep(); }", "return helper();", "return 22;"):
            self.assertIn(words, text)
        for words in ("not_implemented", "not_needed", "return 2;"):
            self.assertNotIn(words, text)

    def test_takes_a_function_that_is_not_there(self):
        text = filling.fill(MINE, REFERENCE.replace("one()", "three()"), ["three"])
        self.assertEqual([each.name for each in cpp.functions(text)], ["deep", "helper", "three", "two", "one"])

    def test_keeps_a_helper_of_the_learner_s(self):
        text = filling.fill("int helper() {\n  return 3;\n}\n\n" + MINE, REFERENCE, ["one"])
        self.assertEqual(text.count("int helper()"), 1)
        self.assertIn("return 3;", text)

    def test_changes_nothing_if_nothing_is_missing(self):
        self.assertEqual(filling.fill(MINE, REFERENCE, []), MINE)

    def test_keeps_the_line_ends_of_a_file(self):
        windows, plain = MINE.replace("\n", "\r\n"), filling.fill(MINE, REFERENCE, ["one"])
        self.assertEqual(self.filled(windows), plain.replace("\n", "\r\n").encode())
        self.assertEqual(self.filled(MINE), plain.encode())
        self.assertIn(b"// a line of mine\r\n", self.filled(f"// a line of mine\r\n{MINE}"))

    def filled(self, mine):
        """What catchup writes into a file with this text."""
        with tempfile.TemporaryDirectory() as folder:
            files = [Path(folder, name) for name in ("mine.cpp", "reference.cpp")]
            for path, text in zip(files, (mine, REFERENCE)):
                path.write_bytes(text.encode())
            step = SimpleNamespace(sources=files[:1], solutions=files[1:])
            with mock.patch.object(written, "missing", return_value=["one"]):
                return filling.filled(step)[files[0]]

    def test_finds_each_function_of_each_step(self):
        for step in all_steps():
            for path, reference in zip(step.sources, step.solutions):
                stub, whole = stubs.stub(path).decode(), reference.read_text()
                for function in cpp.functions(whole):
                    if not function.is_private:
                        self.assert_filled_in(stub, whole, function)

    def assert_filled_in(self, stub, whole, function):
        text = filling.fill(stub, whole, [function.name])
        now, before = functions(text), functions(stub)
        self.assertEqual(now[function.name], function.text)
        self.assertFalse(written.is_stub(cpp.named(text, function.name)))
        others = before.keys() - {function.name}
        self.assertEqual({name: now[name] for name in others}, {name: before[name] for name in others})


def functions(text):
    return {each.name: each.text for each in cpp.functions(text)}


if __name__ == "__main__":
    unittest.main()
