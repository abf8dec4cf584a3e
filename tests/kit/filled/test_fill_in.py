"""What tools/fill_in.py makes of a learner's files: every function of a step once, the learner's if it is
written and the reference's if not, each on the line that it has in its own file."""

import re
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path
from types import SimpleNamespace

from partly_written import all_names, mixed
from support.places import ROOT
from workshop import cpp, written
from workshop.steps import all_steps

sys.path.insert(0, str(ROOT / "tools"))
import fill_in  # noqa: E402  (found through the line above)

REFERENCE = """\
#include "02/notes.hpp"

#include <algorithm>

namespace mini_redis {
namespace {

// How far it is.
int far(int a) {
  return a * 2;
}

}  // namespace

void Notes::add(int note) {
  notes_.push_back(far(note));
}

int Notes::count() const {
  return notes_.size();
}

}  // namespace mini_redis
"""
STUB = """\
#include "02/notes.hpp"

#include "common/not_implemented.hpp"

namespace mini_redis {

void Notes::add(int note) {
  // TODO: append it.
  not_implemented();
}

int Notes::count() const {
  not_implemented();
}

}  // namespace mini_redis
"""
ADD = "void Notes::add(int note) {\n  // TODO: append it.\n  not_implemented();\n}\n"
COUNT = "int Notes::count() const {\n  not_implemented();\n}\n"
ONE_EACH = (["Notes::count"], ["Notes::add"])  # the learner's, and the reference's
MINE = "int Notes::count() const {\n  return far(1);\n}\n"


def public(text):
    """{name: (the lines in front of it, its text)} of the functions that others can call."""
    text = text.partition("\n")[2] if text.startswith("#line 1 ") else text
    return {each.name: (text.count("\n", 0, each.start), each.text)
            for each in cpp.functions(text) if not each.is_private}


def public_of(paths, names):
    return {name: place for path in paths for name, place in public(path.read_text()).items() if name in names}


class Test(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="fill in-")))

    def step(self, mine, solutions, **how):
        """A step with these texts of the learner's."""
        sources = [self.folder / path.name for path in solutions]
        for path, text in zip(sources, mine):
            path.write_text(text, encoding="utf-8")
        facts = {"number": "02", "is_challenge": False, **how}
        return SimpleNamespace(**facts, sources=sources, solutions=solutions)

    def filled(self, step):
        """The texts that are the learner's, and those that are the reference's: one of each file."""
        folder = self.folder / "filled"
        fill_in.fill_in(step, folder)
        reference = (folder / "reference.cpp").read_text()
        return ([(folder / path.name).read_text() for path in step.sources],
                re.split(r"^(?=#line 1 )", reference, flags=re.MULTILINE)[-len(step.sources):])

    def notes(self):
        """The reference of a step that has one file."""
        path = self.folder / "reference" / "notes.cpp"
        path.parent.mkdir(exist_ok=True)
        path.write_text(REFERENCE)
        return path


class EveryStep(Test):
    """The steps of the workshop, with one function written, and with one function missing."""

    def test_each_function_is_there_once(self):
        for step in all_steps():
            names = all_names(step.folder)
            for name in names:
                for own in ({name}, {*names} - {name}):
                    with self.subTest(step.folder, own=own):
                        self.check(step, names, own)

    def check(self, step, names, own):
        texts = [mixed(stub.read_text(), reference.read_text(), own)
                 for stub, reference in zip(step.sources, step.solutions)]
        mine = self.step(texts, step.solutions)
        self.assertEqual(written.missing(mine), [name for name in names if name not in own])
        learners, references = self.filled(mine)
        self.assertEqual(self.all_of(learners), public_of(mine.sources, own))
        if own:
            self.assertEqual(self.all_of(references), public_of(step.solutions, {*names} - own))

    def all_of(self, texts):
        return {name: place for text in texts for name, place in public(text).items()}


class Odd(Test):
    """What else a learner's file may look like."""

    def parts(self, mine):
        """The names of the functions that are the learner's, and of those that are the reference's."""
        (self.learners_text,), (references_text,) = self.filled(self.step([mine], [self.notes()]))
        return [*public(self.learners_text)], [*public(references_text)]

    def test_the_file_as_it_came(self):
        self.assertEqual(self.parts(STUB), ([], []))  # the program takes the reference's layer

    def test_some_of_it_is_written(self):
        self.assertEqual(self.parts(STUB.replace(COUNT, MINE)), ONE_EACH)

    def test_helpers_that_have_the_name_of_one_of_the_references(self):
        helper = "namespace {\nint far(int a) {\n  return a;\n}\n}  // namespace\n\n"
        self.assertEqual(self.parts(STUB.replace(ADD, helper + ADD).replace(COUNT, MINE)), ONE_EACH)
        self.assertIn("return a;", self.learners_text)

    def test_all_of_it_is_written(self):
        mine = STUB.replace(COUNT, MINE).replace("not_implemented();", "notes_.push_back(note);")
        self.assertEqual(self.parts(mine), (["Notes::add", "Notes::count"], []))
        self.assertEqual(self.learners_text.partition("\n")[2], mine)

    def test_a_function_that_is_not_there(self):
        self.assertEqual(self.parts(STUB.replace(ADD, "").replace(COUNT, MINE)), ONE_EACH)

    def test_comments_and_strings_that_speak_of_it(self):
        for text in ("// not_implemented();", "/* not_implemented(); */", 'log("not_implemented()");',
                     'R"(not_implemented())";'):
            mine = STUB.replace(COUNT, MINE.replace("  return", f"  {text}\n  return"))
            self.assertEqual(self.parts(mine), ONE_EACH, text)

    def test_a_call_after_some_code(self):
        mine = STUB.replace(COUNT, MINE).replace("  // TODO: append it.", "  if (note == 0) return;")
        self.assertEqual(self.parts(mine), ONE_EACH)

    def test_other_ways_to_lay_out_code(self):
        indented = "namespace mini_redis {\n" + textwrap.indent(ADD + MINE, "    ") + "}\n"
        qualified = ADD + MINE.replace("int Notes", "int mini_redis::Notes")
        below = "namespace mini_redis\n{\n" + ADD + MINE.replace("int ", "int\n").replace(" {", "\n{") + "}\n"
        taken_out = STUB.replace(COUNT, f"#if 0\n{COUNT}#endif\n{MINE}")
        for mine in (indented, qualified, below, taken_out, STUB.replace(COUNT, MINE).replace("\n", "\r\n")):
            with self.subTest(mine):
                self.assertEqual(self.parts(mine), ONE_EACH)

    def test_a_brace_too_many_is_left_for_the_compiler(self):
        for mine in (STUB.replace("redis {", "redis {{"), STUB.replace(COUNT, MINE + "}\n"), STUB[:-30]):
            self.parts(mine)
            self.assertEqual(self.learners_text.partition("\n")[2], mine)

    def test_the_lines_are_those_of_the_learners_file(self):
        self.parts(STUB.replace(COUNT, MINE))
        self.assertEqual(self.learners_text.splitlines()[0], f'#line 1 "{self.folder}/notes.cpp"')

    def test_a_function_in_another_file_of_the_step(self):
        lists = self.notes().with_name("lists.cpp")
        lists.write_text("int size() {\n  return 1;\n}\n")
        mine = [STUB.replace(ADD, ""), ADD.replace("not_implemented();", "")]
        step = self.step(mine, [self.notes(), lists])
        self.assertEqual(written.missing(step), ["Notes::count", "size"])
        learners, references = self.filled(step)
        self.assertEqual([[*public(text)] for text in learners], [[], ["Notes::add"]])
        self.assertEqual([[*public(text)] for text in references], [["Notes::count"], ["size"]])


class Told(Test):
    """What the server says at its start."""

    def told(self, mine, **how):
        return written.told(self.step([mine], [self.notes()], **how))

    def test_what_is_missing(self):
        self.assertEqual(self.told(STUB), "02: all of it is the reference's")
        self.assertEqual(self.told(STUB.replace(COUNT, MINE)), "02: add is the reference's")
        self.assertEqual(self.told(STUB.replace(COUNT, MINE).replace(ADD, MINE.replace("count", "add"))), "")

    def test_a_challenge_that_is_not_begun(self):
        self.assertEqual(self.told(STUB, number="07", is_challenge=True), "")
        self.assertEqual(self.told(STUB.replace(COUNT, MINE), number="07", is_challenge=True),
                         "07: add is the reference's")

    def test_several(self):
        names = ["ReplyWriter::array", "ReplyWriter::null_array", "integer"]
        self.assertEqual(written.short(names), ["array", "null_array", "integer"])
        self.assertEqual(written.short(["RdbWriter::length", "RdbReader::length", "rdb_save"]),
                         ["RdbWriter::length", "RdbReader::length", "rdb_save"])


class Writing(Test):
    def test_only_what_changes_is_written(self):
        path = self.folder / "a file"
        fill_in.write(path, "text\n")
        before = path.stat().st_mtime_ns
        fill_in.write(path, "text\n")
        self.assertEqual(path.stat().st_mtime_ns, before)
        fill_in.write(path, "another\n")
        self.assertEqual(path.read_text(), "another\n")


if __name__ == "__main__":
    unittest.main()
