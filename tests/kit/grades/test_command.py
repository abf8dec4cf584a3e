"""./workshop grade, as far as it goes before anything is built: what it says to what it cannot do."""

import os
import tempfile
import unittest
from pathlib import Path

import hand_in
from hand_in import DATABASE
from support import processes
from support.places import ROOT
from workshop.grades import results


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="grading ")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)

    def grade(self, *words, path=None):
        """What it says, and its exit status. It is called from another folder than its own."""
        environment = {**os.environ, "PATH": path or os.environ["PATH"]}
        done = processes.run([ROOT / "workshop", "grade", *words], cwd=self.top, env=environment)
        self.assertNotIn("Traceback", done.stdout + done.stderr)
        self.assertNotIn("mistake in the driver", done.stderr)
        return done.stdout + done.stderr, done.returncode

    def assert_trouble(self, told, *words):
        text, status = told
        self.assertEqual(status, 2, text)
        for word in words:
            self.assertIn(word, text)

    def test_help(self):
        text, status = self.grade("--help")
        self.assertEqual(status, 0)
        self.assertIn("--gradescope", text)

    def test_nothing_to_grade(self):
        self.assert_trouble(self.grade(), "which folder?", "usage:")
        self.assert_trouble(self.grade("--one"), "which folder?")

    def test_what_does_not_go_together(self):
        for words in (["--one", "x", "--merge"], ["x", "--as", "json"], ["--one", "x", "--roster", "y"], ["--merge", "x", "--resume"]):
            self.assert_trouble(self.grade(*words), "don't go together")

    def test_what_is_not_there(self):
        self.assert_trouble(self.grade("none"), "none cannot be read: No such file")
        self.assert_trouble(self.grade("--one", "none"), "none is not there")
        self.assert_trouble(self.grade("--one", "none", "--as", "pdf"), "no format 'pdf'", "junit")

    def test_a_step_that_is_not_there(self):
        hand_in.folder(self.top / "class" / "ada", {DATABASE: "a"})
        self.assert_trouble(self.grade("class", "77"), "no step '77'")

    def test_without_a_sandbox_it_refuses(self):
        hand_in.folder(self.top / "class" / "ada", {DATABASE: "a"})
        path = hand_in.programs_without(self.top / "programs", "bwrap")
        for words in (["class"], ["--one", "class/ada"]):
            self.assert_trouble(self.grade(*words, path=path), "bwrap is not installed", "bubblewrap", "--trusted")
        self.assertFalse((self.top / "grades").exists())

    def test_the_grades_of_another_class_are_kept(self):
        hand_in.folder(self.top / "class" / "ada", {DATABASE: "a"})
        eve = {"name": "eve", "id": None, "email": None, "source": "eve", "submitted": None, "trouble": None, "notes": [],
               "points": 0, "of": 0, "steps": []}
        file = self.top / "grades" / "results.json"
        results.write({"format": results.FORMAT, "kit": None, "isolated": True, "steps": [], "submissions": [eve]}, file)
        before = file.read_bytes()
        self.assert_trouble(self.grade("class"), "other people's grades, too: eve", "--out")
        self.assertEqual(file.read_bytes(), before)

    def test_what_cannot_be_written_is_told_before_anything_is_graded(self):
        hand_in.folder(self.top / "class" / "ada", {DATABASE: "a"})
        (self.top / "notes.txt").write_text("a")
        self.assert_trouble(self.grade("class", "--out", "notes.txt"), "notes.txt/results.json cannot be written")
        self.assert_trouble(self.grade("--one", "class/ada", "--to", "notes.txt/ada"), "notes.txt/ada cannot be written")

    def test_joining(self):
        for number, name in enumerate(["ada", "eve"]):
            one = {"name": name, "id": None, "email": None, "source": name, "submitted": None, "trouble": None, "notes": [],
                   "points": 0, "of": 100, "steps": []}
            step = {"step": "03", "name": "commands", "title": "Store and answer", "of": 100}
            results.write({"format": results.FORMAT, "kit": None, "isolated": True, "steps": [step], "submissions": [one]},
                          self.top / str(number) / "results.json")
        text, status = self.grade("--merge", "0", "1", "--out", "all")
        self.assertEqual(status, 0, text)
        self.assertIn("open all/report.html", text)
        self.assertEqual([each["name"] for each in results.read(self.top / "all" / "results.json")["submissions"]], ["ada", "eve"])
        self.assert_trouble(self.grade("--merge", "0", "1"), "Where")


if __name__ == "__main__":
    unittest.main()
