"""One error and the learner's file that it is about; and the advice that somebody has for it."""

import re
from dataclasses import dataclass

from ..steps import learners_files
from .messages import Place
from .sources import Source, of_the_kit


@dataclass
class Advice:
    words: str           # what it means and what to do
    place: Place = None  # where to look, if that is not where the compiler has stopped


class Case:
    def __init__(self, diagnostic, root):
        """`root`: the top of the checkout."""
        self.diagnostic, self.root = diagnostic, root
        self.place = blamed(diagnostic)
        self.source = Source(root, self.place.file)

    @property
    def text(self):
        return self.diagnostic.text

    @property
    def line(self):
        return self.source.line(self.place.line)

    @property
    def function(self):
        """The one that the line is in, or None."""
        return self.source.function_at(self.place.line)

    @property
    def marked(self):
        """What the compiler has underlined in the line."""
        excerpt = self.diagnostic.excerpt
        mark = re.search(r"[~^]+", excerpt[1]) if len(excerpt) > 1 else None
        return excerpt[0][mark.start():mark.end()] if mark else ""

    def at(self, line, text=""):
        """The place of the text in this line, or of the line's first word."""
        shown = self.source.line(line)
        return Place(self.place.file, line, shown.find(text or shown.strip()) + 1)

    def end_of(self, line):
        return Place(self.place.file, line, len(self.source.line(line).rstrip()) + 1)


def blamed(diagnostic):
    """The place in a file of the learner's: of the error, or the one that asked for what is wrong."""
    places = [diagnostic.place, *diagnostic.required]
    if found := next((place for place in places if place.file in learners_files()), None):
        return found
    if diagnostic.unit in learners_files() and not of_the_kit(diagnostic.place.file):
        return Place(diagnostic.unit, 0)
    return diagnostic.place
