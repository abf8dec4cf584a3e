"""The server of step 11: with the parts that are written, and the slow ones for the rest."""

from . import measuring, written
from .steps import find_step

PARTS = {"pipeline": ["pipeline.cpp"], "requests": ["requests.cpp"], "commands": ["commands.cpp"],
         "item_table": ["item.cpp", "item_table.cpp"]}  # and their files


def step():
    return find_step("speed")


def written_parts():
    """The names of the parts of which nothing is missing."""
    missing = written.missing_files(step())
    return [part for part, files in PARTS.items() if not missing & set(files)]


def words(parts):
    """The command line that chooses them."""
    return ["--yours", ",".join(parts)] if parts else []


def told(parts):
    """Which parts are the learner's, and which are slow, in a line."""
    slow = [part for part in PARTS if part not in parts]
    if not parts:
        return "11: all parts are the slow ones"
    return f"11: yours: {', '.join(parts)}" + (f"; slow: {', '.join(slow)}" if slow else "")


class Program(measuring.servers.Program):
    """It with these parts, to be measured."""

    def __init__(self, path, parts, title):
        super().__init__(str(path))
        self.parts, self.told = parts, title

    def command_line(self, port):
        return [self.path, "--port", str(port), *words(self.parts)]

    def title(self):
        return self.told
