"""results.json: written and read, refused when it is broken, and joined."""

import copy
import json
import os
import re
import tempfile
import unittest
from pathlib import Path

from sample_class import all_steps, class_of, honest, submission, the_class
from support.places import ROOT
from workshop.grades import results
from workshop.trouble import Trouble

EXAMPLE = re.compile(r"```json\n(\{\"format\": \"mini-redis/grade/v1\".*?)```", re.DOTALL)


class Files(unittest.TestCase):
    def setUp(self):
        self.path = Path(self.enterContext(tempfile.TemporaryDirectory())) / "grades" / "results.json"

    def test_what_is_read_is_what_was_written(self):
        written = class_of(*honest())
        results.write(written, self.path)
        self.assertEqual(results.read(self.path), written)
        self.assertEqual([path.name for path in self.path.parent.iterdir()], ["results.json"])

    def test_hostile_names_and_reports_can_be_written(self):
        results.write(the_class(), self.path)
        self.assertEqual(len(results.read(self.path)["submissions"]), len(the_class()["submissions"]))

    def test_a_link_at_its_place_is_replaced(self):
        victim = self.path.parent.parent / "victim"
        victim.write_text("mine")
        self.path.parent.mkdir()
        self.path.symlink_to(victim)
        results.write(class_of(), self.path)
        self.assertEqual((victim.read_text(), self.path.is_symlink()), ("mine", False))

    def test_the_example_in_the_docs_is_right(self):
        example = EXAMPLE.search((ROOT / "docs" / "grading.md").read_text(encoding="utf-8"))[1]
        self.assertIsNone(results.what_is_wrong(json.loads(example)))

    def test_what_is_not_there_is_trouble(self):
        with self.assertRaisesRegex(Trouble, "cannot be read: No such file"):
            results.read(self.path)


class Broken(unittest.TestCase):
    """Each of these is a message, and no traceback."""

    def refused(self, text):
        with tempfile.NamedTemporaryFile("wb", suffix=".json") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
            file.flush()
            with self.assertRaises(Trouble) as raised:
                results.read(file.name)
        self.assertTrue(raised.exception.remedy)
        return raised.exception.what

    def edited(self, edit):
        found = class_of(*honest())
        edit(found)
        return self.refused(json.dumps(found))

    def test_what_is_no_json(self):
        for text in ("", "{", b"\xff\xfe", "[" * 100_000):
            self.assertIn("it is not JSON", self.refused(text))

    def test_another_format(self):
        self.assertIn("its format is None", self.refused("{}"))
        self.assertIn("its format is 'v2'", self.edited(lambda found: found.update(format="v2")))
        self.assertIn("the file is [], but should be an object", self.refused("[]"))

    def test_wrong_types(self):
        def of_ada(**changes):
            return self.edited(lambda found: found["submissions"][0].update(changes))
        self.assertIn("the file.submissions[0].points is '300', but should be a whole number", of_ada(points="300"))
        self.assertIn("the file.submissions[0].points is True", of_ada(points=True))
        self.assertIn("id is 5, but should be a text", of_ada(id=5))
        self.assertIn("the file.submissions[1].steps[2].tests[0] has no \"verdict\"",
                      self.edited(lambda found: found["submissions"][1]["steps"][2]["tests"][0].pop("verdict")))

    def test_contradictions(self):
        def of_first_test(**changes):
            return self.edited(lambda found: found["submissions"][0]["steps"][0]["tests"][0].update(changes))
        self.assertIn("'ada': the points of the steps",
                      self.edited(lambda found: found["submissions"][0].update(points=1)))
        self.assertIn("WRONG is worth", of_first_test(verdict="WRONG"))
        self.assertIn("there is no verdict 'GREAT'", of_first_test(verdict="GREAT"))
        self.assertIn("'ada' is in it 2 times",
                      self.edited(lambda found: found["submissions"].append(found["submissions"][0])))
        self.assertIn("step '02' is not among", self.edited(lambda found: found["steps"].pop(0)))

    def test_points_that_nobody_can_have(self):
        def of_ada(edit):
            return self.edited(lambda found: edit(found["submissions"][0]))

        def of_first_test(edit):
            return of_ada(lambda ada: edit(ada["steps"][0]["tests"][0]))
        self.assertIn("is in it 2 times", of_ada(lambda ada: ada["steps"].append(ada["steps"][0])))
        self.assertIn("is in it 2 times", of_ada(lambda ada: ada["steps"][0]["tests"].append(ada["steps"][0]["tests"][0])))
        self.assertIn("no test has -5 points", of_first_test(lambda test: test.update(of=-5, points=-5)))
        self.assertIn("no test has 1000000", of_first_test(lambda test: test.update(of=10 ** 400)))
        self.assertIn("the points of the tests of step 02", of_first_test(lambda test: test.update(of=7, points=7)))
        self.assertIn("step 02 has other points than in the class", of_ada(lambda ada: ada["steps"][0].update(of=1000)))
        self.assertIn("it could have other points", of_ada(lambda ada: ada.update(of=1000)))
        self.assertIn("it was not graded, and has points", of_ada(lambda ada: ada.update(trouble="none")))
        self.assertIn("step 02 has other tests", of_first_test(lambda test: test.update(title="another")))
        self.assertIn("is in it 2 times", self.edited(lambda found: found["steps"].append(found["steps"][0])))

    def test_nothing_that_a_terminal_obeys_is_passed_on(self):
        for what in (self.edited(lambda found: found["steps"][0].update(step="03\33[2J")),
                     self.edited(lambda found: found["steps"][0].update(name="\33[2J")),
                     self.edited(lambda found: found["submissions"][0]["steps"][0]["tests"][0].update(title="\33[2J", points=99))):
            self.assertTrue(what.isprintable(), what)

    def test_what_is_no_file(self):
        pipe = Path(self.enterContext(tempfile.TemporaryDirectory())) / "results.json"
        os.mkfifo(pipe)
        for path in (pipe, "/dev/zero"):
            with self.assertRaisesRegex(Trouble, "it isn't a file of up to 200 MB"):
                results.read(path)


class Merge(unittest.TestCase):
    def setUp(self):
        self.ada, self.bob, *_, self.dan = honest()[:4]

    def test_joins_by_name(self):
        joined = results.merged([class_of(self.bob), class_of(self.ada, kit=None), class_of()])
        self.assertEqual([each["name"] for each in joined["submissions"]], ["ada", "bob"])
        self.assertEqual((joined["kit"], joined["isolated"]), ("v1-3-g1234567", True))
        self.assertIsNone(results.what_is_wrong(joined))

    def test_keeps_the_best_and_who_it_is_from(self):
        better = submission("bob", all_steps(), source="bob-2.zip")
        joined, = results.merged([class_of(self.bob), class_of(better)])["submissions"]
        self.assertEqual((joined["points"], joined["source"], joined["id"]), (300, "bob-2.zip", "1002"))
        self.assertIn("Graded 2 times: the best counts.", joined["notes"])

    def test_a_graded_0_is_better_than_trouble(self):
        nothing = submission("dan", all_steps(["NOT IMPLEMENTED"] * 100))
        for order in ((self.dan, nothing), (nothing, self.dan)):
            joined, = results.merged([class_of(each) for each in order])["submissions"]
            self.assertEqual((joined["points"], joined["trouble"], joined["notes"]), (0, None, []))

    def test_one_part_without_a_sandbox_makes_all_of_it_so(self):
        parts = [class_of(self.ada), class_of(self.bob, isolated=False)]
        self.assertFalse(results.merged(parts)["isolated"])

    def refused(self, edit):
        other = class_of(copy.deepcopy(self.bob))
        edit(other)
        with self.assertRaises(Trouble) as raised:
            results.merged([class_of(self.ada), other])
        return raised.exception.what

    def test_refuses_other_steps_and_other_points(self):
        self.assertIn("Result 2 of those to join", self.refused(lambda other: other["steps"].pop()))
        self.assertIn("its steps are 02 (100 points), 03 (100 points), and",
                      self.refused(lambda other: other["steps"].pop()))
        self.assertIn("its steps are 02 (50 points)", self.refused(lambda other: other["steps"][0].update(of=50)))

    def test_refuses_what_contradicts_a_later_one(self):
        """Nobody in the first part was graded, so it knows no tests."""
        other = class_of(copy.deepcopy(self.bob))
        other["submissions"][0]["steps"][0]["tests"].pop()
        with self.assertRaisesRegex(Trouble, "Result 3 .* step 02 has other tests"):
            results.merged([class_of(self.dan), class_of(self.ada), other])

    def test_refuses_other_tests(self):
        self.assertIn("step 03 has other tests",
                      self.refused(lambda other: other["submissions"][0]["steps"][1]["tests"][0].update(title="new")))


if __name__ == "__main__":
    unittest.main()
