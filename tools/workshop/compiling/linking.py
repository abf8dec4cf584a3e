"""What the linker says: nobody defines a function, or two files do; and which line of the learner's it is."""

import difflib
import re
from dataclasses import dataclass, field

from .. import cpp
from ..steps import all_steps, learners_files
from .case import Advice
from .messages import Place
from .plain import plain
from .sources import Source, declarations

# GNU ld, gold, lld and macOS's ld.
UNDEFINED = re.compile(r"undefined (?:reference to|symbol:) [`']?(?P<symbol>.+?)'?$|"
                       r"^ *\"(?P<apple>.+)\", referenced from:$")
DUPLICATE = re.compile(r"(?:multiple definition of|duplicate symbol:?) [`']?(?P<symbol>[^`';]+?)(?:'|$)")
LINE = re.compile(r"\b(?P<file>steps/[\w/.-]+\.cpp):(?P<line>\d+)")
CLOSE = 0.75  # from which similarity on a name counts as a misspelling


@dataclass
class LinkError:
    kind: str    # "undefined reference to" or "two definitions of"
    symbol: str  # plain: "Session::run()"
    places: list = field(default_factory=list)  # lines of the learner's that are named with it

    @property
    def name(self):
        return self.symbol.partition("(")[0].split()[-1]

    @property
    def text(self):
        return f"{self.kind} '{self.symbol}'"


def link_errors(log):
    """One for each symbol; first those that a file of the learner's defines, or has to define."""
    found = {}
    for line in log.splitlines():
        undefined, duplicate = UNDEFINED.search(line), DUPLICATE.search(line)
        if undefined or duplicate:
            symbol = plain((undefined or duplicate)["symbol"] or undefined["apple"])
            kind = "undefined reference to" if undefined else "two definitions of"
            last = found.setdefault(symbol, LinkError(kind, symbol))
        elif not line.startswith(">>>"):
            last = None
        if found and last:
            last.places += [Place(each["file"], int(each["line"])) for each in LINE.finditer(line)
                            if each["file"] in learners_files()]
    return sorted(found.values(), key=lambda error: not (error.places or home(error.name)))


def advise_on(error, root):
    if error.kind == "two definitions of":
        return twice(error)
    file = home(error.name)
    return nearly(error, Source(root, file), root) if file else Advice(
        "It's declared, but no file defines it. Did you spell the definition like the declaration, with the class name?")


def twice(error):
    where = " and ".join(dict.fromkeys(f"{place.file}:{place.line}" for place in error.places))
    return Advice(f"It's defined twice{f', in {where}' if where else ''}. Put a helper for one file into an unnamed "
                  "namespace, namespace { ... }: then no other file sees it.", (error.places or [None])[-1])


def home(name):
    """The learner's file that has to define the function."""
    for step in all_steps():
        for file, solution in zip(step.files, step.solutions):
            if any(each.name == name for each in cpp.functions(solution.read_text(encoding="utf-8"))):
                return f"steps/{step.folder}/{file}"
    return None


def nearly(error, source, root):
    """The function in the file that was probably meant to be this one, and what is wrong with it."""
    owner, _, last = error.name.rpartition("::")
    known = next((each for each in declarations(root, last, source.name) if each.owner == owner), None)
    header = f"The header has it as  {known.text}  ({known.place})." if known else ""
    like = next((each for each in source.functions if each.name.rpartition("::")[2] == last), None)
    if not like:
        return misspelt(error, source, known)
    at = Place(source.name, source.head(like), 1)
    if like.name != error.name:
        return Advice(f"{like.name}() is not {error.name}(): the definition must have that name, with its class in front.", at)
    if like.is_private:
        return Advice(f"{last}() is in an unnamed namespace, so no other file sees it: move it out.", at)
    return Advice(f"This {last}() has other parameters, so it's another function. {header}", at)


def misspelt(error, source, known):
    last = error.name.rpartition("::")[2]
    names = {each.name.rpartition("::")[2]: each for each in source.functions}
    near = difflib.get_close_matches(last, names, 1, CLOSE)
    if near:
        return Advice(f"This is {near[0]}(), but the header has {last}(): one of the two is misspelt.",
                      Place(source.name, source.head(names[near[0]]), 1))
    declared = f" (the header declares it: {known.place})" if known else ""
    return Advice(f"{error.name}() is missing in this file{declared}.", Place(source.name, 0))
