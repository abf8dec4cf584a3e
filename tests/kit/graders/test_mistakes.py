"""The tools of the bank of mistakes, without building anything: where an edit belongs, and what makes an
edit."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from support import graded_tests
from support.places import ROOT

sys.path.insert(0, str(ROOT / "tests" / "mistakes"))
import check  # noqa: E402  (found through the line above)
import difference  # noqa: E402
import editing  # noqa: E402
import mutants  # noqa: E402
import mutate  # noqa: E402
import new  # noqa: E402
import program  # noqa: E402
import specification  # noqa: E402
from specification import Edit, Faulty, Specification  # noqa: E402

from workshop.steps import all_steps  # noqa: E402

SOURCE = """#include "a.hpp"

namespace {

// Adds one.
int first(int number) {
  log("here");  // a comment
  // another
  return number + 1;
}

int second(int number) {
  log("here");
  return number + 2;
}

}
"""


def edited(*edits):
    path = specification.MISTAKES / "03-commands" / "x.mistake"
    return editing.edited(Specification(path, edits=list(edits)), SOURCE)


class Editing(unittest.TestCase):
    def test_a_text_is_looked_for_in_its_function(self):
        self.assertEqual(edited(Edit("in", "second", "", 'log("here");\n')),
                         SOURCE.replace('  log("here");\n', ""))

    def test_comments_and_indentation_between_lines_are_passed_over(self):
        self.assertIn("int first(int number) {\n  return 0;\n}\n",
                      edited(Edit("in", "first", "  return 0;\n", 'log("here");\nreturn number + 1;\n')))

    def test_without_a_text_it_comes_first(self):
        self.assertIn("int second(int number) {\n  stop();\n", edited(Edit("in", "second", "  stop();\n")))

    def test_a_body_and_a_helper(self):
        text = edited(Edit("whole", "first", "  return 0;\n"), Edit("above", "first", "int help();\n"))
        self.assertIn("int help();\n\n// Adds one.\nint first(int number) {\n  return 0;\n}\n\nint second", text)

    def test_a_text_that_is_not_there_and_one_that_is_there_twice(self):
        with self.assertRaisesRegex(Faulty, r"not in second\(\)(.|\n)*now reads:\nint second\(int number\) {\n  log"):
            edited(Edit("in", "second", "", "number + 1\n"))
        with self.assertRaisesRegex(Faulty, "2 times in"):
            edited(Edit("in", "file", "", "log\n"))
        with self.assertRaisesRegex(Faulty, r"has no function third\(\). It has first, second"):
            edited(Edit("in", "third", "", "log\n"))

    def test_two_edits_of_one_text(self):
        with self.assertRaisesRegex(Faulty, "two edits change the same text"):
            edited(Edit("in", "second", "", "number + 2\n"), Edit("in", "second", "", "return number\n"))


class Mutants(unittest.TestCase):
    def test_every_spot_is_changed_once_and_no_comment_or_string(self):
        body = ['int f(int a) {', '  // a == 1', '  log("a == 2");', '  if (a == 3) return g(a, [] { h(); });',
                '  for (int i = 0; i < a; ++i) k();', '  return a;', '}', '']
        with tempfile.NamedTemporaryFile("w", suffix=".cpp") as file:
            file.write("\n".join(body))
            file.flush()
            found = [str(each).partition(": ")[2] for each in mutants.of_file(Path(file.name))]
        line, loop = "if (a == 3) return g(a, [] { h(); });", "for (int i = 0; i < a; ++i) k();"
        self.assertEqual(sorted(new for old, new in (each.split("  ->  ") for each in found)), sorted([
            ";", line.replace("==", "!="), line.replace("3", "4"), line.replace("(a == 3)", "(true)"),
            line.replace("(a == 3)", "(false)"), line.replace("h()", ""), loop.replace("< a", "<= a"),
            loop.replace("0", "1"), loop.replace("++", "--"), loop.replace(" k()", " ")]))

    def test_the_compiler_names_a_mutant_by_its_number(self):
        step = all_steps()[0]
        everything = mutants.of_step(step)
        named = mutate.NAMED.findall(program.together(everything, mutants.changes))
        self.assertEqual(sorted(named, key=int), [mutant.name for mutant in everything])

    def test_what_is_called_equivalent_is_still_a_mutant(self):
        for step in all_steps():
            lines = [str(mutant) for mutant in mutants.of_step(step)]
            self.assertEqual([line for line in mutate.equivalents(step) if line not in lines], [])


class Bank(unittest.TestCase):
    def test_every_edit_can_be_made_from_its_difference(self):
        for spec in self.specs():
            with self.subTest(spec.title):
                before, after = spec.reference.read_text(), editing.edited(spec)
                made = difference.edited(*difference.edits(before, after), before)
                self.assertTrue(difference.same_code(made, after))

    def test_a_name_is_one_file(self):
        titles = [spec.title for spec in self.specs()]
        self.assertEqual(len(titles), len(set(titles)))

    def test_a_sample_has_mistakes_of_all_steps(self):
        sample = check.sample(100)
        self.assertLess(len(sample), 150)
        self.assertEqual({path.parent.name for path in sample if path.suffix == ".mistake"}, set(graded_tests.steps()))

    def specs(self):
        specs, _ = editing.usable(path for folder in graded_tests.steps() for path in specification.all_paths(folder))
        self.assertGreater(len(specs), 400)
        return specs


class New(unittest.TestCase):
    """Step 03 of another bank, with results as the tests would give them."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        (self.root / "03-commands").mkdir()
        self.file = self.root / "reference.cpp"
        self.edit = SOURCE.replace("number + 2", "number")
        self.file.write_text(self.edit)

    def make(self, result, **options):
        tested = {"side_effect" if isinstance(result, BaseException) else "return_value": result}
        with mock.patch.object(specification, "MISTAKES", self.root), mock.patch.object(new, "ROOT", self.root), \
                mock.patch.object(new, "edited_file", return_value=(self.file, SOURCE)), \
                mock.patch.object(new, "tested", **tested), contextlib.redirect_stdout(io.StringIO()):
            new.make("03", "adds_nothing", "It adds nothing.", **options)

    def written(self):
        return {path.name: path.read_text() for path in (self.root / "03-commands").iterdir()}

    def test_an_edit_becomes_a_mistake(self):
        self.make({"one": None, "two": "WRONG\n  why     Two more,\n          and not one.\n  edit    x.cpp\n"})
        self.assertEqual(self.written(), {"adds_nothing.mistake": (
            "It adds nothing.\nfile    reference.cpp\ncaught  two\nsays    Two more,\nsays    and not one.\n"
            "--- in second\n  return number + 2;\n--- becomes\n  return number;\n")})
        self.assertEqual(self.file.read_text(), SOURCE)

    def test_the_test_that_is_about_the_function_is_taken(self):
        self.make({"one": "WRONG\n  edit    x.cpp, first()\n", "two": "WRONG\n  edit    x.cpp, second()\n"})
        self.assertIn("caught  two\n", self.written()["adds_nothing.mistake"])

    def test_what_no_test_catches_stays_an_edit(self):
        for result in ({"one": None}, KeyboardInterrupt()):
            with self.assertRaises((new.Trouble, KeyboardInterrupt)):
                self.make(result)
            self.assertEqual((self.written(), self.file.read_text()), ({}, self.edit))

    def test_a_variant_passes(self):
        with self.assertRaises(new.Trouble):
            self.make({"one": "WRONG"}, is_variant=True)
        self.make({"one": None}, is_variant=True)
        self.assertEqual(list(self.written()), ["adds_nothing.variant"])


if __name__ == "__main__":
    unittest.main()
