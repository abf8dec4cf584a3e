"""A test of ./workshop that begins with a fresh learner's checkout."""
import unittest

from support import learners_checkout


class DriverCase(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def assert_says(self, told, *words):
        """`told`: what workshop() returns. Returns the exit status."""
        text, status = told
        for word in words:
            self.assertIn(word, text)
        self.assertNotIn("Traceback", text)
        return status
