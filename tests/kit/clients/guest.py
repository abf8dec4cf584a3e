"""A program with which a test talks."""
import os
import select

from support import processes
from support.limits import Deadline


class Guest:
    """A program that prints what it receives, and accepts typed input."""

    def __init__(self, *arguments):
        self.process = processes.start(arguments, stdin=processes.PIPE, stdout=processes.PIPE,
                                       stderr=processes.STDOUT)
        self.printed = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        processes.end(self.process)
        self.process.communicate()

    def types(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def prints(self, expected):
        """Waits until these lines have come, and takes them."""
        expected, deadline = expected.encode() + b"\n", Deadline()
        while expected not in self.printed:
            ready = select.select([self.process.stdout], [], [], deadline.left())[0]
            piece = os.read(self.process.stdout.fileno(), 4096) if ready else b""
            if not piece:
                raise AssertionError(f"expected {expected}, it printed {self.printed}")
            self.printed += piece
        self.printed = self.printed.partition(expected)[2]

    def leaves(self):
        """Ends its input, and returns its exit status."""
        self.process.stdin.close()
        self.process.stdin = None
        return processes.wait(self.process)
