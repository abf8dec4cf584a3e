"""For proving a check of the docs: makes a document from a string, and says what the check must find in
it."""
import textwrap
import unittest

from markdown import Markdown


def document(text, path="docs/broken.md"):
    return Markdown(path, textwrap.dedent(text))


class Checks(unittest.TestCase):
    def assert_finds(self, check, text, line, *words):
        problems = list(check(document(text)))
        self.assertEqual([problem.line for problem in problems], [line], [str(problem) for problem in problems])
        self.assertTrue(str(problems[0]).startswith(f"docs/broken.md:{line}: "))
        for word in words:
            self.assertIn(word, problems[0].what)

    def assert_sound(self, check, text):
        self.assertEqual([str(problem) for problem in check(document(text))], [])
