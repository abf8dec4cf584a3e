"""Mistakes that do not compile, as learners make them, read from broken/*.txt. An entry there is

  file  03-commands/dispatcher.cpp     of solutions/, where it is still right
  - void Dispatcher::execute           this text in it
  + void execute                       becomes this; no line: it goes
  at    table_.find                    a text of the line that must be named; without it, the first new line
  needs code                           the compiler finds it when it makes code, not when it checks the syntax
  only  clang                          GCC does not find it
  says  Dispatcher::execute()          words of the why
"""

from dataclasses import dataclass, field
from pathlib import Path

from support.places import ROOT

WORDS = ("-", "+", "at", "needs", "only", "says")
FOLDER = Path(__file__).parent / "broken"


@dataclass
class Broken:
    file: str
    lines: dict = field(default_factory=lambda: {word: [] for word in WORDS})

    @property
    def reference(self):
        return (ROOT / "solutions" / self.file).read_text()

    @property
    def old(self):
        return "\n".join(self.lines["-"])

    @property
    def new(self):
        return "\n".join(self.lines["+"])

    @property
    def text(self):
        """The whole file."""
        assert self.old in self.reference, f"{self.file} has no {self.old!r}"
        return self.reference.replace(self.old, self.new, 1)

    @property
    def named(self):
        """The numbers of the lines that may be named. A brace is the first that comes after the change."""
        changed = self.reference[:self.reference.index(self.old)].count("\n") + 1
        texts = [text.strip() for text in self.lines["at"] or self.lines["+"][:1]]
        found = [number for number, line in enumerate(self.text.splitlines(), 1)
                 if any(text in line for text in texts)]
        return [number for number in found if number >= changed][:1] if texts == ["}"] else found

    def is_for(self, kind):
        return self.lines["only"] in ([], [kind])


def broken_files():
    return [entry(text.splitlines()) for path in sorted(FOLDER.glob("*.txt"))
            for text in path.read_text().split("\n\n")[1:]]


def entry(lines):
    found = Broken(lines[0].partition(" ")[2].strip())
    for line in lines[1:]:
        word, _, text = line.partition(" ")
        found.lines[word].append(text if word in "-+" else text.strip())
    return found
