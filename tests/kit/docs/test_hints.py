"""The hints of every step: complete, short, and never the answer. Needs a
checkout where nothing is written yet."""

import unittest
from pathlib import Path

import hint_rules
from support import graded_tests
from support.places import ROOT
from workshop import hints

GOOD = """# Hints for step 99: Count

For people who are stuck.

## Counting

- function: `Counter::add`
- test: a counter counts

<details><summary>1. A question</summary>

What is one more?

</details>

<details><summary>2. The idea</summary>

Add one, and remember it.

</details>

<details><summary>3. The shape of the code</summary>

```cpp
const int next = ...;
```

</details>
"""

SOLUTION = """namespace mini_redis {

int Counter::add() {
  const int next = count_ + 1;
  if (next == limit_) return limit_;
  // Nobody has seen the old one.
  count_ = next;
  return next;
}

void Counter::reset() {
  count_ = 0;
}

}  // namespace mini_redis
"""


class Steps(unittest.TestCase):
    def test_every_function_and_every_test_has_one_topic(self):
        for step in graded_tests.steps():
            with self.subTest(step=step):
                to_write, titles = self.functions_to_write(step), list(graded_tests.points(step))
                self.assertEqual([], list(hint_rules.wrong_names(self.topics(step), to_write, titles)))

    def test_a_hint_is_short(self):
        for step in graded_tests.steps():
            with self.subTest(step=step):
                self.assertEqual([], list(hint_rules.too_large(self.topics(step))))

    def test_a_hint_is_not_the_answer(self):
        for step in graded_tests.steps():
            for file in sorted((ROOT / "solutions" / step).glob("*.cpp")):
                with self.subTest(file=file.name, step=step):
                    self.assertEqual([], list(hint_rules.given_away(self.topics(step), file.read_text())))

    def test_the_task_card_leads_to_the_hints(self):
        for step in graded_tests.steps():
            card = (ROOT / "steps" / step / "README.md").read_text()
            title = card.splitlines()[0].removeprefix("# Step ").rpartition(" (")[0]
            text = (ROOT / "steps" / step / "hints.md").read_text()
            self.assertEqual(f"# Hints for step {title}", text.splitlines()[0])
            _, _, hint = card.partition("\n## Hints\n")
            self.assertIn("(hints.md)", hint, step)
            self.assertIn(f"`./workshop hint {step[:2]}`", hint, step)

    def topics(self, step):
        return hints.topics(ROOT / "steps" / step)

    def functions_to_write(self, step):
        sources = [file.read_text() for file in graded_tests.files_to_write(step)]
        names = [name for source in sources for name in hint_rules.stubs(source)]
        calls = sum(source.count("not_implemented();") for source in sources)
        self.assertEqual(len(names), calls, "a stub that was not recognized")
        for file, source in zip(graded_tests.files_to_write(step), sources):
            self.assertIn("not_implemented();", source, f"{file}: not a checkout in which nothing is written yet")
        return names


class Format(unittest.TestCase):
    def test_a_topic_is_read(self):
        [topic] = hints.parse(GOOD, "hints.md")
        self.assertEqual(topic.title, "Counting")
        self.assertEqual(topic.functions, ["Counter::add"])
        self.assertEqual(topic.tests, ["a counter counts"])
        shape = "```cpp\nconst int next = ...;\n```"
        self.assertEqual(topic.tiers, ["What is one more?", "Add one, and remember it.", shape])

    def test_topics_follow_each_other(self):
        two = GOOD + "\n" + GOOD[GOOD.index("## Counting"):].replace("Counting", "Counting on")
        self.assertEqual(["Counting", "Counting on"], [topic.title for topic in hints.parse(two, "hints.md")])

    def test_what_is_broken_is_named_with_its_line(self):
        for old, new, line in (
            ("# Hints for step 99: Count", "# Hints", 1),
            ("## Counting", "Counting", 10),  # taken for the text above; what follows is not a topic
            ("Counting\n", "Counting\n- test: too early\n", 6),
            ("- test: a counter", "* test: a counter", 8),
            ("- function: `Counter::add`", "- function: Counter::add", 7),
            ("- function: `Counter::add`\n- test: a counter counts\n", "\n", 7),
            ("1. A question", "1. Question", 10),
            ("2. The idea", "3. The shape of the code", 16),
            ("<details><summary>1", "<details>\n<summary>1", 10),
            ("What is one more?\n", "", 13),
            ("What is one more?\n\n", "What is one more?\n", 13),
            ("one more?\n\n</details>\n", "one more?\n\n", 15),
            ("</details>\n\n<details><summary>2", "</details>\n<details><summary>2", 15),
            ("summary>\n\nAdd", "summary>\nAdd", 17),
            (GOOD[GOOD.index("<details><summary>3"):], "", 22),
        ):
            with self.subTest(new=new):
                self.assertEqual(GOOD.count(old), 1)
                with self.assertRaisesRegex(ValueError, rf"^hints\.md:{line}: expected "):
                    hints.parse(GOOD.replace(old, new), "hints.md")

    def test_the_file_is_named(self):
        with self.assertRaises(FileNotFoundError):
            hints.topics(Path("nowhere"))


class Rules(unittest.TestCase):
    """Breaks each rule."""

    def test_names(self):
        self.assertEqual([], self.wrong_names(["Counter::add"], ["a counter counts"]))
        self.assertEqual(["function 'Counter::add' is in 0 topics"], self.wrong_names(
            ["Counter::add"], ["a counter counts"], GOOD.replace("- function: `Counter::add`\n", "")))
        self.assertEqual(["test 'a counter counts' is in 2 topics"], self.wrong_names(
            ["Counter::add"], ["a counter counts"], GOOD.replace("- test", "- test: a counter counts\n- test")))
        self.assertEqual(["there is no function 'Counter::add'", "there is no test 'a counter counts'"],
                         self.wrong_names([], []))

    def test_size(self):
        self.assertEqual([], self.too_large(GOOD.replace("Add one", "Add one\n" * 21)))
        self.assertIn("hint 2: 23 lines", *self.too_large(GOOD.replace("Add one", "Add one\n" * 22)))
        self.assertEqual([], self.too_large(GOOD.replace("What is one more?", "x" * 110)))
        self.assertIn("hint 1: wider", *self.too_large(GOOD.replace("What is one more?", "x" * 111)))

    def test_the_answer(self):
        two_of_three = "const int next = count_ + 1;\nif (next == limit_) return limit_;\n...\nreturn next;"
        self.assertEqual([], self.given_away(two_of_three))
        # Other spaces, comments and braces do not hide a copied line; a comment in the
        # solution does not count as a line.
        hidden = "if (next == limit_) return limit_;  // why?\n{\n\n    count_ = next;\n}\n// so\nreturn next;"
        self.assertIn("hint 3: gives away: if (next == limit_)", *self.given_away(hidden))
        signature = "if (next == limit_) return limit_;\ncount_ = next;\nint f() {\nreturn next;"
        self.assertIn("gives away", *self.given_away(signature))
        # One line gives away a function of one line.
        self.assertIn("gives away: count_ = 0;", *self.given_away("count_ = 0;"))

    def test_functions(self):
        self.assertEqual(["Counter::add", "Counter::reset"], [name for name, _ in hint_rules.functions(SOLUTION)])
        stub = SOLUTION.replace("  count_ = 0;", "  // TODO: back to the start.\n  not_implemented();")
        self.assertEqual(["Counter::reset"], hint_rules.stubs(stub))

    def wrong_names(self, to_write, titles, text=GOOD):
        return list(hint_rules.wrong_names(hints.parse(text, "hints.md"), to_write, titles))

    def too_large(self, text):
        return list(hint_rules.too_large(hints.parse(text, "hints.md")))

    def given_away(self, code):
        topics = hints.parse(GOOD.replace("const int next = ...;", code), "hints.md")
        return list(hint_rules.given_away(topics, SOLUTION))


if __name__ == "__main__":
    unittest.main()
