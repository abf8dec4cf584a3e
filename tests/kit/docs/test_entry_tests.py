"""A lecture begins with its first idea. What you may need before it is folded: goals, requirements, and questions that tell
readers who know the step already that they can skip it. The card leads to these. The rest of a lecture asks, too."""

import re
import unittest

from support import checkout
from support.graded_tests import all_steps
from support.places import ROOT

SECTION = re.compile(r"^## Can you skip it\?\n(.*?)^## ", re.MULTILINE | re.DOTALL)
QUESTION = re.compile(r"^\*\*(\d)\.\*\* (?:.+\n)+\n<details><summary>Answer</summary>\n\n(?:.+\n)+</details>$",
                      re.MULTILINE)
FOLD = re.compile(r"^<details><summary>Before you start: .*</summary>\n\n(## What you'll be able to do\n.*?"
                  r"^## Can you skip it\?\n.*?^## What you should know\n.*?)^</details>\n(?!\n<details>)", re.MULTILINE | re.DOTALL)
PREDICTION = re.compile(r"^ *\*\*Predict(.*?)\*\*", re.MULTILINE)
FIRST_IDEA = 30  # at most so many lines come before it: the opening, and the commands that build the examples
CORE = ("01", "02", "03", "04")
USES_NEW_CPP = ("01", "02", "03")


def lecture(step):
    return (ROOT / "docs" / f"{step.folder}.md").read_text(encoding="utf-8")


def section(step):
    found = SECTION.search(lecture(step).partition("## What you should know")[0] + "## ")
    return found[1] if found else ""


class EntryTests(unittest.TestCase):
    def test_each_lecture_begins_with_its_first_idea(self):
        for step in all_steps():
            text, folded = FOLD.subn("", lecture(step))
            self.assertEqual(folded, 1, step.folder)
            opening = text.partition("\n## ")[0]
            self.assertLess(opening.count("\n"), FIRST_IDEA, step.folder)
            self.assertNotIn("Before you start", opening, step.folder)

    def test_each_lecture_begins_with_questions_and_hides_the_answers(self):
        for step in all_steps():
            numbers = QUESTION.findall(section(step))
            self.assertIn(len(numbers), (4, 5), step.folder)
            self.assertEqual(numbers, [str(number) for number in range(1, len(numbers) + 1)], step.folder)
            self.assertEqual(section(step).count("**"), 2 * len(numbers), step.folder)

    def test_they_say_how_to_skip(self):
        steps = all_steps()
        for step, following in zip(steps, steps[1:]):
            if step.number in CORE:
                self.assertIn(f"`./workshop catchup {following.number}`", section(step))
        for step in steps:
            if step.number not in CORE:
                self.assertRegex(section(step), r"skip\s+this\s+step")

    def test_each_card_leads_there(self):
        for step in all_steps():
            card = step.card.read_text(encoding="utf-8")
            self.assertIn(f"(../../docs/{step.folder}.md#can-you-skip-it)", card)
            self.assertEqual("cpp-you-will-meet.md" in card, step.number in USES_NEW_CPP, step.folder)

    def test_a_lecture_asks_on_the_way_and_at_its_end(self):
        for step in all_steps():
            text = lecture(step)
            end = re.search(r"^## Questions\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
            self.assertTrue(end, step.folder)
            self.assertGreaterEqual(end[1].count("<details><summary>"), 5, step.folder)
            self.assertGreaterEqual(len(PREDICTION.findall(text)), 5, step.folder)
            self.assertIn("\n## Find the bug\n", text, step.folder)

    def test_predictions_are_numbered(self):
        lectures = [name for name in sorted(checkout.files()) if re.fullmatch(r"docs/\d\d-[\w-]+\.md", name)]
        self.assertGreater(len(lectures), len(all_steps()))
        for name in lectures:
            found = PREDICTION.findall(checkout.text(name))
            self.assertEqual(found, [f" {number}." for number in range(1, len(found) + 1)], name)


if __name__ == "__main__":
    unittest.main()
