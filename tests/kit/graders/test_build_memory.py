"""What a build folder remembers of the learner's files, and the forms of output that this machine's compilers do not have."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.compiling.explanation import explain  # noqa: E402  (found through the line above)
from workshop.compiling.memory import Memory, files_in  # noqa: E402

FILE = "steps/04-expiry/expiry.cpp"
OBJECT = "steps/CMakeFiles/layer_04_mine.dir/04-expiry/expiry.cpp.o"
COMPILED = f"[1/2] Building CXX object {OBJECT}\n"
WARNING = f"{FILE}:6:3: warning: unused variable 'now' [-Wunused-variable]\n    6 |   int now;\n      |       ^~~\n"
# GCC 14 shows the source of each place that required something.
GCC_14 = f"""FAILED: [code=1] {OBJECT}
In file included from /usr/include/c++/14/vector:66,
                 from ../../{FILE}:3:
/usr/include/c++/14/bits/stl_uninitialized.h: In instantiation of 'constexpr bool std::__check_constructible()':
/usr/include/c++/14/bits/stl_uninitialized.h:182:4:   required from 'constexpr std::vector<_Tp, _Alloc>::vector()'
  182 |         = std::__check_constructible<_ValueType1, decltype(*__first)>();
      |           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~^~
../../{FILE}:2:66:   required from here
    2 |   std::vector<std::unique_ptr<Hash>> all{{std::make_unique<Hash>()}};
      |                                                                  ^
/usr/include/c++/14/bits/stl_uninitialized.h:90:56: error: static assertion failed: result type must be constructible from input type
   90 |       static_assert(is_constructible<_ValueType, _Tp>::value,
      |                                                        ^~~~~
"""


class Remembering(unittest.TestCase):
    def setUp(self):
        self.root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.build = self.root / "build"
        for path in (self.root / FILE, self.build / OBJECT):
            path.parent.mkdir(parents=True)
        self.write("1", date=1000)

    def write(self, text, date):
        (self.root / FILE).write_text(text)
        os.utime(self.root / FILE, (date, date))

    def compile(self, warning="", is_seen=True, date=2000):
        """A build that compiles the file. Returns whether the file got a new date before it. `is_seen`: whether we hear
        what the compiler says."""
        before = self.date()
        memory = Memory(self.build, self.root)
        memory.touch_changed(files_in("step04_tests"))
        dated = self.date() != before
        (self.build / OBJECT).write_text("an object")
        if is_seen:
            memory.note(COMPILED + warning)
        os.utime(self.build / OBJECT, (date, date))
        return dated

    def date(self):
        return (self.root / FILE).stat().st_mtime

    def warnings(self):
        return [lines[0] for lines in Memory(self.build, self.root).warnings([FILE])]

    def test_warnings_as_long_as_the_file_stays_as_it_is(self):
        self.compile(WARNING)
        self.assertEqual(self.warnings(), [f"{FILE}:6:3: warning: unused variable 'now'"])
        Memory(self.build, self.root).note("ninja: no work to do.\n")
        self.assertEqual(len(self.warnings()), 1)
        self.write("2", date=3000)
        self.assertEqual(self.warnings(), [])
        self.compile()
        self.assertEqual(self.warnings(), [])

    def test_a_file_with_an_old_date_is_dated_anew(self):
        self.compile()
        self.write("2", date=1500)
        self.assertTrue(self.compile())

    def test_a_file_that_was_saved_is_left_alone(self):
        """Or ./workshop watch would take it for another save, and begin again."""
        self.compile()
        self.write("2", date=3000)
        self.assertFalse(self.compile())

    def test_a_file_whose_compilation_was_not_seen_is_compiled_again(self):
        self.compile()
        self.write("2", date=3000)
        self.compile(is_seen=False, date=4000)
        self.assertTrue(self.compile())

    def test_the_learner_s_files_in_a_program(self):
        for target, steps in {"step04_tests": "04", "together_02_tests": "01 02", "mini-redis-upto-2": "01 02", "tap": "",
                              "mini-redis-speed": "11",
                              "mini-redis-reference": "", "step04_reference_tests": ""}.items():
            self.assertEqual(sorted({file[6:8] for file in files_in(target)}), steps.split(), target)
        self.assertIn(FILE, files_in("mini-redis"))

    def test_gcc_14(self):
        (self.root / FILE).write_text("bool f() {\n  std::vector<std::unique_ptr<Hash>> all{std::make_unique<Hash>()};\n}\n")
        told = explain(GCC_14, self.root)
        self.assertEqual(told[0], f"{FILE}:2:66: error: static assertion failed: result type must be constructible from "
                                  "input type")
        self.assertIn("push_back(std::move(it))", " ".join(told))

    def test_what_is_no_compile_error(self):
        full = "[1/2] Building\nfatal: no space\nFAILED: x.o\n/usr/bin/ld: final link failed: No space left on device\n"
        self.assertEqual(explain(full, self.root), ["/usr/bin/ld: final link failed: No space left on device"])
        self.assertEqual(explain("ninja: error: build.ninja:3: expected '='\n", self.root),
                         ["ninja: error: build.ninja:3: expected '='"])


if __name__ == "__main__":
    unittest.main()
