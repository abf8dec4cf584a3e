"""What an instructor gives to a platform: Gradescope's zip, and the templates for CI systems."""

import re
import shlex
import tempfile
import textwrap
import unittest
import zipfile
from pathlib import Path

from support import processes
from support.places import ROOT

import sample_class  # noqa: F401  (makes workshop known)
from workshop.grades.formats import gradescope
from workshop.trouble import Trouble

TEMPLATES = {"github.yml": lambda part, parts: {"PART": str(part), "PARTS": str(parts)},
             "gitlab.yml": lambda part, parts: {"CI_NODE_INDEX": str(part + 1), "CI_NODE_TOTAL": str(parts)}}
NAMES = ["ada", "bob.zip", "two words", "-rf", "$(touch pwned)", "x;y", "'", "l\nn", "zoe", "ünïcode"]


class Gradescope(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def made(self, *arguments, **more):
        gradescope.make_zip(self.folder / "autograder.zip", *arguments, **more)
        with zipfile.ZipFile(self.folder / "autograder.zip") as archive:
            archive.extractall(self.folder)
            self.executable = {entry.filename for entry in archive.infolist() if entry.external_attr >> 16 & 0o100}
        return self.folder

    def test_has_both_scripts_at_its_top_and_they_can_be_executed(self):
        folder = self.made(["02", "03"])
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["autograder.zip", "mini-redis", "run_autograder", "setup.sh"])
        self.assertLessEqual({"setup.sh", "run_autograder", "mini-redis/workshop"}, self.executable)
        for name in ("setup.sh", "run_autograder"):
            processes.run(["sh", "-n", name], cwd=folder, check=True)

    def test_has_the_kit_as_it_is_committed(self):
        folder = self.made([])
        committed = processes.run(["git", "ls-tree", "-r", "-z", "--name-only", "HEAD"], cwd=ROOT, check=True).stdout.split("\0")
        packed = {path.relative_to(folder / "mini-redis").as_posix() for path in (folder / "mini-redis").rglob("*") if not path.is_dir()}
        self.assertEqual(packed, set(filter(None, committed)))
        self.assertNotIn(str(ROOT), (folder / "run_autograder").read_text() + (folder / "setup.sh").read_text())

    def test_grades_what_was_asked_for(self):
        def command(*arguments, **more):
            with tempfile.TemporaryDirectory() as folder:
                gradescope.make_zip(Path(folder) / "x.zip", *arguments, **more)
                with zipfile.ZipFile(Path(folder) / "x.zip") as archive:
                    return shlex.split(archive.read("run_autograder").decode().splitlines()[-1])
        begin, end = ["exec", "./workshop", "grade", "--one", "/autograder/submission"], \
            ["--as", "gradescope", "--to", "/autograder/results/results.json"]
        self.assertEqual(command([]), [*begin, *end])
        self.assertEqual(command(["02", "commands"]), [*begin, "02", "commands", *end])
        self.assertEqual(command(["02"], trusted=True), [*begin, "02", "--trusted", *end])

    def test_a_folder_that_is_not_there_is_trouble(self):
        with self.assertRaisesRegex(Trouble, "git cannot pack the kit"):
            gradescope.make_zip(self.folder / "nowhere" / "x.zip", [])


class Templates(unittest.TestCase):
    def parts(self, template, count):
        """What each machine takes of a class with hostile names: the template's own lines, run in a shell."""
        text = (ROOT / "docs" / "grading" / template).read_text(encoding="utf-8")
        lines = textwrap.dedent(re.search(r"^ +mkdir part\n.*?done\n", text, re.DOTALL | re.MULTILINE)[0])
        for part in range(count):
            with tempfile.TemporaryDirectory() as folder:
                for name in NAMES:
                    (Path(folder) / "submissions" / name).mkdir(parents=True)
                processes.run(["sh", "-euc", lines], cwd=folder, check=True, env={"PATH": "/usr/bin:/bin", **TEMPLATES[template](part, count)})
                self.assertEqual({path.name for path in Path(folder).iterdir()}, {"submissions", "part"}, "no name was executed")
                yield [path.name for path in (Path(folder) / "part").iterdir()]

    def test_every_submission_is_graded_once(self):
        for template in TEMPLATES:
            for count in (1, 4):
                found = list(self.parts(template, count))
                self.assertEqual(sorted(name for part in found for name in part), sorted(NAMES), template)
                self.assertLessEqual(max(map(len, found)) - min(map(len, found)), 1, template)

    def test_no_name_of_a_submission_is_put_into_a_command(self):
        for template in TEMPLATES:
            text = (ROOT / "docs" / "grading" / template).read_text(encoding="utf-8")
            self.assertEqual(set(re.findall(r"\$\{\{ *(.*?) *\}\}", text)) - {"matrix.part"}, set(), template)


if __name__ == "__main__":
    unittest.main()
