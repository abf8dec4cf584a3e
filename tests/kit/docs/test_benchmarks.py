"""The benchmark's page shows the figures that were measured, and the parts that make it do what they say."""
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

from support.places import ROOT

sys.path.insert(0, str(ROOT / "tests" / "bench"))
import bench  # noqa: E402  (found through the line above)
import figures  # noqa: E402
import page  # noqa: E402
import plot  # noqa: E402
import servers  # noqa: E402
import table  # noqa: E402

FOUR = ["mini-redis-reference", "redis-server 7.0.15", "valkey-server 8.1.1", "redis-server 8.0.2"]


def some(names=FOUR, **parts):
    made = figures.Figures(names)
    made.parts = parts or {
        "cpu": {"P=16 SET": [[0.5, 1.0, 0.8, 0.9], [0.7, 1.0, 0.7, 1.1], [0.4, 0.5, 0.9, 1.0]],
                "P=64 GET 100 bytes": [[0.2, 1.0, 0.8, 0.9]] * 3},
        "memory": {"a key": [[1234.4, 1000.0, 500.0, 2000.0]]},
        "growth": {"10 keys": [[0.1, 0.2, 0.3, 0.4]], "100 keys": [[0.5, 0.6, 0.7, 2.9]]}}
    return made


class Page(unittest.TestCase):
    def test_the_page_and_its_pictures_show_the_figures_beside_it(self):
        made = page.made(figures.read(page.FIGURES))
        self.assertEqual(sorted(path.name for path in made),
                         ["benchmarks-cpu.svg", "benchmarks-growth.svg", "benchmarks.md"])
        old = [path.name for path, text in made.items() if text != path.read_text(encoding="utf-8")]
        self.assertEqual(old, [], "make them again: tests/bench/compare.py --redraw")

    def test_another_figure_makes_another_page(self):
        kept = figures.read(page.FIGURES)
        first = next(iter(kept.parts["cpu"].values()))
        first[:] = [[2 * ours, *others] for ours, *others in first]
        made = page.made(kept)
        self.assertEqual({path.name for path in made if made[path] != path.read_text(encoding="utf-8")},
                         {"benchmarks-cpu.svg", "benchmarks.md"})

    def test_a_page_without_a_place_for_the_table_is_trouble(self):
        with self.assertRaisesRegex(servers.Trouble, "no place for the table"):
            page.with_table("# Benchmarks\n", some())


class Table(unittest.TestCase):
    def test_ratios_are_of_the_same_round(self):
        self.assertIn("| P=16 SET | 0.50 | 1.00 | 0.70 (0.50-0.80) | 0.62 (0.44-1.00) | 0.56 (0.40-0.64) |",
                      table.markdown_table(some()).replace(table.HYPHEN, "-"))

    def test_one_round_has_no_spread(self):
        self.assertIn("| a key | 1,234 | 1,000 | 1.23 | 2.47 | 0.62 |",
                      table.markdown_table(some()))

    def test_in_the_terminal_the_columns_are_straight(self):
        lines = table.text_table(some()).splitlines()
        rows = [line for line in lines if line.startswith(("P=", "a key", "10"))]
        self.assertEqual(len(rows), 5)
        self.assertEqual(len({line.index(".") for line in rows[:2]}), 1)


class Pictures(unittest.TestCase):
    def test_all_of_it_is_within_the_picture(self):
        for name, draw in plot.PICTURES.items():
            root = ElementTree.fromstring(draw(some()))
            *_, width, height = map(float, root.get("viewBox").split())
            places = [(float(part.get("x")), float(part.get("y"))) for part in root.iter() if part.get("x")]
            self.assertGreater(len(places), 10, name)
            outside = [(x, y) for x, y in places if not (0 <= x <= width and 0 <= y <= height)]
            self.assertEqual(outside, [], name)

    def test_a_bar_is_as_high_as_its_ratio(self):
        root = ElementTree.fromstring(plot.cpu(some(cpu={"P=1 GET": [[0.5, 1.0, 1.0, 0.25]]})))
        boxes = [part for part in root.iter() if part.get("class", "").startswith("fill")]
        bars = [float(part.get("height")) for part in boxes[-3:]]
        self.assertAlmostEqual(bars[0] / bars[1], 0.5, delta=0.01)
        self.assertAlmostEqual(bars[2] / bars[1], 0.25, delta=0.01)


class Rounds(unittest.TestCase):
    def test_each_server_is_at_each_place_equally_often(self):
        for count in (2, 3, 4):
            orders = [bench.turns(count, number) for number in range(2 * count)]
            for place in range(count):
                self.assertEqual(sorted(order[place] for order in orders), sorted([*range(count)] * 2))


class Kept(unittest.TestCase):
    def setUp(self):
        self.file = Path(self.enterContext(tempfile.TemporaryDirectory(prefix="figures-"))) / "figures.json"

    def test_what_was_not_measured_stays(self):
        figures.keep(some(), self.file)
        figures.keep(some(memory={"a key": [[9.0, 1.0, 2.0, 3.0]]}), self.file)
        kept = figures.read(self.file)
        self.assertEqual(list(kept.parts), ["cpu", "memory", "growth"])
        self.assertEqual(kept.parts["memory"], {"a key": [[9.0, 1.0, 2.0, 3.0]]})
        self.assertEqual(kept.parts["cpu"], some().parts["cpu"])

    def test_other_servers_do_not_mix(self):
        figures.keep(some(), self.file)
        two = some(FOUR[:2], memory={"a key": [[9.0, 1.0]]})
        with self.assertRaisesRegex(servers.Trouble, "measure cpu growth, too, or the same servers"):
            figures.keep(two, self.file)
        self.assertEqual(figures.read(self.file).servers, FOUR)

    def test_a_file_without_figures_is_trouble(self):
        for text in ("", "{}", "[1]"):
            self.file.write_text(text)
            with self.assertRaisesRegex(servers.Trouble, "has no figures"):
                figures.read(self.file)


if __name__ == "__main__":
    unittest.main()
