"""A function that nobody defines, or that two files define: the explanation names the line that was meant to be it.
With every linker that this machine has; what the others print is kept here."""

import os
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

from compilers import compiler
from support import processes
from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop.compiling.explanation import explain  # noqa: E402  (found through the line above)

EXPIRY = "04-expiry/expiry.cpp"
ASKS = '#include "04-expiry/expiry.hpp"\nauto* asks = mini_redis::expire_if_needed;\nint main() {}\n'
TWICE = "namespace mini_redis { int twice(int number) { return 2 * number; } }\n"
OF_APPLE = """Undefined symbols for architecture arm64:
  "mini_redis::expire_if_needed(mini_redis::Database&, mini_redis::Entry&)", referenced from:
      _main in asks.o
ld: symbol(s) not found for architecture arm64
"""
SAYS = {
    "bool expire_if_neded(Database& db, Entry& entry) {": "the header has expire_if_needed(): one of the two is misspelt",
    "bool expire_if_needed(Database& db, const Entry& entry) {": "has other parameters, so it's another function",
    "bool Database::expire_if_needed(Database& db, Entry& entry) {": "Database::expire_if_needed() is not expire_if_needed()",
    "namespace {\nbool expire_if_needed(Database& db, Entry& entry) {": "in an unnamed namespace",
    "bool is_expired(Database& db, Entry& entry) {": "expire_if_needed() is missing in this file (the header declares it:",
}


class Linked(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        shutil.copytree(ROOT / "steps", cls.root / "steps", ignore=shutil.ignore_patterns("*.cpp", "*.md"))
        cls.gcc = compiler("gcc", cls.root) or compiler("clang", cls.root)
        cls.linkers = [name for name in ("bfd", "gold", "lld", "mold") if shutil.which(f"ld.{name}")]

    def write(self, file, text):
        (self.root / file).write_text(text)
        return self.root / file

    def link(self, linker, *sources):
        """What the linker says about these files, which are compiled."""
        objects = [source.with_suffix(".o") for source in sources]
        for source, made in zip(sources, objects):
            self.gcc.run(["-c", source, "-o", made], self.root, check=True)
        done = processes.run([self.gcc.path, f"-fuse-ld={linker}", *objects, "-o", os.devnull], cwd=self.root, limit=60)
        return done.stdout + done.stderr

    def test_a_function_that_nobody_defines(self):
        asks = self.write("asks.cpp", ASKS)
        logs = {linker: self.link(linker, asks) for linker in self.linkers} | {"Apple's": OF_APPLE}
        for linker, log in logs.items():
            for head, words in SAYS.items():
                with self.subTest(linker=linker, head=head, log=log):
                    self.check(log, head, words)

    def check(self, log, head, words):
        reference = (ROOT / "solutions" / EXPIRY).read_text()
        self.write(f"steps/{EXPIRY}", reference.replace("bool expire_if_needed(Database& db, Entry& entry) {", head))
        told = "\n".join(explain(log, self.root))
        number = reference[:reference.index("bool")].count("\n") + head.count("\n") + 1
        place = f"steps/{EXPIRY}" if "is missing" in words else f"steps/{EXPIRY}:{number}"
        self.assertTrue(told.startswith(f"{place}:"), told)
        self.assertIn("undefined reference to 'expire_if_needed(Database&, Entry&)'", told)
        self.assertIn(words, " ".join(told.split()))

    def test_a_function_that_two_files_define(self):
        files = ["steps/03-commands/database.cpp", "steps/03-commands/dispatcher.cpp"]
        sources = [self.write(file, TWICE) for file in files] + [self.write("main.cpp", "int main() {}\n")]
        for linker in self.linkers:
            with self.subTest(linker=linker):
                log = self.link(linker, *sources)
                told = " ".join(" ".join(explain(log, self.root)).split())
                self.assertIn("two definitions of 'twice(int)'", told, log)
                self.assertIn("into an unnamed namespace", told)


if __name__ == "__main__":
    unittest.main()
