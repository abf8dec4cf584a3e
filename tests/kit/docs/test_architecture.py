"""docs/architecture.md tells the truth: which files a layer has, what they include, and
where each called function is."""

import re
import unittest

from support.places import ROOT
from support.tables_by_heading import table

DOCUMENT = ROOT / "docs" / "architecture.md"
SOURCES = [*(ROOT / "steps").rglob("*.?pp"), *(ROOT / "solutions").rglob("*.?pp")]
INCLUDE = re.compile(r'^#include (?:"([^"]+)"|<(asio)[/.])', re.MULTILINE)
DIAGRAM = re.compile(r"^```mermaid\nsequenceDiagram\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"(?:\w+::)?(\w+)\(\)<br/>((?:\w+/)*\w+\.[ch]pp)")


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


def arrows(text):
    """The calls in the sequence diagrams: lines such as "A->>B: text". Returns ("-->>") are not calls."""
    return [line.strip() for diagram in DIAGRAM.findall(text) for line in diagram.splitlines()
            if re.search(r"\w->>\w", line)]


def wrong_arrows(text):
    for arrow in arrows(text):
        call = CALL.search(arrow)
        if not call:
            yield f"no 'function()<br/>file': {arrow}"
        elif not any(re.search(rf"\b{call[1]}\(", path.read_text()) for path in SOURCES if path.as_posix().endswith("/" + call[2])):
            yield f"{call[2]} has no {call[1]}(): {arrow}"


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

    def test_every_arrow_names_a_function_and_its_file(self):
        self.assertGreater(len(arrows(self.text)), 20)
        self.assertEqual([], list(wrong_arrows(self.text)))

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

    def test_arrows(self):
        call = "RequestParser::parse()<br/>request_parser.cpp"
        for wrong, problem in (
            ("the bytes", "no 'function()<br/>file': H->>P: the bytes"),
            ("RequestParser::split()<br/>request_parser.cpp",
             "request_parser.cpp has no split(): H->>P: RequestParser::split()<br/>request_parser.cpp"),
            ("RequestParser::parse()<br/>reply_writer.cpp",
             "reply_writer.cpp has no parse(): H->>P: RequestParser::parse()<br/>reply_writer.cpp"),
        ):
            self.assertEqual([problem], list(wrong_arrows(self.replaced(call, wrong))))

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
