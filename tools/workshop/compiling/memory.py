"""What a build folder knows about the learner's files: their contents when last built, and their warnings.

A build compiles only what has changed, and the compiler says nothing about the rest: so its warnings are kept for
as long as the file stays as it is. And Ninja goes by dates: a file that was copied with an old one is not new to it.
"""

import hashlib
import json
import os
import re

from ..steps import learners_files

OBJECT = "steps/CMakeFiles/layer_{number}_mine.dir/{name}.o"  # of steps/NAME, in the build folder
# For the tests it is compiled as it is; for the server without what is not written, which is another object.
COMPILED = re.compile(r"Building CXX object .*?_(?P<kind>mine|filled)\.dir/(?:filled/)?(?P<name>[\w/-]+\.cpp)\.o")
FILE = "learners_files.json"


class Memory:
    def __init__(self, build_folder, root):
        self.path, self.root = build_folder / FILE, root
        self.built = {}  # what is built now: {file: a hash of its contents}

    def touch_changed(self):
        """Before a build: dates files that are not as in the last one, if Ninja would take them for built."""
        known = self.load()["contents"]
        prints = {file: fingerprint(self.root / file) for file in learners_files()}
        self.built = {file: contents for file, contents in prints.items() if contents}
        for file, contents in self.built.items():
            if known.get(file) != contents and self.looks_built(file):
                os.utime(self.root / file)

    def looks_built(self, file):
        """Whether it is older than the last build, or than the object that is made of it."""
        name = file.removeprefix("steps/")
        made = (self.path, self.path.parent / OBJECT.format(number=name[:2], name=name))
        return date(self.root / file) <= max(map(date, made))

    def note(self, log, is_complete):
        """After the build: remembers what was built, and the warnings of what was compiled. `log`: its output.
        `is_complete`: it has not failed, so files that were not compiled are up to date."""
        kept = self.load()
        found = warnings(log, self.root) if "warning:" in log else []
        for compiled in COMPILED.finditer(log):
            if (file := f"steps/{compiled['name']}") in self.built:
                texts = [text for place, text in found if place == file]
                kept["contents"][file] = self.built[file]
                kept["warnings"][f"{compiled['kind']} {file}"] = {"contents": self.built[file], "texts": texts}
        if is_complete:
            kept["contents"] |= self.built
        self.save(kept)

    def warnings(self, files, kind="mine"):
        """Those of these files, each a list of lines; none of a file that has changed since it was compiled. `kind`:
        "filled", if it is for the server."""
        kept = self.load()["warnings"]
        known = [(file, kept[key]) for file in files if (key := f"{kind} {file}") in kept]
        return [text for file, last in known if last["contents"] == fingerprint(self.root / file)
                for text in last["texts"]]

    def load(self):
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {"contents": {}, "warnings": {}}

    def save(self, kept):
        new = self.path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        new.replace(self.path)


def date(path):
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def fingerprint(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def warnings(log, root):
    from .explanation import warnings_in  # only now: most builds have none, and the verdict is waiting
    return warnings_in(log, root)
