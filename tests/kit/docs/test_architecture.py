"""docs/architecture.md tells the truth: which files a layer has, what they include, and
which function calls which."""

import re
import sys
import unittest
from pathlib import Path

from support.places import ROOT
from support.tables_by_heading import table

sys.path.insert(0, str(ROOT / "docs" / "pictures"))
import calls  # noqa: E402  (found through the line above)

DOCUMENT = ROOT / "docs" / "architecture.md"
SOURCES = [*(ROOT / "steps").rglob("*.?pp"), *(ROOT / "solutions").rglob("*.?pp")]
INCLUDE = re.compile(r'^#include (?:"([^"]+)"|<(asio)[/.])', re.MULTILINE)
LADDERS = {name: rows for name, rows in vars(calls).items() if name.isupper()}


def words(cell):
    return set(re.findall(r"`([^`]+)`", cell))


def layers(text):
    """{layer: (its files, what it may include, which of its files may include asio)}"""
    rows = table(text, "## Layers")[1:]
    return {name.strip("`"): (words(files), words(may), words(asio)) for name, _, files, may, asio in rows}


def layer_of(path):
    """The folder below steps/ or solutions/ that the file is in, however deep."""
    return path.relative_to(ROOT).parts[1]


def includes(path):
    """("03-commands/database.hpp", ...), with "asio" for each of its headers."""
    return {ours or asio for ours, asio in INCLUDE.findall(path.read_text(encoding="utf-8"))}


def wrong_files(text):
    """Files that are in the table or in the folder, but not in both."""
    for layer, (listed, _, _) in layers(text).items():
        there = {path.stem for path in SOURCES if layer_of(path) == layer}
        yield from (f"{layer}: the table does not list {name}" for name in sorted(there - listed))
        yield from (f"{layer}: there is no file {name}" for name in sorted(listed - there))
    unknown = {layer_of(path) for path in SOURCES} - set(layers(text))
    yield from (f"the table does not list the layer {name}" for name in sorted(unknown))


def wrong_includes(text):
    """Includes that the table forbids."""
    for path in SOURCES:
        layer = layer_of(path)
        _, may, asio = layers(text).get(layer, (set(), set(), set()))
        for what in sorted(includes(path)):
            allowed = path.stem in asio if what == "asio" else {what.split("/")[0], f"steps/{what}"} & (may | {layer})
            if not allowed:
                yield f"{layer}/{path.name} includes {what}"


def texts_of(file):
    """The file, in steps/ and in solutions/."""
    return [path.read_text(encoding="utf-8") for top in ("steps", "solutions") if (path := ROOT / top / file).is_file()]


def text_of_class(file):
    """Everything that has the file's name in its layer: header, given half, stub and reference."""
    layer, _, name = file.partition("/")
    return "\n".join(path.read_text(encoding="utf-8") for path in SOURCES
                     if layer_of(path) == layer and path.stem == Path(name).stem)


def caller_of(ladder, at):
    return next((row for row in reversed(ladder[:at]) if row[0] < ladder[at][0]), None)


def is_called(name, caller):
    """By something that looks like a call: `find(`, `db.find(`, or `find_(` of a pointer that is kept."""
    return re.search(rf"(?:asio::|(?<!:))\b{name}_?\(", text_of_class(caller)) is not None


def wrong_calls(ladder):
    """Rows of a drawn ladder whose function is not in the file, or not called there."""
    for at, (_, function, file, what) in enumerate(ladder):
        name, caller = function.split("::")[-1], caller_of(ladder, at)
        if not any(re.search(rf"\b{name}\(", text) for text in texts_of(file)):
            yield f"{file} has no {name}()"
        elif caller and "through" not in what and not is_called(name, caller[2]):
            yield f"{caller[2]} does not call {name}()"


MOST_FILES_OF_A_GET = 14


def way_of_a_get(text):
    """[(file, what happens there)], in the order in which a reader opens them."""
    return [(file.strip("`"), what) for file, what in table(text, "## The way of a GET")[1:]]


def wrong_stops(text):
    """Files on a GET's way that do not exist, or lack a function that is named there."""
    for file, what in way_of_a_get(text):
        path = ROOT / file
        if not path.is_file():
            yield f"there is no {file}"
            continue
        for name in re.findall(r"`(?:\w+::)?(\w+)\(\)`", what):
            if not re.search(rf"\b{name}\(", path.read_text(encoding="utf-8")):
                yield f"{file} has no {name}()"


class Architecture(unittest.TestCase):
    def setUp(self):
        self.text = DOCUMENT.read_text(encoding="utf-8")

    def test_every_file_stands_in_its_layer(self):
        self.assertEqual([], list(wrong_files(self.text)))

    def test_a_layer_includes_what_it_may(self):
        self.assertEqual([], list(wrong_includes(self.text)))

    def test_the_drawn_calls_are_in_the_sources(self):
        self.assertGreater(sum(len(rows) for rows in LADDERS.values()), 40)
        self.assertEqual({}, {name: problems for name, rows in LADDERS.items() if (problems := list(wrong_calls(rows)))})

    def test_the_way_of_a_get_is_short_and_right(self):
        self.assertIn(len(way_of_a_get(self.text)), range(10, MOST_FILES_OF_A_GET + 1))
        self.assertEqual([], list(wrong_stops(self.text)))


class Broken(unittest.TestCase):
    """Tests each check with a document in which one thing is wrong."""

    def replaced(self, old, new):
        text = DOCUMENT.read_text(encoding="utf-8")
        self.assertIn(old, text)
        return text.replace(old, new, 1)

    def test_files(self):
        for old, new, problem in (
            ("`dict` ", "", "03-commands: the table does not list dict"),
            ("`dict` ", "`dict` `map` ", "03-commands: there is no file map"),
            ("| `02-protocol` |", "| `02-resp` |", "the table does not list the layer 02-protocol"),
        ):
            self.assertIn(problem, list(wrong_files(self.replaced(old, new))))

    def test_includes(self):
        for old, new, problem in (
            ("`common` `03-commands` | `active_expiry`", "`common` | `active_expiry`",
             "04-expiry/expiry.hpp includes 03-commands/database.hpp"),
            (" `steps/01-tcp-server/given/client.hpp`", "", "03-commands/command_context.hpp includes 01-tcp-server/given/client.hpp"),
            ("`03-commands` | `active_expiry`", "`03-commands` | none", "04-expiry/active_expiry.cpp includes asio"),
        ):
            self.assertIn(problem, list(wrong_includes(self.replaced(old, new))))

    def test_calls(self):
        run = (0, "Session::run", "01-tcp-server/session.cpp", "")
        for row, problem in (
            ((1, "Session::swim", "01-tcp-server/given/session.cpp", ""), "01-tcp-server/given/session.cpp has no swim()"),
            ((1, "Session::flush", "01-tcp-server/seldom.cpp", ""), "01-tcp-server/seldom.cpp has no flush()"),
            ((1, "Database::find", "03-commands/database.cpp", ""), "01-tcp-server/session.cpp does not call find()"),
        ):
            self.assertEqual([problem], list(wrong_calls([run, row])))

    def test_stops(self):
        stop = "| `solutions/03-commands/dispatcher.cpp` | `Dispatcher::execute()`"
        for wrong, problem in (("| `solutions/03-commands/map.cpp` | `Dispatcher::execute()`", "there is no solutions/03-commands/map.cpp"),
                               ("| `solutions/03-commands/dispatcher.cpp` | `Dispatcher::run()`",
                                "solutions/03-commands/dispatcher.cpp has no run()")):
            self.assertEqual([problem], list(wrong_stops(self.replaced(stop, wrong))))

    def test_a_document_without_a_table(self):
        for text in ("", "## Layers\n\nNone.\n", "## Layers\n\n| a |\n| - |\n", "## Layers\n## Others\n| a |\n| - |\n| b |\n"):
            with self.assertRaises(ValueError):
                table(text, "## Layers")


if __name__ == "__main__":
    unittest.main()
