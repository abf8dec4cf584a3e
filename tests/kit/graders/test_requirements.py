"""What a function requires is checked in the learner's build: the program ends, and says which requirement is broken
and in which line."""

import re
import tempfile
import unittest

from support import processes
from support.places import BUILD, ROOT

SOURCE = ROOT / "tests" / "kit" / "graders" / "broken_requirements.cpp"
SIGABRT = 6
CASE = re.compile(r'\{"(.*)",\n(?:.*\n)*?.*// here$', re.MULTILINE)


def mistakes():
    """Each with the number of its line."""
    text = SOURCE.read_text()
    return {found[1]: text.count("\n", 0, found.end()) + 1 for found in CASE.finditer(text)}


class Requirements(unittest.TestCase):
    def test_each_names_the_callers_line(self):
        self.assertGreater(len(mistakes()), 25)
        for name, line in mistakes().items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                done = processes.run([BUILD / "broken_requirements", name], cwd=folder)
                self.assertEqual((done.returncode, done.stdout), (-SIGABRT, ""), done.stderr)
                self.assertRegex(done.stderr, rf"\w+\S*: .*; called at \S*/{SOURCE.name}:{line}\n")

    def test_release_has_no_trace_of_it(self):
        with tempfile.NamedTemporaryFile("w", suffix=".cpp") as source:
            source.write('#include "03-commands/database.hpp"\n#include "02-protocol/given/request.hpp"\n'
                         "std::string_view second(const mini_redis::Request& request) { return request[1]; }\n"
                         "mini_redis::Entry& first(mini_redis::Database& db) { return db.expiring(0); }\n")
            source.flush()
            for release, finds in ((["-DNDEBUG"], self.assertNotIn), ([], self.assertIn)):
                compile_it = ["c++", "-std=c++20", "-O2", *release, "-I", ROOT / "steps", "-S", "-o", "-", source.name]
                finds("broken_requirement", processes.run(compile_it, check=True).stdout)


if __name__ == "__main__":
    unittest.main()
