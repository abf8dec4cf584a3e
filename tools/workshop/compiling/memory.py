"""What a build folder knows of the learner's files: their contents when they were compiled, and the warnings.

A build compiles only what has changed, and the compiler says nothing about the rest: so its warnings are kept for
as long as the file stays as it is. And Ninja goes by dates: a file that was copied with an old one is not new to it.
"""

import hashlib
import json
import os
import re

from ..steps import all_steps

# A file is compiled as it is for the tests, and without what is not written for the server.
OBJECTS = {"mine": "steps/CMakeFiles/layer_{number}_mine.dir/{name}.o",
           "filled": "steps/CMakeFiles/layer_{number}_filled.dir/filled/{name}.o"}
COMPILED = re.compile(r"Building CXX object .*?_(?P<kind>mine|filled)\.dir/(?:filled/)?(?P<name>[\w/-]+\.cpp)\.o")
FILE = "learners_files.json"


def files_in(target):
    """The learner's files in a program."""
    steps = [step for step in all_steps() if has_own(target, step)]
    return [f"steps/{step.folder}/{file}" for step in steps for file in step.files]


def has_own(target, step):
    """Whether the learner's files of the step are in the program, and not the reference's."""
    kind, last = re.fullmatch(r"(.*?)(\d*)(?:_tests)?", target).groups()
    number = int(step.number)
    if kind == "step":
        return number == int(last)
    return target == step.program or kind in ("together_", "mini-redis-upto-") and number <= int(last)


class Memory:
    def __init__(self, build_folder, root):
        self.folder, self.root = build_folder, root
        self.contents = {}  # of the files that are built now: {file: a hash}

    def touch_changed(self, files):
        """Before a build of these files: dates those of which Ninja would take an object for built that was made of
        other contents, or by a build that was not seen here: what did the compiler say?"""
        kept = self.load()
        hashes = {file: hash_of(self.root / file) for file in files}
        self.contents = {file: contents for file, contents in hashes.items() if contents}
        for file, contents in self.contents.items():
            if any(contents_in(kept, kind, file) != contents and self.looks_built(kind, file) for kind in OBJECTS):
                os.utime(self.root / file)

    def looks_built(self, kind, file):
        name = file.removeprefix("steps/")
        return date(self.root / file) <= date(self.folder / OBJECTS[kind].format(number=name[:2], name=name))

    def note(self, log):
        """After the build: remembers what was compiled, and its warnings. `log`: what the build has printed."""
        kept = self.load()
        found = warnings(log, self.root) if "warning:" in log else []
        for compiled in COMPILED.finditer(log):
            if (file := f"steps/{compiled['name']}") in self.contents:
                texts = [text for place, text in found if place == file]
                kept[key(compiled["kind"], file)] = {"contents": self.contents[file], "warnings": texts}
        self.save(kept)

    def warnings(self, files, kind="mine"):
        """Those of these files, each a list of lines; none of a file that has changed since it was compiled. `kind`:
        "filled" for the server."""
        kept = self.load()
        return [text for file in files if contents_in(kept, kind, file) == hash_of(self.root / file)
                for text in kept.get(key(kind, file), {}).get("warnings", [])]

    def load(self):
        try:
            return json.loads((self.folder / FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def save(self, kept):
        new = self.folder / f"{FILE}.{os.getpid()}"
        new.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        new.replace(self.folder / FILE)


def key(kind, file):
    return f"{kind} {file}"


def contents_in(kept, kind, file):
    return kept.get(key(kind, file), {}).get("contents")


def date(path):
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return 0


def hash_of(path):
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def warnings(log, root):
    from .explanation import warnings_in  # only now: most builds have none, and the verdict is waiting
    return warnings_in(log, root)
