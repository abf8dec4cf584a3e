"""Classes that are really graded: everybody gets what the tests say of their code, each time and in each place."""

import json
import os
import unittest
import xml.etree.ElementTree as ElementTree
from unittest import mock

import hand_in
from graded_class import GET, STEP, ClassCase, edited
from support import processes
from workshop.grades import collect, kit, results, sandbox, testing
from workshop.grades.grader import Grader
from workshop.grades.places import Isolated
from workshop.grades.slots import Slots
from workshop.steps import step_named
from workshop.trouble import Trouble

RIGHT = hand_in.written(STEP)
BROKEN = edited(RIGHT, GET, '"PONG"', "PONG")
REFUSES = "throw CommandError(errors::would_overflow);"  # what INCR does in one of the tests
CRASHES = edited(RIGHT, GET, REFUSES, "__builtin_trap();")
HANGS = edited(RIGHT, GET, REFUSES, "for (volatile int i = 0;;) i = 0;")
TAKES_SIX_SECONDS = edited(RIGHT, GET, REFUSES, f"""{{
    using Clock = std::chrono::steady_clock;
    for (const auto end = Clock::now() + std::chrono::seconds(6); Clock::now() < end;) continue;
    {REFUSES}
  }}""")
POINTS = step_named("03").points


class Grading(ClassCase):
    def test_everybody_gets_what_the_tests_say(self):
        wrong, caught = hand_in.with_mistake(STEP, "incr_begins_at_zero")
        handed_in = {"right": RIGHT, "wrong.zip": wrong, "broken": BROKEN, "crashes": CRASHES, "empty": {"notes": ""}}
        for name, files in handed_in.items():
            self.hand_in(name, files)
        graded = self.grade()
        self.assertEqual((graded["right"]["points"], graded["right"]["of"]), (100, 100), self.verdicts(graded["right"]))
        self.assertEqual(set(self.verdicts(graded["wrong"]).values()), {"WRONG"})
        self.assertLessEqual(set(caught), set(self.verdicts(graded["wrong"])))
        self.assertEqual(graded["wrong"]["points"], 100 - sum(POINTS[title] for title in self.verdicts(graded["wrong"])))
        self.assertEqual((graded["broken"]["points"], set(self.verdicts(graded["broken"]).values())), (0, {"BUILD ERROR"}))
        self.assertEqual([*self.verdicts(graded["crashes"]).values()], ["CRASH"])
        self.assertIn("no file of any step", graded["empty"]["trouble"])
        self.assert_reports(graded)
        for name in ("report.html", "grades.csv", "moodle.csv", "junit.xml", "similar.html"):
            self.assertTrue((self.out / name).stat().st_size, name)

    def assert_reports(self, graded):
        """They are the learner's own, with places in the files that were handed in."""
        broken = graded["broken"]["steps"][0]["tests"][0]
        self.assertIn(f"{GET}:", "\n".join(broken["report"]))
        self.assertIn("'PONG' was not declared", "\n".join(broken["report"]))
        self.assertRegex(broken["edit"], f"^{GET}:\\d+$")
        crash = next(test for test in graded["crashes"]["steps"][0]["tests"] if test["verdict"] == "CRASH")
        self.assertIn("__builtin_trap();", "\n".join(crash["report"]))
        self.assertRegex(crash["edit"], f"^{GET}:\\d+$")

    def test_missing_files_are_stubs(self):
        self.hand_in("ada", {GET: RIGHT[GET]})
        ada = self.grade()["ada"]
        self.assertIn("NOT IMPLEMENTED", self.verdicts(ada).values())
        self.assertIn("steps/03-commands/database.cpp is missing, so the kit's stub was graded in its place.", ada["notes"])

    def test_the_best_of_several_counts(self):
        self.hand_in("ada.zip", BROKEN)
        self.hand_in("ada-1.zip", RIGHT)
        self.hand_in("ada-2.zip", BROKEN)
        self.hand_in("eve.zip", BROKEN)
        ada = self.grade()["ada"]
        self.assertEqual((ada["points"], ada["source"]), (100, "ada-1.zip"))
        self.assertIn("best of 3 submissions", ada["notes"][0])

    def test_what_is_taken_for_several_attempts_is_told(self):
        for name in ("team-1", "team-2", "zoe", "Ada_7_assignsubmission_file", "Ada_7_assignsubmission_onlinetext"):
            self.hand_in(name, BROKEN)
        told = self.run_it(self.handed_in, "03", "--out", self.out)
        self.assertIn("One person's attempts: team-1, team-2. If they aren't, use a roster", told)
        self.assertEqual(told.count("attempts"), 1, "Moodle's number says that both are Ada's")
        (self.top / "roster.csv").write_text("name\nteam-1\nteam-2\nzoe\n")
        told = self.run_it(self.handed_in, "03", "--out", self.top / "again", "--roster", self.top / "roster.csv")
        self.assertNotIn("attempts", told)

    def test_what_counts_is_compared(self):
        """And not what lies beside it in the same archive."""
        stub = BROKEN[GET]
        for name in ("ada.zip", "eve.zip"):
            self.hand_in(name, {**{f"a/{path}": text for path, text in RIGHT.items()}, f"z/{GET}": stub})
        ada = self.grade()["ada"]
        self.assertEqual((ada["points"], ada["source"]), (100, "ada.zip/a"))
        page = (self.out / "similar.html").read_text()
        self.assertIn("<bdi>the reference</bdi>", page)
        self.assertNotIn("No two have more", page)

    def test_a_full_disk_costs_nobody_points(self):
        self.hand_in("ada", RIGHT)
        self.expect_trouble_on_a_full_disk("ada", "There is hardly any room in /var/tmp")
        self.hand_in("ada", {GET: b"/" * 990_000})
        self.expect_trouble_on_a_full_disk("ada", "The machine refuses something: No space left on device.")

    def expect_trouble_on_a_full_disk(self, name, why):
        """Room for half a megabyte, in a place that only this grader sees."""
        kit.built(quiet=True)
        disk = ["bwrap", "--dev-bind", "/", "/", "--size", "60000000", "--tmpfs", "/var/tmp", "--setenv", "TMPDIR", "/var/tmp"]
        fill = 'head -c 59500000 /dev/zero > /var/tmp/full; exec "$@"'
        command = self.command(self.handed_in, "03", "--out", self.out)
        done = processes.run([*disk, "sh", "-c", fill, "sh", *map(str, command)], cwd=self.top)
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn(f"It could not be graded. {why}", self.graded()[name]["trouble"])

    def test_a_hang_is_a_timeout_and_nothing_is_left(self):
        self.hand_in("ada", HANGS)
        ada = self.grade()["ada"]
        self.assertEqual([*self.verdicts(ada).values()], ["TIMEOUT"])
        self.assertEqual(ada["points"], 100 - POINTS[next(iter(self.verdicts(ada)))])

    def test_a_second_chance_is_longer_if_others_keep_the_machine_busy(self):
        submission = collect.one(hand_in.folder(self.handed_in / "ada", TAKES_SIX_SECONDS))
        for busy, verdicts in ((False, ["TIMEOUT"]), (True, [])):
            with mock.patch.object(testing, "is_busy", lambda busy=busy: busy), \
                    Grader(kit.built(quiet=True), Slots(), Isolated(), [step_named("03")]) as grader:
                self.assertEqual([*self.verdicts(grader.grade(submission)).values()], verdicts)

    def test_a_server_that_cannot_be_started_costs_nobody_points(self):
        submission = collect.one(hand_in.folder(self.handed_in / "ada", RIGHT))
        for command in (["/nowhere"], [sandbox.INSIDE, "--ro-bind", "/nowhere", "/", "/launcher"]):
            with mock.patch.object(sandbox, "server", lambda *_, command=command: command), \
                    Grader(kit.built(quiet=True), Slots(), Isolated(), [step_named("03")]) as grader, \
                    self.assertRaisesRegex(Trouble, "could not be started in its sandbox"):
                grader.grade(submission)

    def test_again_is_the_same(self):
        self.hand_in("ada", CRASHES)
        first, again = self.grade()["ada"], self.grade()["ada"]
        self.assertEqual(self.verdicts(first), self.verdicts(again))
        self.assertEqual({**first, "steps": []}, {**again, "steps": []})

    def test_resume(self):
        self.hand_in("ada", RIGHT)
        self.grade()
        self.hand_in("eve", BROKEN)
        told = self.run_it(self.handed_in, "03", "--out", self.out, "--resume")
        self.assertIn("; 1 graded already", told)
        self.assertIn("1/1 eve: 0 of 100 points", told)
        self.assertEqual({name: each["points"] for name, each in self.graded().items()}, {"ada": 100, "eve": 0})

    def test_resume_keeps_nothing_that_another_kit_has_graded(self):
        self.hand_in("ada", BROKEN)
        self.grade()
        first = self.graded()["ada"]["steps"][0]["tests"][0]
        for old, new in (('"kit": "', '"kit": "v0-'), (first["title"], "another test")):
            path = self.out / "results.json"
            path.write_text(path.read_text().replace(old, new))
            self.assertNotIn("graded already", self.run_it(self.handed_in, "03", "--out", self.out, "--resume"))
        with mock.patch.dict(os.environ, MINI_REDIS_SEED="7"):  # the same tests, but with other values
            self.assertNotIn("graded already", self.run_it(self.handed_in, "03", "--out", self.out, "--resume"))

    def test_who_is_not_in_the_roster_is_told(self):
        for name in ("ada", "Ada L\x1b"):
            self.hand_in(name, BROKEN)
        (self.top / "roster.csv").write_text("name\nada\n")
        told = self.run_it(self.handed_in, "03", "--out", self.out, "--roster", self.top / "roster.csv")
        self.assertIn("Not in the roster: Ada L\N{REPLACEMENT CHARACTER}. Are they, under another name?", told)

    def test_resume_takes_ids_and_addresses_from_todays_roster(self):
        self.hand_in("ada", BROKEN)
        for email in ("old@example.org", "new@example.org"):
            (self.top / "roster.csv").write_text(f"name,email\nada,{email}\n")
            told = self.run_it(self.handed_in, "03", "--out", self.out, "--resume", "--roster", self.top / "roster.csv")
            self.assertIn(f"\n{email},", (self.out / "moodle.csv").read_text())
        self.assertIn("; 1 graded already", told)


class One(ClassCase):
    def test_to_standard_output(self):
        self.hand_in("ada.zip", RIGHT)
        told = json.loads(self.run_it("--one", self.handed_in / "ada.zip"))
        self.assertEqual([(each["name"], each["points"]) for each in told["submissions"]], [("ada", 100)])
        self.assertEqual([step["step"] for step in told["steps"]], ["03"], "what is begun is graded")

    def test_to_a_file(self):
        self.hand_in("ada", BROKEN)
        self.assertEqual(self.run_it("--one", "handed in/ada", "03", "--as", "junit", "--to", "ada.xml"), "")
        cases = list(ElementTree.parse(self.top / "ada.xml").getroot().iter("testcase"))
        self.assertEqual(len(cases), len(POINTS))


class Trusted(ClassCase):
    def test_without_a_sandbox_the_points_are_the_same(self):
        programs = hand_in.programs_without(self.top / "programs", "bwrap")
        self.hand_in("right", RIGHT)
        self.hand_in("broken", BROKEN)
        graded = self.grade("--trusted", path=programs)
        self.assertEqual({name: each["points"] for name, each in graded.items()}, {"right": 100, "broken": 0})
        self.assertIn("'PONG' was not declared", "\n".join(graded["broken"]["steps"][0]["tests"][0]["report"]))
        self.assertFalse(results.read(self.out / "results.json")["isolated"])

        told = self.run_it(self.handed_in, "03", "--out", self.out, "--resume")
        self.assertNotIn("graded already", told, "these grades may be the submissions' own words")
        self.assertTrue(results.read(self.out / "results.json")["isolated"])
        self.assertIn("; 2 graded already", self.run_it(self.handed_in, "03", "--out", self.out, "--resume", "--trusted", path=programs))
        self.assertFalse(results.read(self.out / "results.json")["isolated"])


if __name__ == "__main__":
    os.environ.pop("MINI_REDIS_PLAIN", None)
    unittest.main()
