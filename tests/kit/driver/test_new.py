"""./workshop new: what it makes is whole, and touches nothing else. Another step, as an experiment in a
learner's checkout."""

import re
import shutil
import sys
import unittest

from support import graded_tests, learners_checkout, processes
from support.learners_checkout import FOLDER, workshop
from support.raw_client import command
from test_programs import Running
from workshop.making import source

NUMBER = f"{len(graded_tests.steps()) + 1:02}"
STEP = f"{NUMBER}-example"
OWN = (f"steps/{STEP}/", f"solutions/{STEP}/", f"tests/{STEP}/", f"tests/mistakes/{STEP}/", f"docs/{STEP}.md")
GENERATED = ["CMakePresets.json", "README.md", "steps/stubs.txt"]
STUB = FOLDER / "steps" / STEP / "example_commands.cpp"
REFERENCE = FOLDER / "solutions" / STEP / "example_commands.cpp"

MISTAKE = f"""import sys
sys.path.insert(0, "tests/mistakes")
import editing, specification
spec = specification.read("tests/mistakes/{STEP}/first.mistake")
print(editing.edited(spec, spec.reference.read_text()), end="")
"""


def git(*words):
    identity = ["-c", "user.name=me", "-c", "user.email=me@localhost", "-c", "core.autocrlf=false"]
    return processes.run(["git", *identity, *words], cwd=FOLDER, check=True).stdout


def commit(message):
    git("add", "--all")
    git("commit", "-q", "-m", message)


class New(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        for folder in FOLDER.glob(f"*/**/{STEP}"):
            shutil.rmtree(folder)
        commit("all of it")

    def makes(self, *arguments):
        told, status = workshop("new", *arguments)
        self.assertEqual(status, 0, told)
        return told

    def touched(self):
        return [line[3:] for line in git("status", "--porcelain", "--untracked-files=all").splitlines()]


class Step(New):
    def test_touches_its_own_and_one_place_in_the_server(self):
        told = self.makes("step", "example")
        others = [path for path in self.touched() if not path.startswith(OWN)]
        self.assertEqual(sorted(others), sorted([*GENERATED, "steps/server/server.cpp", "steps/steps.txt"]))
        for path in self.touched():
            self.assertIn(f"  {path}\n", told)
        changed = re.findall(r"^[+-](?![+-]).*", git("diff", "steps/server/server.cpp"), re.MULTILINE)
        self.assertEqual(changed, [f'+#include "{STEP}/given/install.hpp"', "+  install_example(parts);"])

    def test_is_whole(self):
        self.makes("step", "example")
        self.makes("command", "again", "--step", NUMBER)
        self.assertEqual(learners_checkout.run("tools/generate.py", "--check"), ("", 0))
        own = [path for path in self.touched() if path.startswith(OWN) and path.endswith((".cpp", ".hpp"))]
        told, status = learners_checkout.run("tools/style/format.py", *own)
        self.assertTrue(status == 0 or "NOT CHECKED" in told, told)

        self.assertEqual(learners_checkout.run("tools/style/lines.py", *own), ("", 0))

        commit("another step")
        for test in ("sources/test_form.py", "docs/test_hints.py"):
            told, status = learners_checkout.run(sys.executable, f"tests/kit/{test}")
            self.assertEqual(status, 0, told)
        stub, reference = STUB.read_text(), REFERENCE.read_text()
        self.assert_tested("0 of 1 tests pass, 0 of 100 points", f"example_command()  steps/{STEP}/example_commands.cpp:")
        self.assertIn("hint 1 of 3", workshop("hint", NUMBER)[0])
        STUB.write_text(reference)
        self.assert_tested("1 of 1 tests pass, 100 of 100 points")
        STUB.write_text(learners_checkout.run(sys.executable, "-c", MISTAKE)[0])
        self.assert_tested("WRONG", "This is a simple string; expected a bulk string.")
        self.assertIn("as it came", workshop("reset", NUMBER)[0])
        self.assertEqual(STUB.read_text(), stub)

        with Running("serve", "--reference", "--port", "0") as server, server.connect() as client:
            self.assertEqual(client.ask(command("EXAMPLE"), 11), b"$5\r\nhello\r\n")
            self.assertEqual(client.ask(command("AGAIN"), 5), b"+OK\r\n")

    def assert_tested(self, *words):
        told = workshop("test", NUMBER)[0]
        for word in words:
            self.assertIn(word, told)


class No(New):
    def assert_refused(self, arguments, *words):
        told, status = workshop("new", *arguments)
        self.assertEqual(status, 2, told)
        for word in words:
            self.assertIn(word, told)
        self.assertEqual(self.touched(), [])

    def test_says_what_would_be_right(self):
        self.assert_refused([], "A new what", "usage: ./workshop new step SLUG")
        self.assert_refused(["step"], "usage:")
        self.assert_refused(["stop", "streams"], "usage:")
        self.assert_refused(["step", "Streams!"], "'Streams!'", "key-statistics")
        self.assert_refused(["step", "pubsub"], "08-pubsub")
        self.assert_refused(["step", "get"], "GET already", "steps/03-commands/given/install.cpp")
        self.assert_refused(["command", "hello"], "--step")
        self.assert_refused(["command", "hello", "--step", "99"], "no step '99'")
        self.assert_refused(["command", "STRLEN", "--step", "05"], "STRLEN already", "steps/05-keys/given/install.cpp")
        self.assert_refused(["command", "he llo", "--step", "05"], "'he llo'")

    def test_leaves_everything_alone_where_a_file_is_in_the_way(self):
        path = FOLDER / "docs" / f"{STEP}.md"
        path.write_text("mine\n")
        commit("mine")
        self.assert_refused(["step", "example"], f"docs/{STEP}.md is there already")
        self.assertEqual(path.read_text(), "mine\n")

    def test_the_shell_completes_it(self):
        for words, expected in (("new", "mistake"), ("new command x --step", "05"), ("verify", "sanitize"), ("verify", "--full")):
            self.assertIn(expected, workshop("completion", "--words", *words.split())[0].splitlines())

    def test_a_mistake_is_made_by_the_bank_s_own_program(self):
        self.assertIn("STEP NAME", workshop("new", "mistake", "--help")[0])
        told, status = workshop("new", "mistake", "03", "nothing_wrong", "Nothing is wrong.")
        self.assertNotEqual(status, 0, told)
        self.assertIn("solutions/03-commands", told)


class Source(unittest.TestCase):
    def test_an_include_has_its_place(self):
        own = '#include "04-x/given/install.hpp"\n'
        self.assertEqual(source.with_include(own + "\nint x;\n", "04-x/a.hpp"), own + '\n#include "04-x/a.hpp"\n\nint x;\n')
        both = own + '\n#include "04-x/b.hpp"\n#include "common/log.hpp"\n'
        for header, before in (("04-x/a.hpp", "04-x/b.hpp"), ("04-x/c.hpp", "common/log.hpp")):
            self.assertIn(f'"{header}"\n#include "{before}"', source.with_include(both, header))
        self.assertTrue(source.with_include(both, "common/z.hpp").endswith('#include "common/z.hpp"\n'))

    def test_a_row_comes_last_however_long_the_others_are(self):
        for rows, expected in (
            ('  server.commands.add({"a", 1, f});\n}\n', '  server.commands.add({"a", 1, f});\n  server.commands.add({"b"});\n}\n'),
            ('  commands.add({"a", 1,\n                f});\n\n  x();\n', '  commands.add({"a", 1,\n                f});\n  commands.add({"b"});\n\n  x();\n'),
        ):
            self.assertEqual(source.with_row(rows, '"b"'), expected)

    def test_a_layer_comes_before_the_layers_whose_order_counts(self):
        text = "  install_a(parts, config.x);\n  install_b(parts);\n\n  // First: ...\n  install_z(parts);\n"
        self.assertEqual(source.with_install(text, "install_c"), text.replace("\n\n", "\n  install_c(parts);\n\n"))


if __name__ == "__main__":
    unittest.main()
