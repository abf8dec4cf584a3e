"""Servers that run with faulty_disk.cpp, which says what it can do."""
import sys
import unittest

from data_directory import DataDirectory
from support.places import BUILD
from support.server_process import REFERENCE, ServerProcess, is_sanitized

FAULTY_DISK = BUILD / "libfaulty_disk.so"


class Faulty(ServerProcess):
    def __init__(self, data, at=0, how="", trace="", options=()):
        self.faults = {"LD_PRELOAD": str(FAULTY_DISK), "FAULTY_DIRECTORY": str(data.path), "FAULTY_AT": str(at),
                       "FAULTY_HOW": how, "FAULTY_TRACE": trace}
        super().__init__(REFERENCE, "--dir", str(data.path), *data.options, *options, variables=self.faults)


@unittest.skipUnless(sys.platform == "linux" and not is_sanitized(), "this needs LD_PRELOAD")
class WithAFaultyDisk(unittest.TestCase):
    options = "--appendonly", "yes", "--appendfsync", "always"

    def setUp(self):
        self.data = self.enterContext(DataDirectory(*self.options))
