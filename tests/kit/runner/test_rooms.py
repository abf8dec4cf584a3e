"""tests/kit is in order: every room is in the README, finds the shared support modules, and keeps to its
rules."""
import re
import unittest

from support.places import ROOT

KIT = ROOT / "tests" / "kit"
FILES = sorted(path for path in KIT.rglob("*.py"))
ROOMS = sorted({path.parent for path in FILES if path.name.startswith("test_")})
MOST_LINES = 250
STARTS = re.compile(r"\bsubprocess\.|\bos\.(system|popen|fork|spawn|posix_spawn|exec)|\bpty\.(fork|spawn)|\bmultiprocessing\b")
MAY_START = ("run.py", "support/processes.py", "support/descendants.py", "support/without_ptrace.py",
             "runner/test_rooms.py", "runner/test_run.py")


def name(path):
    return path.relative_to(KIT).as_posix()


class Rooms(unittest.TestCase):
    def test_every_test_is_in_a_room(self):
        self.assertNotIn(KIT, ROOMS)
        self.assertEqual({room.parent for room in ROOMS}, {KIT})

    def test_the_readme_tells_what_each_is_for(self):
        told = re.findall(r"^\| `(\w+)/` \|", (KIT / "README.md").read_text(), re.MULTILINE)
        self.assertEqual(sorted(told), sorted([*(name(room) for room in ROOMS), "support"]))

    def test_every_room_finds_what_several_rooms_use(self):
        for room in ROOMS:
            self.assertEqual((room / "support.py").read_text(), (ROOMS[0] / "support.py").read_text(), room)

    def test_a_file_is_short(self):
        for path in FILES:
            self.assertLess(len(path.read_text().splitlines()), MOST_LINES, name(path))

    def test_every_program_is_started_where_it_cannot_outlive_the_test(self):
        for path in FILES:
            if name(path) not in MAY_START:
                found = STARTS.search(path.read_text())
                self.assertIsNone(found, f"{name(path)}: use support/processes.py")


if __name__ == "__main__":
    unittest.main()
