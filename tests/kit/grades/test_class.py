"""Whose submission is it? The names of files and folders, and a roster, say so."""

import os
import tempfile
import tracemalloc
import unittest
from pathlib import Path

import hand_in
from hand_in import DATABASE
from workshop.grades import collect, roster
from workshop.trouble import Trouble


class Class(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="handed-in-")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.handed_in = self.top / "handed in"
        self.handed_in.mkdir()

    def hand_in(self, *names, files={DATABASE: "a"}):
        for name in names:
            make = hand_in.archive if name.endswith(".zip") else hand_in.folder
            make(self.handed_in / name, files)

    def roster(self, text):
        (self.top / "roster.csv").write_text(text, encoding="utf-8")
        return self.top / "roster.csv"

    def sources(self, file=None):
        """{name: what was handed in}"""
        return {each.name: [attempt.source for attempt in each.attempts] for each in collect.everyone(self.handed_in, file)}

    def assert_sources(self, wanted, file=None):
        self.assertEqual({name: sorted(found) for name, found in self.sources(file).items()}, wanted)


class Names(Class):
    def test_of_folders_and_archives(self):
        self.hand_in("eve", "ada.zip", "Bob.ZIP.zip")
        self.assert_sources({"ada": ["ada.zip"], "Bob.ZIP": ["Bob.ZIP.zip"], "eve": ["eve"]})
        self.assertEqual(list(self.sources()), ["ada", "Bob.ZIP", "eve"], "in order")

    def test_of_moodles_folders(self):
        self.hand_in("Ada Lovelace_4711_assignsubmission_file/")
        self.assert_sources({"Ada Lovelace": ["Ada Lovelace_4711_assignsubmission_file"]})

    def test_of_moodles_files(self):
        """As Moodle packs them without folders. What people call their files changes nothing."""
        own, sly = "Ada Lovelace_4711_assignsubmission_file_my-work v2.0.zip", "Bob_12_assignsubmission_file_Eve_13_assignsubmission_file_.zip"
        self.hand_in(own, sly)
        self.assert_sources({"Ada Lovelace": [own], "Bob": [sly]})

    def test_of_moodles_namesakes(self):
        first, second = "Ada Lovelace_1_assignsubmission_file", "Ada Lovelace_2_assignsubmission_file"
        self.hand_in(first, second, "Ada Lovelace_2_assignsubmission_onlinetext", "Bob_3_assignsubmission_file")
        self.assert_sources({"Ada Lovelace (1)": [first], "Ada Lovelace (2)": [second, "Ada Lovelace_2_assignsubmission_onlinetext"],
                             "Bob": ["Bob_3_assignsubmission_file"]})

    def test_a_number_at_the_end_is_a_resubmission(self):
        self.hand_in("ada.zip", "ada-1.zip", "ada-2.zip", "eve-1.zip")
        self.assert_sources({"ada": ["ada-1.zip", "ada-2.zip", "ada.zip"], "eve": ["eve-1.zip"]})

    def test_but_not_if_only_numbers_tell_them_apart(self):
        self.hand_in("team-1", "team-2", "team-3")
        self.assert_sources({"team-1": ["team-1"], "team-2": ["team-2"], "team-3": ["team-3"]})

    def test_a_folder_may_have_several(self):
        self.hand_in("ada/first", "ada/second", "eve/first")
        for name in ("ada", "eve"):
            hand_in.archive(self.handed_in / name / "third.zip", {DATABASE: "a"})
        self.assert_sources({"ada": ["ada/first", "ada/second", "ada/third.zip"], "eve": ["eve/first", "eve/third.zip"]})

    def test_so_many_count_and_no_more(self):
        self.hand_in(*(f"ada/{number}" for number in range(30)))
        ada, = collect.everyone(self.handed_in)
        self.assertEqual(len(ada.attempts), collect.MOST_ATTEMPTS)
        self.assertIn("There are 30 submissions", ada.attempts[0].notes[0])
        newest = [f"ada/{number}" for number in range(20, 30)]
        self.assertEqual([each.source for each in ada.attempts], newest, "of files with the same date, as after a copy")

    def test_an_archive_may_have_several(self):
        self.hand_in("ada.zip", files={f"first/{DATABASE}": "a", f"second/{DATABASE}": "b"})
        self.hand_in("eve.zip", files={f"only/{DATABASE}": "a"})
        self.assert_sources({"ada": ["ada.zip/first", "ada.zip/second"], "eve": ["eve.zip"]})

    def test_no_two_attempts_are_called_the_same(self):
        """A name is cut, and then they could be: what counts would not be known."""
        self.hand_in(*(f"ada/{'x' * 150}{number}" for number in range(2)))
        ada, = self.sources().values()
        self.assertEqual(len(set(ada)), 2, ada)

    def test_names_that_look_the_same_are_two_peoples(self):
        """As an old unzip leaves them, which does not know in which characters they are."""
        for name in (b"M\xfcller", b"M\xf6ller", b"M\xfcller-2"):
            hand_in.folder(self.handed_in / os.fsdecode(name), {DATABASE: "a"})
        found = collect.everyone(self.handed_in)
        self.assertEqual([each.name for each in found], ["M\N{REPLACEMENT CHARACTER}ller", "M\N{REPLACEMENT CHARACTER}ller (2)"])
        self.assertEqual(sorted(len(each.attempts) for each in found), [1, 2])

    def test_many_large_ones_are_not_kept(self):
        """Nor are all of many archives read: the newest are enough."""
        large = {f"{number}/{DATABASE}": b" " * 990_000 for number in range(150)}
        for number in range(collect.MOST_ARCHIVES + 2):
            archive = hand_in.folder(self.handed_in / "ada", {}) / f"{number}.zip"
            archive.parent.mkdir(exist_ok=True)
            hand_in.archive(archive, large if number > collect.MOST_ARCHIVES - 2 else {DATABASE: "a"})
            os.utime(archive, (number, number))
        tracemalloc.start()
        self.addCleanup(tracemalloc.stop)
        ada, = collect.everyone(self.handed_in)
        self.assertLess(tracemalloc.get_traced_memory()[1], 40_000_000)
        self.assertTrue(all(attempt.source.startswith(f"ada/{number}.zip/") for attempt in ada.attempts), ada.attempts[0].source)
        self.assertIn(f"There are {collect.MOST_ARCHIVES - 3 + 3 * 150} submissions", ada.attempts[0].notes[0])

    def test_what_is_neither_is_told(self):
        self.hand_in("ada")
        (self.handed_in / "eve.tar.gz").write_bytes(b"x")
        (self.handed_in / "bob").symlink_to(self.handed_in / "ada")
        troubles = {each.name: each.attempts[0].trouble for each in collect.everyone(self.handed_in)}
        self.assertEqual(troubles, {"ada": None, "eve.tar.gz": "eve.tar.gz is neither a folder nor a zip archive.", "bob": "bob is a link."})

    def test_a_class_that_is_still_packed_is_nobodys(self):
        """It would be graded as one person's, and the best of all would count."""
        files = {f"{name}_{number}_assignsubmission_file/{DATABASE}": "a" for number, name in enumerate(["Ada", "Bob"])}
        self.hand_in("class.zip", "class", files=files)
        self.hand_in("Ada.zip", files={f"Ada_1_assignsubmission_{kind}/{DATABASE}": "a" for kind in ("file", "onlinetext")})
        troubles = {each.name: each.attempts[0].trouble for each in collect.everyone(self.handed_in)}
        self.assertIsNone(troubles.pop("Ada"))
        for trouble in troubles.values():
            self.assertIn("is what Moodle packs of a whole class: unpack it", trouble)
        with self.assertRaisesRegex(Trouble, "class.zip is not a folder"):
            collect.everyone(self.handed_in / "class.zip")

    def test_an_empty_folder(self):
        with self.assertRaises(Trouble) as told:
            collect.everyone(self.handed_in)
        self.assertIn("Put submissions into it", told.exception.remedy)


class Roster(Class):
    def test_names_by_id_by_address_or_by_name(self):
        self.hand_in("s001.zip", "EVE", "bob@example.org", "ada  lovelace")
        file = self.roster("name;id;email\nAda Lovelace;s000;\nCarl;S001;\nEve Adams;;eve@example.org\nBob;;bob@example.org\n")
        self.assert_sources({"Ada Lovelace": ["ada  lovelace"], "Bob": ["bob@example.org"], "Carl": ["s001.zip"], "Eve Adams": ["EVE"]}, file)

    def test_gives_ids_and_addresses(self):
        self.hand_in("ada")
        ada, = collect.everyone(self.handed_in, self.roster("First name,Last name,ID number,Email address\nAda,Lovelace,7,ada@example.org\n"))
        self.assertEqual((ada.name, ada.id, ada.email), ("Ada Lovelace", "7", "ada@example.org"))

    def test_lists_people_that_handed_in_nothing(self):
        self.hand_in("ada")
        told = {each.name: each.attempts[0].trouble for each in collect.everyone(self.handed_in, self.roster("name\nada\neve\n"))}
        self.assertEqual(told, {"ada": None, "eve": "Nothing was handed in."})

    def test_knows_who_is_not_in_it(self):
        self.hand_in("ada", "Ada L")
        expected = {each.name: each.is_expected for each in collect.everyone(self.handed_in, self.roster("name\nada\neve\n"))}
        self.assertEqual(expected, {"ada": True, "eve": True, "Ada L": False})
        self.assertTrue(all(each.is_expected for each in collect.everyone(self.handed_in)))

    def test_decides_what_a_number_at_the_end_means(self):
        self.hand_in("team-1.zip", "ada-1.zip", "ada-2.zip")
        self.assert_sources({"ada": ["ada-1.zip", "ada-2.zip"], "team-1": ["team-1.zip"]}, self.roster("name\nada\nteam-1\n"))

    def test_a_name_counts_before_an_address(self):
        """People can choose an address that begins with somebody else's name."""
        self.hand_in("bob", "7")
        file = self.roster("name,id,email\nmallory,1,bob@evil.example\nbob,2,b.smith@example.org\neve,3,7@example.org\ncarl,7,\n")
        found = self.sources(file)
        self.assertEqual((found["bob"], found["carl"], found["mallory"], found["eve"]), (["bob"], ["7"], [""], [""]))

    def test_tells_namesakes_apart(self):
        self.hand_in("1001", "b@example.org", "Anna Schmidt", "zoe")
        file = self.roster("name,id,email\nAnna Schmidt,1001,\nanna schmidt,,b@example.org\nzoe,3,\nzoe,3,\n")
        self.assert_sources({"Anna Schmidt (1001)": ["1001"], "anna schmidt (b@example.org)": ["b@example.org"], "zoe": ["zoe"],
                             "Anna Schmidt": ["Anna Schmidt"]}, file)  # nobody can say whose that is
        for same in ("name\nAnna\nAnna\n", "name,id\nAnna (7),1\nAnna,7\nAnna,8\n", "name,id,email\nAnna,1,a@example.org\nAnna,1,b@example.org\n"):
            with self.assertRaises(Trouble) as told:
                roster.read(self.roster(same))
            self.assertIn("several people called Anna", told.exception.what)

    def test_what_two_people_share_is_nobodys(self):
        self.hand_in("ada")
        file = self.roster("name,email\nAda Lovelace,ada@example.org\nAda Byron,ada@example.com\n")
        self.assert_sources({"Ada Lovelace": [""], "Ada Byron": [""], "ada": ["ada"]}, file)

    def test_may_be_in_the_folder(self):
        self.hand_in("ada")
        (self.handed_in / "class.csv").write_text("name\nada\n")
        self.assert_sources({"ada": ["ada"]}, self.handed_in / "class.csv")

    def test_that_cannot_be_read(self):
        for content in (b"", b"\xff\xfe\0", b"colour\nblue\n"):
            path = self.top / "roster.csv"
            path.write_bytes(content)
            with self.assertRaises(Trouble):
                roster.read(path)
        with self.assertRaises(Trouble):
            roster.read(self.top / "none.csv")


if __name__ == "__main__":
    unittest.main()
