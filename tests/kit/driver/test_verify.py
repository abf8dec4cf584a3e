"""./workshop verify: a part that fails hides no other, and it says what was not checked. A script plays
CMake and CTest, so that each part ends as the test wants."""

import json
import os
import re
import shutil
import unittest
from xml.sax.saxutils import escape

from support import checkout, processes
from support import learners_checkout
from support.places import ROOT
from workshop import verifying
from workshop.commands import verify

CMAKE = """#!/bin/sh
# cmake --workflow --preset verify-PART
part=${3#verify-}
cd "$(dirname "$0")"
cat "$part.out" 2>/dev/null
[ ! -e "$part.xml" ] || cp "$part.xml" "../../build/verify-$part.xml"
exit "$(cat "$part.status" 2>/dev/null || echo 0)"
"""


def case(name, status, output=""):
    return f'<testcase name="{name}" status="{status}"><system-out>{escape(output)}</system-out></testcase>'


PASSED = case("a test", "run")


class Verify(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()
        self.folder = learners_checkout.FOLDER / ".workshop" / "played"
        self.folder.mkdir(parents=True)
        self.addCleanup(shutil.rmtree, self.folder)
        self.tool("cmake", CMAKE)
        for part in verifying.titles():
            self.comes_out(part, PASSED)

    def tool(self, name, text):
        (self.folder / name).write_text(text)
        (self.folder / name).chmod(0o755)

    def comes_out(self, part, *cases, status=0, output=""):
        (self.folder / f"{part}.xml").write_text(f"<testsuite>{''.join(cases)}</testsuite>")
        (self.folder / f"{part}.status").write_text(str(status))
        (self.folder / f"{part}.out").write_text(output)

    def does_not_build(self, part, output):
        self.comes_out(part, status=1, output=output)
        (self.folder / f"{part}.xml").unlink()

    def verify(self, *arguments):
        return learners_checkout.workshop("verify", *arguments, environment={"PATH": f"{self.folder}:{os.environ['PATH']}"})

    def assert_summary(self, told, part, state):
        self.assertRegex(told.partition("== Summary")[2], rf"{part} +{state} ")

    def test_all_of_it_holds(self):
        for arguments, parts in (([], verify.QUICK), (["--full"], verify.FULL)):
            told, status = self.verify(*arguments)
            self.assertEqual(status, 0, told)
            self.assertIn("All of it passed.", told)
            for part in parts:
                self.assert_summary(told, part, "passed")
                self.assertIn(f". {verifying.titles()[part]}\n", told)

    def test_the_short_one_says_what_it_leaves_out(self):
        self.assertRegex(self.verify()[0], "NOT CHECKED\n.*--full has: kit, mistakes, sanitize, tidy, benchmark\n")
        self.assertNotIn("NOT CHECKED", self.verify("--full")[0])

    def test_a_part_that_fails_hides_no_other(self):
        self.comes_out("reference", PASSED, case("reference/03/GET", "fail", "WRONG\n  got <nothing>"), status=8)
        self.does_not_build("stubs", "[3/9] Building\nsteps/x.cpp:7:1: error: expected ';'\n")
        told, status = self.verify()
        self.assertEqual(status, 1, told)
        for words in ("FAILED reference/03/GET\n  WRONG\n    got <nothing>", "error: expected ';'", "steps/x.cpp:7",
                      "again: ./workshop verify reference", "again: ./workshop verify stubs", "build/verify-stubs.log",
                      "Not all of it passed: reference, stubs."):
            self.assertIn(words, told)
        for part, state in (("style", "passed"), ("reference", "FAILED"), ("stubs", "FAILED"), ("driver", "passed"), ("sample", "passed")):
            self.assert_summary(told, part, state)

    def test_one_part_is_run_again(self):
        told, status = self.verify("stubs")
        self.assertEqual(status, 0, told)
        self.assert_summary(told, "stubs", "passed")
        self.assertNotIn("reference ", told.partition("== Summary")[2])

    def test_what_was_not_checked_is_said_with_its_reason(self):
        self.comes_out("style", PASSED, case("style/format", "notrun", "NOT CHECKED: there is no clang-format here.\n"))
        self.comes_out("kit", PASSED, case("kit/site", "notrun", "setUpClass (Site) ... skipped 'NOT CHECKED: no npm'\nOK (skipped=1)\n"),
                       case("kit/ports", "notrun", "test_ports ... skipped 'this needs root'\ntest_others ... ok\nOK (skipped=1)\n"))
        told, status = self.verify("style", "kit")
        self.assertEqual(status, 0, told)
        for words in ("style/format: there is no clang-format here.", "kit/site: no npm", "kit/ports: this needs root"):
            self.assertIn(f"  {words}\n", told.partition("NOT CHECKED\n")[2])

    def test_what_fails_is_not_excused_by_what_was_not_checked(self):
        self.comes_out("kit", case("kit/site", "fail", "test_a ... skipped 'no npm'\nFAILED (failures=1, skipped=1)\n"), status=8)
        told, status = self.verify("kit")
        self.assertEqual(status, 1, told)
        self.assert_summary(told, "kit", "FAILED")

    def test_a_program_that_is_missing_is_a_failure(self):
        self.comes_out("reference", PASSED, case("reference/03/GET", "notrun", "Unable to find executable: x"), status=8)
        self.assertEqual(self.verify("reference")[1], 1)

    def test_no_test_at_all_is_no_pass(self):
        self.comes_out("sample", output="No tests were found!!!\n")
        told, status = self.verify("sample")
        self.assertEqual(status, 1, told)
        self.assertIn("No tests were found!!!", told)

    def test_an_error_of_ctest_itself_is_no_pass(self):
        self.comes_out("sample", PASSED, status=8, output="Errors while running CTest\n")
        self.assertEqual(self.verify("sample")[1], 1)

    def test_an_old_result_does_not_answer_for_a_new_run(self):
        self.verify("stubs")
        self.does_not_build("stubs", "error: no\n")
        self.assertEqual(self.verify("stubs")[1], 1)

    def test_a_long_report_is_shortened_and_says_where_all_of_it_is(self):
        self.comes_out("kit", case("kit/x", "fail", "\n".join(map(str, range(1000)))), status=8)
        told = self.verify("kit")[0]
        self.assertLess(len(told.splitlines()), 100)
        self.assertIn("  0\n", told)
        self.assertIn("  999\n", told)
        self.assertIn("build/verify-kit.log has them all", told)

    def test_a_part_that_does_not_exist(self):
        told, status = self.verify("stiles")
        self.assertEqual(status, 2)
        self.assertIn("no part 'stiles'", told)
        self.assertIn("style", told)


class Parts(unittest.TestCase):
    """The real ones."""

    def test_every_part_is_run_by_one_of_both(self):
        self.assertEqual(set(verify.QUICK) | set(verify.FULL), set(verifying.titles()))
        for part in verifying.titles():
            self.assertRegex(verify.__doc__, rf"\n  .*\b{part}\b.*\n")

    def test_every_part_finds_tests(self):
        presets = json.loads(checkout.text("CMakePresets.json"))["testPresets"]
        for part in verifying.titles():
            [preset] = [preset for preset in presets if preset["name"] == f"verify-{part}"]
            wanted = re.compile(preset["filter"]["include"]["label"])
            self.assertTrue(any(map(wanted.search, checkout.labels() | {"benchmark"})))  # which the preset release has

    def test_the_file_of_results_is_where_the_driver_looks(self):
        [preset] = [preset for preset in json.loads(checkout.text("CMakePresets.json"))["testPresets"] if preset["name"] == "verify"]
        path = preset["output"]["outputJUnitFile"].replace("${sourceDir}", str(ROOT)).replace("${presetName}", "verify-style")
        self.assertEqual(path, str(verifying.results_of("style")))

    def test_ctest_writes_what_the_driver_reads(self):
        """A skipped unittest next to a failing one, as CTest itself reports them."""
        folder = learners_checkout.FOLDER / "build" / "played"
        self.addCleanup(shutil.rmtree, folder)
        folder.mkdir(parents=True)
        skips = "print('test_a ... skipped \\'no npm\\'\\nOK (skipped=1)')"
        fails = skips.replace("OK (", "FAILED (failures=1, ") + "; exit(1)"
        tests = ((("skips", skips), ("fails", fails), ("passes", "print(1)")))
        (folder / "CTestTestfile.cmake").write_text("\n".join(
            f'add_test({name} "/usr/bin/env" "python3" "-c" [==[{code}]==])\n'
            f'set_tests_properties({name} PROPERTIES SKIP_REGULAR_EXPRESSION "\\nOK \\\\(skipped=")' for name, code in tests))
        processes.run(["ctest", "--test-dir", folder, "--output-junit", folder / "it.xml"])
        outcome = verifying.read_results(folder / "it.xml")
        self.assertEqual([name for name, _ in outcome.failed], ["fails"])
        self.assertEqual((outcome.tests, outcome.unchecked), (1, ["skips: no npm", "fails: no npm"]))


if __name__ == "__main__":
    unittest.main()
