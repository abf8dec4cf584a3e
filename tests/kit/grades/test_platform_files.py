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

    def test_the_zip(self):
        gradescope.make_zip(self.folder / "autograder.zip", ["02", "03"], trusted=True)
        with zipfile.ZipFile(self.folder / "autograder.zip") as archive:
            archive.extractall(self.folder)
            executable = {entry.filename for entry in archive.infolist() if entry.external_attr >> 16 & 0o100}
        self.assertEqual({path.name for path in self.folder.iterdir()},
                         {"autograder.zip", "mini-redis", "run_autograder", "setup.sh"})
        self.assertLessEqual({"setup.sh", "run_autograder", "mini-redis/workshop"}, executable)
        self.check_kit(self.folder / "mini-redis")
        for name in ("setup.sh", "run_autograder"):
            processes.run(["sh", "-n", name], cwd=self.folder, check=True)
            self.assertNotIn(str(ROOT), (self.folder / name).read_text())
        self.assertIn("02 03 --trusted", (self.folder / "run_autograder").read_text())

    def check_kit(self, folder):
        """It is as it is committed."""
        listed = processes.run(["git", "ls-tree", "-r", "-z", "--name-only", "HEAD"], cwd=ROOT, check=True).stdout
        packed = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        self.assertEqual(packed, set(filter(None, listed.split("\0"))))

    def test_grades_what_was_asked_for(self):
        begin, end = ["exec", "./workshop", "grade", "--one", "/autograder/submission"], \
            ["--as", "gradescope", "--to", "/autograder/results/results.json"]
        for arguments in ([], ["02", "03"], ["02", "--trusted"], ["; reboot"]):
            command = shlex.split(gradescope.run_autograder(arguments).splitlines()[-1])
            self.assertEqual(command, [*begin, *arguments, *end])

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
                variables = {"PATH": "/usr/bin:/bin", **TEMPLATES[template](part, count)}
                processes.run(["sh", "-euc", lines], cwd=folder, check=True, env=variables)
                self.assertEqual({path.name for path in Path(folder).iterdir()}, {"submissions", "part"},
                                 "no name was executed")
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
