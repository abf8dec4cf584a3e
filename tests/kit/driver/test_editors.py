"""What is prepared for editors and assistants names things that exist, and what it says comes true."""

import json
import re
import shutil
import unittest

from support import checkout, editor_settings, learners_checkout, processes
from support.learners_checkout import FOLDER, workshop
from support.places import ROOT

GET = "steps/03-commands/string_commands.cpp"
ASSISTANTS = (".github/copilot-instructions.md",)


def tasks():
    return editor_settings.read("tasks", fileDirnameBasename="03-commands")["tasks"]


class VisualStudioCode(unittest.TestCase):
    def test_every_task_runs_something_that_exists(self):
        for task in tasks():
            with self.subTest(task["label"]):
                if task["command"] == "ctest":
                    self.assertIn(task["args"][task["args"].index("--preset") + 1], checkout.presets("test"))
                else:
                    self.assertEqual(task["command"], str(ROOT / "workshop"))
                    self.assertIn(task["args"][0], checkout.driver_commands())

    def test_each_configuration_starts_what_its_task_prepares(self):
        labels = {task["label"] for task in tasks()}
        for each in editor_settings.read("launch")["configurations"]:
            self.assertIn(each["preLaunchTask"], labels)
            before = editor_settings.task(each["preLaunchTask"], fileDirnameBasename="")
            self.assertIn("--for-editor", before["args"])

    def test_one_task_is_the_build_s_default(self):
        default = {"kind": "build", "isDefault": True}
        self.assertEqual([task["args"] for task in tasks() if task.get("group") == default], [["test"]])

    def test_a_container_has_extensions_that_are_recommended(self):
        container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text())
        wanted = container["customizations"]["vscode"]["extensions"]
        self.assertLessEqual(set(wanted), set(editor_settings.read("extensions")["recommendations"]))
        self.assertIn("C_Cpp.intelliSenseEngine", editor_settings.read("settings"))


class Matchers(unittest.TestCase):
    """The lines that the tests print become marks in the editor."""

    def marks(self, told):
        """[(owner, file, line, message)]"""
        matchers = [matcher for task in tasks() for matcher in task["problemMatcher"]]
        return [(matcher["owner"], found[pattern["file"]], int(found[pattern["line"]]), found[pattern["message"]])
                for line in told.splitlines() for matcher in matchers
                for pattern in [matcher["pattern"]] if (found := re.match(pattern["regexp"], line))]

    def setUp(self):
        learners_checkout.fresh()

    def test_where_the_report_says_to_go(self):
        learners_checkout.write_with("03-commands", "missing_key_is_empty")
        told, _ = workshop("test", "GET of a missing key")
        self.assertIn("report", [mark[0] for mark in self.marks(told) if mark[1] == GET])
        told, _ = workshop("test", "02", "a request of one word")
        self.assertIn("report", [mark[0] for mark in self.marks(told)])

    def test_what_the_compiler_says(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "simple_string(\"PONG\")", "simple_strings(\"PONG\")")
        told, _ = workshop("test", "03")
        lines = (FOLDER / GET).read_text().splitlines()
        line = next(number for number, text in enumerate(lines, 1) if "simple_strings" in text)
        found = [mark for mark in self.marks(told) if mark[:3] == ("compiler", GET, line)]
        self.assertTrue(found and "simple_strings" in found[0][3], told)


class Clangd(unittest.TestCase):
    def test_finds_no_error_where_there_is_none(self):
        if not shutil.which("clangd"):
            self.skipTest("NOT CHECKED: what clangd makes of .clangd. It is not installed here")
        learners_checkout.fresh()
        learners_checkout.write("01-tcp-server")
        learners_checkout.run("cmake", "--preset", "default")
        learners_checkout.run("cmake", "--build", "build/default", "--target", "common")
        for file in ("steps/01-tcp-server/session.cpp", GET, "steps/04-expiry/active_expiry.cpp",
                     "tests/03-commands/3_incr_test.cpp"):
            told = processes.run(["clangd", f"--check={file}"], cwd=FOLDER, limit=120).stderr
            self.assertEqual(re.findall(r"^E\[.*", told, re.MULTILINE), [], file)
            self.assertIn("All checks completed, 0 errors", told, file)


class Others(unittest.TestCase):
    def test_clion_shows_what_each_preset_is_for(self):
        presets = json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]
        shown = [each for each in presets if not each.get("hidden")]
        self.assertEqual([each["name"] for each in shown if not each.get("displayName")], [])
        listed = processes.run(["cmake", "--list-presets"], cwd=ROOT, check=True).stdout
        self.assertRegex(listed, r'"default" +- Your workshop')

    def test_an_assistant_finds_the_one_text(self):
        for pointer in ASSISTANTS:
            text = (ROOT / pointer).read_text(encoding="utf-8")
            self.assertIn("AGENTS.md", text)
            self.assertLess(len(text), 500, f"{pointer} points to steps/AGENTS.md, and repeats it no further")


if __name__ == "__main__":
    unittest.main()
