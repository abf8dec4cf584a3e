"""What `./workshop grade` takes of what people hand in: the files of the steps, and nothing else, wherever they are."""

import os
import tempfile
import unittest
import zipfile
from pathlib import Path

import hand_in
from hand_in import DATABASE, DISPATCHER
from workshop.grades import collect
from workshop.grades.reading import limits
from workshop.trouble import Trouble


class Collecting(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="handed-in-")
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)

    def attempt(self, path):
        """The only one there."""
        attempt, = collect.one(path).attempts
        return attempt

    def texts(self, path):
        return {name: data.decode() for name, data in self.attempt(path).files.items()}

    def assert_refused(self, path, *words):
        attempt = self.attempt(path)
        self.assertEqual(attempt.files, {})
        for word in words:
            self.assertIn(word, attempt.trouble)

    def assert_noted(self, path, *words, files=()):
        attempt = self.attempt(path)
        self.assertEqual(sorted(attempt.files), sorted(files))
        for word in words:
            self.assertTrue(any(word in note for note in attempt.notes), attempt.notes)


class Places(Collecting):
    """A folder and an archive with the same in them are the same."""

    def assert_found(self, files, wanted):
        self.assertEqual(self.texts(hand_in.folder(self.top / "ada", files)), wanted)
        self.assertEqual(self.texts(hand_in.archive(self.top / "ada.zip", files)), wanted)

    def test_in_steps(self):
        self.assert_found({DATABASE: "a", "steps/03-commands/helper.hpp": "b", "tests/x.cpp": "c"}, {DATABASE: "a"})

    def test_in_the_folder_of_the_step(self):
        self.assert_found({"03-commands/database.cpp": "a"}, {DATABASE: "a"})

    def test_bare(self):
        self.assert_found({"database.cpp": "a", "README.md": "b"}, {DATABASE: "a"})

    def test_deeper(self):
        self.assert_found({f"mini-redis-main/ada/{DATABASE}": "a", "__MACOSX/database.cpp": "b", ".old/database.cpp": "c"},
                          {DATABASE: "a"})

    def test_the_folder_of_the_step_counts_before_a_bare_file(self):
        self.assert_found({DATABASE: "a", "database.cpp": "b", DISPATCHER: "c"}, {DATABASE: "a", DISPATCHER: "c"})

    def test_solutions_of_a_whole_checkout_are_not_taken(self):
        self.assert_found({DATABASE: "a", "solutions/03-commands/dispatcher.cpp": "b"}, {DATABASE: "a"})

    def test_nothing(self):
        self.assert_refused(hand_in.folder(self.top / "ada", {"notes.txt": "a"}), "no file of any step", "steps/")
        self.assert_refused(hand_in.archive(self.top / "eve.zip", {}), "no file of any step")

    def test_what_is_not_there(self):
        with self.assertRaises(Trouble):
            collect.one(self.top / "nobody")


class Folders(Collecting):
    def test_links_are_not_followed(self):
        secret = hand_in.folder(self.top, {"secret.cpp": "secret"}) / "secret.cpp"
        ada = hand_in.folder(self.top / "ada", {DISPATCHER: "a"})
        os.symlink(secret, ada / DATABASE)
        self.assert_noted(ada, f"{DATABASE} is a link. It was not read.", files=[DISPATCHER])
        eve = hand_in.folder(self.top / "eve", {"framing.cpp": "a"})
        os.symlink(ada / "steps", eve / "steps")
        self.assert_noted(eve, f"{DISPATCHER} is a link")

    def test_nobody_waits_for_a_pipe(self):
        ada = hand_in.folder(self.top / "ada", {DISPATCHER: "a"})
        os.mkfifo(ada / DATABASE)
        self.assert_noted(ada, f"{DATABASE} is not a regular file", files=[DISPATCHER])

    def test_a_folder_is_no_file(self):
        self.assert_noted(hand_in.folder(self.top / "ada", {DISPATCHER: "a", f"{DATABASE}/x": "b"}), "is not a regular file",
                          files=[DISPATCHER])

    def test_large_and_binary_files(self):
        enough = b"/" * limits.FILE
        ada = hand_in.folder(self.top / "ada", {DATABASE: enough + b"/", DISPATCHER: enough, "steps/04-expiry/expiry.cpp": b"\0"})
        self.assert_noted(ada, f"{DATABASE} is larger than 1 MB", "expiry.cpp is not text", files=[DISPATCHER])

    def test_all_files_together(self):
        names = ["framing.cpp", "session.cpp", "tcp_server.cpp"]
        ada = hand_in.folder(self.top / "ada", {name: b"/" * 900_000 for name in names})
        self.assert_noted(ada, "larger than 2 MB", files=[f"steps/01-tcp-server/{name}" for name in names[:2]])

    def test_what_may_not_be_read(self):
        if os.geteuid() == 0:
            self.skipTest("root may read everything")
        ada = hand_in.folder(self.top / "ada", {DATABASE: "a", DISPATCHER: "b"})
        (ada / DATABASE).chmod(0)
        self.assert_noted(ada, f"{DATABASE} cannot be read", files=[DISPATCHER])

    def test_a_checkout_is_a_folder_like_others(self):
        settings = f"[core]\n\tfsmonitor = touch {self.top}/ran\n"
        ada = hand_in.folder(self.top / "ada", {DATABASE: "a", ".git/config": settings, ".git/HEAD": "ref: refs/heads/main\n"})
        self.assertEqual(self.texts(ada), {DATABASE: "a"})
        self.assertFalse((self.top / "ran").exists())


class Archives(Collecting):
    def archive(self, files, **how):
        return hand_in.archive(self.top / "ada.zip", files, **how)

    def test_names_that_lead_out_of_it(self):
        for name in (f"../{DATABASE}", f"a/../../{DATABASE}", f"/{DATABASE}", f"..\\{DATABASE}", f"C:/{DATABASE}"):
            self.assert_noted(self.archive({hand_in.entry(name): "a", DISPATCHER: "b"}), "leads out of the archive", files=[DISPATCHER])

    def test_links(self):
        self.assert_noted(self.archive({hand_in.link(DATABASE): "/etc/passwd", DISPATCHER: "b"}), "is a link", files=[DISPATCHER])

    def test_a_small_archive_with_a_large_file(self):
        path = self.archive({DATABASE: b" " * 300_000_000, DISPATCHER: "b"})
        self.assertLess(path.stat().st_size, limits.FILE)
        self.assert_noted(path, "is larger than 1 MB", files=[DISPATCHER])

    def test_a_size_that_is_a_lie(self):
        path = self.archive({DATABASE: b" " * 2_000_000, DISPATCHER: "b"})
        size = (2_000_000).to_bytes(4, "little")
        path.write_bytes(path.read_bytes().replace(size, (10).to_bytes(4, "little")))
        attempt = self.attempt(path)
        self.assertLess(sum(map(len, attempt.files.values())), limits.FILE)

    def test_very_many_entries(self):
        self.assert_refused(self.archive({f"{number}.txt": "" for number in range(100_000)}, how=zipfile.ZIP_STORED), "too many entries")

    def test_unusual_packing(self):
        for how in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            self.assert_noted(self.archive({DATABASE: "a"}, how=how), "packed in an unusual way")

    def test_what_is_no_archive(self):
        self.assert_refused(hand_in.folder(self.top, {"ada.zip": "PK\3\4 no"}) / "ada.zip", "not a readable zip archive")
        os.mkfifo(self.top / "eve.zip")
        self.assert_refused(self.top / "eve.zip", "not a regular file")

    def test_a_damaged_entry(self):
        path = self.archive({DATABASE: "abcdefgh", DISPATCHER: "b"}, how=zipfile.ZIP_STORED)
        path.write_bytes(path.read_bytes().replace(b"abcdefgh", b"abcdefgX"))
        self.assert_noted(path, "cannot be unpacked", files=[DISPATCHER])

    def test_nothing_that_a_terminal_obeys_is_passed_on(self):
        source = self.attempt(self.archive({f"\033[2J\u202e/{DATABASE}": "a"})).source
        self.assertTrue(source.isprintable(), source)


if __name__ == "__main__":
    unittest.main()
