"""The site's search finds the page that you'd open yourself: the lecture first, and then its card and the reference."""
import json
import unittest
from pathlib import Path

import site_build
from support import processes

SCRIPT = Path(__file__).with_name("site_search.mjs")
FIRST = {  # what you type: the page that should be first
    "bulk string": "/docs/02-protocol.html",
    "event loop": "/docs/01-tcp-server.html",
    "passive expiry": "/docs/04-expiry.html",
    "EXPIRE": "/docs/04-expiry.html",
    "WATCH": "/docs/09-transactions.html",
    "fsync": "/docs/07-persistence.html",
    "subscribe": "/docs/08-pubsub.html",
    "histogram": "/docs/10-metrics.html",
}


class Search(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = site_build.folder()

    def found(self, questions):
        """{question: the addresses that it finds}"""
        index, = self.site.rglob("*localSearchIndexroot*.js")
        done = processes.run(["node", SCRIPT, index, *questions])
        self.assertEqual(done.returncode, 0, done.stderr)
        return dict(zip(questions, json.loads(done.stdout)))

    def test_the_lecture_comes_first(self):
        self.assertEqual(FIRST, {question: found[0].partition("#")[0] for question, found in self.found(FIRST).items()})

    def test_hints_come_after_the_card(self):
        addresses = self.found(["TTL"])["TTL"]
        card, hints = (next(i for i, each in enumerate(addresses) if each.startswith(start))
                       for start in ("/steps/04-expiry/#", "/steps/04-expiry/hints.html"))
        self.assertLess(card, hints)

    def test_what_is_nowhere_is_not_found(self):
        self.assertEqual({"xylophone": []}, self.found(["xylophone"]))


if __name__ == "__main__":
    unittest.main(verbosity=2)  # says why something was skipped
