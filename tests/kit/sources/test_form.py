"""Rules for every source file: its own header comes first, your files and given files are kept
apart, and no file is too long."""
import re
import sys
import unittest

from support import processes
from support.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from workshop import cpp, steps  # noqa: E402  (found through the line above)

MOST_LINES = 250
MOST_FILES = {"07": 16}  # in a step's folder, beside given/
MOST_FILES_ELSEWHERE = 12
INCLUDE = re.compile(r'^#include [<"]([^>"]+)[>"]', re.MULTILINE)
PROGRAMS = {"main.cpp"}


def sources(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.?pp"))]


def own_headers(path):
    """What a .cpp may include first: the header with its name, beside it or above given/;
    or else the header of its class."""
    layer = path.relative_to(ROOT).parts[1]
    beside = {header.relative_to(ROOT / "steps").as_posix() for header in (ROOT / "steps" / layer).rglob("*.hpp")}
    named = {header for header in beside if header.rsplit("/", 1)[-1] == f"{path.stem}.hpp"}
    return named or {header for header in beside if "/given/" not in header}


def stubs(step):
    """The functions that the learner must write: {header: names}."""
    found = {}
    for path in step.sources:
        text = processes.run(["git", "show", f"HEAD:{path.relative_to(ROOT)}"], cwd=ROOT).stdout
        names = {each.name.split("::")[-1] for each in cpp.functions(text) if "not_implemented()" in each.text}
        found.setdefault(INCLUDE.search(text)[1], set()).update(names)
    return found


def to_write(header):
    """The functions that a header marks as to be written."""
    text = (ROOT / "steps" / header).read_text(encoding="utf-8")
    declarations = re.findall(r"/// TO WRITE\. .*\n(?: *//.*\n)*((?:.*\n)*?.*?[;{])", text)
    return {re.search(r"(\w+)\(", declaration)[1] for declaration in declarations}


class Form(unittest.TestCase):
    def test_a_source_includes_its_own_header_first(self):
        wrong = [str(path.relative_to(ROOT)) for path in sources("steps", "solutions")
                 if path.suffix == ".cpp" and path.name not in PROGRAMS
                 and INCLUDE.search(path.read_text(encoding="utf-8"))[1] not in own_headers(path)]
        self.assertEqual(wrong, [])

    def test_a_steps_folder_shows_what_is_yours(self):
        for step in steps.all_steps():
            folder = ROOT / "steps" / step.folder
            files = {path.name for path in folder.iterdir() if path.is_file()}
            self.assertLessEqual(len(files), MOST_FILES.get(step.number, MOST_FILES_ELSEWHERE), step.folder)
            self.assertEqual({name for name in files if name.endswith(".cpp")}, set(step.files))
        self.assertEqual([path for path in sources("steps", "solutions") if path.stem.endswith("_given")], [])

    def test_headers_mark_what_is_to_write(self):
        for step in steps.all_steps():
            wanted = stubs(step)
            self.assertGreater(sum(map(len, wanted.values())), 0, step.folder)
            headers = {path.relative_to(ROOT / "steps").as_posix() for path in (ROOT / "steps" / step.folder).glob("*.hpp")}
            marked = {header: names for header in sorted(headers) if (names := to_write(header))}
            self.assertEqual(set().union(*marked.values()), set().union(*wanted.values()), step.folder)

    def test_nothing_is_marked_where_all_is_given(self):
        given = [path for path in sources("steps", "solutions")
                 if path.is_relative_to(ROOT / "solutions") or {"given", "common", "server"} & set(path.parts)]
        self.assertGreater(len(given), 100)
        wrong = [str(path.relative_to(ROOT)) for path in given
                 if re.search(r"// *(GIVEN|Given|TO WRITE)\b", path.read_text(encoding="utf-8"))]
        self.assertEqual(wrong, [])

    def test_no_file_is_too_long(self):
        listed = processes.run(["git", "ls-files", "steps", "solutions", "tests", "tools"], cwd=ROOT,
                                check=True).stdout.split()
        code = [name for name in listed if name.endswith((".cpp", ".hpp", ".py", ".cmake", ".sh")) and (ROOT / name).exists()]
        self.assertGreater(len(code), 300)
        self.assertEqual([name for name in code if len((ROOT / name).read_text(encoding="utf-8").splitlines()) > MOST_LINES], [])


if __name__ == "__main__":
    unittest.main()
