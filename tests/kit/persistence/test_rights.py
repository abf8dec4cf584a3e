"""What is stored is for the owner and the group: files 0640, directories 0750, whatever the umask. A stricter
umask still counts."""
import os
import stat
import unittest

from data_directory import DataDirectory, client_of
from faulty_disk import Faulty, WithAFaultyDisk
from support.limits import eventually

EXPECTED = {0o000: (0o640, 0o750), 0o022: (0o640, 0o750), 0o027: (0o640, 0o750), 0o077: (0o600, 0o700)}


def rights(data):
    """{"file" or "directory": the rights of all of them}, as a set each."""
    found = {"file": set(), "directory": set()}
    for folder, directories, files in os.walk(data.path):
        for kind, names in (("directory", directories), ("file", files)):
            found[kind] |= {stat.S_IMODE(os.stat(f"{folder}/{name}").st_mode) for name in names}
    return found


class Umask:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        self.before = os.umask(self.value)

    def __exit__(self, *_):
        os.umask(self.before)


class Rights(unittest.TestCase):
    def test_with_any_umask(self):
        for umask, (file, directory) in EXPECTED.items():
            with self.subTest(umask=oct(umask)), DataDirectory("--appendonly", "yes") as data, Umask(umask), \
                    data.server() as server, client_of(server) as client:
                client.set("a", "1")
                client.save()
                client.bgrewriteaof()
                eventually(lambda: "was rewritten" in server.log(), "the rewrite")
                self.assertEqual(rights(data), {"file": {file}, "directory": {directory}})


class Unfinished(WithAFaultyDisk):
    options = ()

    def test_temporary_files(self):
        """A child stops before it syncs its file."""
        for command in "BGSAVE", "BGREWRITEAOF":
            with self.subTest(command), DataDirectory() as data, Umask(0), Faulty(data, how="stop") as server, \
                    client_of(server) as client:
                client.execute_command(command)
                eventually(lambda: list(data.path.rglob("temp-*")), "the temporary file")
                self.assertEqual(rights(data)["file"], {0o640})


if __name__ == "__main__":
    unittest.main()
