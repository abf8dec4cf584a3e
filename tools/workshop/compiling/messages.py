"""Reads what GCC or clang prints: the errors and warnings, each with its notes and with who asked for it."""

import re
from dataclasses import dataclass, field

from .plain import plain

LOCATED = re.compile(r"^(?P<file>[^\s:][^:]*):(?P<line>\d+):(?:(?P<column>\d+):)? "
                     r"(?P<kind>fatal error|error|warning|note): (?P<text>.*)$")
LINKER = re.compile(r"undefined reference|multiple definition")  # gold's
# GCC: "a.cpp:12:3:   required from here"
REQUIRED = re.compile(r"^(?P<file>[^\s:][^:]*):(?P<line>\d+):(?P<column>\d+): +(?:recursively )?required ")
REQUESTED = re.compile(r" requested here$|^while substituting deduced template arguments")  # clang
INSIDE = re.compile(r"^[^\s:][^:]*: (?:In|At) ")  # GCC: "a.cpp: In function 'f()':"
COMPILED = re.compile(r"(?:^FAILED: |Building CXX object ).*?_mine\.dir/(?P<file>\S+\.cpp)\.o")  # Ninja
EXCERPT = re.compile(r"^ *\d* *\|")
OPTION = re.compile(r" \[(-[Wf][\w=,+-]+)\]$")


@dataclass(frozen=True)
class Place:
    file: str  # from the top of the checkout
    line: int
    column: int = 0

    def __str__(self):
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass
class Diagnostic:
    kind: str     # "error" or "warning"
    place: Place
    text: str     # plain
    option: str = ""  # of a warning, also of one that is an error: "-Wreturn-type"
    excerpt: list = field(default_factory=list)   # the lines below it that show the source
    required: list = field(default_factory=list)  # places that asked for it, the outermost last
    notes: list = field(default_factory=list)     # (Place, text)
    unit: str = ""  # the learner's file that was compiled, if Ninja has said so

    @property
    def whole(self):
        """The message with its notes: clang says in these what GCC has in the message."""
        return "\n".join([self.text, *(text for _, text in self.notes)])


def from_the_top(log, root):
    """The text with paths from the top of the checkout, because that is where an editor opens them. ccache names
    them from the build folder."""
    return re.sub(r"^(?:\.\./)+", "", log.replace(f"{root}/", ""), flags=re.MULTILINE)


def diagnostics(log):
    """All errors and warnings in the text, in order."""
    reader = Reader()
    for line in log.splitlines():
        reader.read(line)
    return reader.found


class Reader:
    def __init__(self):
        self.found = []
        self.required = []  # GCC names who asked before it says for what, and only once for several errors
        self.unit = ""
        self.excerpt = None  # where lines of an excerpt belong now

    def read(self, line):
        if EXCERPT.match(line):
            if self.excerpt is not None:
                self.excerpt.append(line)
        elif (found := LOCATED.match(line)) and not LINKER.match(found["text"]):
            self.located(found)
        elif found := REQUIRED.match(line):
            self.required.append(place_of(found))
            self.excerpt = None
        elif INSIDE.match(line):
            self.required, self.excerpt = [], None
        elif found := COMPILED.search(line):
            self.unit, self.required = f"steps/{found['file']}", []

    def located(self, found):
        place, text = place_of(found), found["text"]
        if found["kind"] == "note":
            self.note(place, text)
            return
        option = OPTION.search(text)
        self.found.append(Diagnostic(
            found["kind"].replace("fatal ", ""), place, plain(text[:option.start()] if option else text),
            option[1].removeprefix("-Werror,").replace("-Werror=", "-W") if option else "",
            required=[*self.required], unit=self.unit))
        self.excerpt = self.found[-1].excerpt

    def note(self, place, text):
        self.excerpt = None
        if self.found and REQUESTED.search(text):
            self.found[-1].required.append(place)
        elif self.found:
            self.found[-1].notes.append((place, plain(text)))


def place_of(found):
    return Place(found["file"], int(found["line"]), int(found["column"] or 0))
