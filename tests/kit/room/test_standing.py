"""What an attendee tells the room, and what the room takes for it."""

import unittest

from support import graded_tests
from workshop.room import address, resp, standing
from workshop.room.overview import Overview
from workshop.room.standing import Standing
from workshop.steps import find_step
from workshop.trouble import Trouble

TEST = next(iter(graded_tests.points("03")))
GOOD = [b"Ada", b"03", b"12", b"WRONG", TEST.encode()]


def told(name="Ada", step="03", passed=0):
    return Standing(name, step, str(passed), "WRONG", TEST)


class Reading(unittest.TestCase):
    def test_what_the_driver_tells(self):
        self.assertEqual(standing.read(GOOD), Standing("Ada", "03", "12", "WRONG", TEST))
        self.assertEqual(standing.read([b"", b"", b"0", b"", b""]), Standing("", "", "0", "", ""))

    def test_what_it_cannot_have_told(self):
        for index, value in ((0, None), (1, b"99"), (1, b"3"), (1, b"commands"), (1, b""), (2, b"many"), (2, b"-1"),
                             (2, b"99999"), (2, "٣".encode()), (2, b""), (3, b"SILLY"), (3, b"wrong"), (4, [b"x"])):
            with self.subTest(index=index, value=value):
                self.assertIsNone(standing.read([*GOOD[:index], value, *GOOD[index + 1:]]))

    def test_another_version_of_the_kit_may_have_other_tests(self):
        for other in (b"<script>", b"a test of tomorrow", b"\xff"):
            self.assertEqual(standing.read([*GOOD[:4], other]), Standing("Ada", "03", "12", "WRONG", ""))
        total = len(graded_tests.points("03"))
        self.assertEqual(standing.read([*GOOD[:2], b"999", b"", b""]), Standing("Ada", "03", str(total), "", ""))

    def test_a_name_is_one_short_line(self):
        for given, shown in (("Ada", "Ada"), (" Ada \n Lovelace ", "Ada Lovelace"), ("x" * 100, "x" * 24),
                             ("\u202eevil", "evil"), ("\033[31mred", "[31mred"), ("<b>&", "<b>&"), ("\0", ""), ("Zoë 林", "Zoë 林"), ("می\u200cخواهم", "می\u200cخواهم")):
            self.assertEqual(standing.name_from(given), shown)
        self.assertEqual(standing.read([b"\xff\x00Ada", *GOOD[1:]]).name, "\ufffd Ada")

    def test_a_row_of_the_board_is_told_as_the_room_reads_it(self):
        class Row:
            step, was_tested, passed = find_step("03"), True, 12
            first = type("First", (), {"verdict": "WRONG", "title": TEST})

        now = standing.of_row("Ada", Row)
        pairs = now.commands("00000000", 60)[1][2:]
        self.assertEqual(standing.read([value.encode() for value in pairs[1::2]]), now)
        self.assertEqual(standing.of_row("Ada", None), Standing("Ada", "", "0", "", ""))


class Since(unittest.TestCase):
    """Since when somebody is where they are."""

    def setUp(self):
        self.time = 0
        self.overview = Overview(lambda: self.time)

    def since(self, minute, *standings):
        self.time = minute
        self.overview.show({f"{index:08x}": standing for index, standing in enumerate(standings)})
        return [attendee["since"] for attendee in self.overview.attendees]

    def test_one_test_more_is_progress(self):
        self.assertEqual(self.since(1, told(passed=3)), [1])
        self.assertEqual(self.since(2, told(passed=3)), [1])
        self.assertEqual(self.since(3, told(passed=4)), [3])

    def test_to_break_something_and_to_repair_it_is_none(self):
        self.assertEqual(self.since(1, told(passed=3)), [1])
        self.assertEqual(self.since(2, told(passed=0)), [1])
        self.assertEqual(self.since(3, told(passed=3)), [1])

    def test_another_step_or_another_name(self):
        self.assertEqual(self.since(1, told(passed=3)), [1])
        self.assertEqual(self.since(2, told(passed=3, name="Bob")), [1])
        self.assertEqual(self.since(3, told(passed=3, step="02")), [3])

    def test_two_steps_in_turns(self):
        self.assertEqual(self.since(1, told(passed=3)), [1])
        self.assertEqual(self.since(2, told(passed=3, step="02")), [2])
        self.assertEqual(self.since(3, told(passed=3)), [1])

    def test_what_was_done_and_is_broken_begins_anew(self):
        total = len(graded_tests.points("03"))
        self.assertEqual(self.since(1, told(passed=total)), [1])
        self.assertEqual(self.since(40, told(passed=0)), [40])
        self.assertEqual(self.since(41, told(passed=3)), [41])

    def test_one_who_was_away_is_where_they_were(self):
        self.assertEqual(self.since(1, told(passed=3)), [1])
        self.assertEqual(self.since(60), [])
        self.assertEqual(self.since(120, told(passed=3)), [1])
        self.assertEqual(self.since(20_000, told(passed=3)), [20_000], "not forever")

    def test_so_many_are_remembered_and_no_more(self):
        for minute in range(4):
            self.since(minute, *[told(step=f"0{minute + 1}")] * 2000)
        self.assertLess(len(self.overview.progress), 5000 + 2000)

    def test_namesakes_are_told_apart(self):
        self.since(1, told(), told(), told(name="Bob"), told(name=""))
        self.assertEqual([each["name"] for each in self.overview.attendees], ["Ada (0000)", "Ada (0000)", "Bob", "guest 0000"])

    def test_the_pages_hear_of_changes_only(self):
        self.since(1, told())
        version = self.overview.version
        self.since(2, told())
        self.assertEqual(self.overview.version, version)
        self.since(3)
        self.assertNotEqual(self.overview.newer_than(version, 0), version)


class Addresses(unittest.TestCase):
    def test_what_people_type(self):
        for text, expected in (("192.168.1.20", ("192.168.1.20", 16380)), ("10.0.0.1:7000", ("10.0.0.1", 7000)),
                               ("room.local", ("room.local", 16380)), ("::1", ("::1", 16380)), ("[::1]:7000", ("::1", 7000))):
            self.assertEqual(address.parsed(text), expected)
            self.assertEqual(address.parsed(address.shown(*expected)), expected)

    def test_what_is_none(self):
        for text in ("", ":7000", "a b", "host:port", "host:70000", "host:-1"):
            with self.assertRaises(Trouble, msg=text):
                address.parsed(text)

    def test_the_address_to_tell_is_a_number(self):
        self.assertRegex(address.to_tell("0.0.0.0"), r"^\d+\.\d+\.\d+\.\d+$")
        self.assertEqual(address.to_tell("127.0.0.1"), "127.0.0.1")


class Replies(unittest.TestCase):
    def test_a_request_counts_bytes(self):
        self.assertEqual(resp.request(("SET", "k", "ü", 12)), b"*4\r\n$3\r\nSET\r\n$1\r\nk\r\n$2\r\n\xc3\xbc\r\n$2\r\n12\r\n")


if __name__ == "__main__":
    unittest.main()
