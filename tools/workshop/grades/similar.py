"""Which submissions have code in common: with each other, with the reference, and with the bank of mistakes."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, count

from .. import stubs
from ..steps import ROOT, all_steps, learners_files
from . import files, fingerprints
from .formats import similar_page

LEAST_COMMON = 40  # tokens: four or five lines. Less than that is not a pair
MOST_PAIRS = 100  # of each kind
SHORTEST_GIVEN = 4  # characters of a line; a brace on a line of its own is nobody's
SECTION = re.compile(r"^--- .*\n", re.MULTILINE)  # in a file of tests/mistakes


@dataclass
class Pair:
    first: fingerprints.Code
    second: fingerprints.Code
    passages: list  # of Passage
    common: int     # tokens in all passages
    of: int         # tokens of the first one; of the shorter, if both are submissions

    @property
    def share(self):
        return self.common / self.of


@dataclass
class Passage:
    """Tokens that follow each other in both: the index of the first one in each, and how many."""
    first: int
    second: int
    length: int


def write(submissions, path):
    """`submissions`: {name: {"steps/03-commands/database.cpp": its text}}"""
    handed_in = codes(submissions)
    files.write(path, similar_page.text(handed_in, *found(handed_in)))


def codes(submissions):
    return [fingerprints.of(name, submissions[name], given_lines()) for name in sorted(submissions)]


def found(handed_in):
    """Two lists of Pairs, those with the largest share first: of two submissions, and of one with code of the kit."""
    known = known_code({path for each in handed_in for path in each.files}, given_lines())
    between = [compared(first, second, min(len(first.symbols), len(second.symbols)))
               for first, second in most_promising(handed_in, handed_in)]
    with_known = [compared(first, second, len(first.symbols)) for first, second in most_promising(handed_in, known)]
    return worth_telling(between), worth_telling(with_known)


def worth_telling(pairs):
    return sorted((pair for pair in pairs if pair.common >= LEAST_COMMON),
                  key=lambda pair: (-pair.share, pair.first.name, pair.second.name))


@lru_cache(maxsize=None)
def given_lines():
    """The lines of all stubs. Everybody has them."""
    lines = {line.strip() for path in learners_files()
             for line in stubs.stub(ROOT / path).decode("utf-8", "replace").split("\n")}
    return {line for line in lines if len(line) >= SHORTEST_GIVEN}


def known_code(paths, given):
    """The reference for these files, and what each known mistake of their steps has that the reference has not."""
    folders = {path.split("/")[1] for path in paths if path.count("/") == 2}
    steps = [step for step in all_steps() if step.folder in folders]
    reference = fingerprints.of("the reference", {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
                                                  for step in steps for file in step.solutions}, given)
    mistakes = [mistake(file, given) for step in steps
                for file in sorted((ROOT / "tests" / "mistakes" / step.folder).glob("*.[mv]*"))]
    for each in mistakes:
        each.prints = {gram: index for gram, index in each.prints.items() if gram not in reference.prints}
    return [reference, *mistakes]


def mistake(file, given):
    """The code in it, without the head that describes it."""
    head, *edits = SECTION.split(file.read_text(encoding="utf-8"))
    name = file.relative_to(ROOT).as_posix()
    blank_lines = "\n" * head.count("\n")  # so that the numbers of the lines are right
    return fingerprints.of(name, {name: blank_lines + "".join("\n" + edit for edit in edits)}, given)


def most_promising(some, others):
    """The pairs of codes that have the most fingerprints in common, for their size."""
    counts = common_fingerprints(some, others)

    def share(pair):
        first, second = some[pair[0]].prints, others[pair[1]].prints
        return counts[pair] / (min(len(first), len(second)) if some is others else len(first))

    return [(some[first], others[second]) for first, second in sorted(counts, key=share, reverse=True)[:MOST_PAIRS]]


def common_fingerprints(some, others):
    """A Counter of pairs of indexes. If both lists are the same, each pair is in it once."""
    owners = {}
    for index, code in enumerate(others):
        for gram in code.prints:
            owners.setdefault(gram, []).append(index)
    if some is others:
        return Counter(pair for indexes in owners.values() for pair in combinations(indexes, 2))
    return Counter((index, owner) for index, code in enumerate(some) for gram in code.prints
                   for owner in owners.get(gram, ()))


def compared(first, second, of):
    passages, used = [], (bytearray(len(first.symbols)), bytearray(len(second.symbols)))
    for gram in sorted(first.prints.keys() & second.prints.keys(), key=first.prints.get):
        passage = longest(first, second, first.prints[gram], second.prints[gram], used)
        if passage.length >= fingerprints.GRAM:
            passages.append(passage)
            used[0][passage.first:passage.first + passage.length] = bytes([1]) * passage.length
            used[1][passage.second:passage.second + passage.length] = bytes([1]) * passage.length
    return Pair(first, second, passages, sum(passage.length for passage in passages), of)


def longest(first, second, one, other, used):
    """The passage around these tokens that is equal in both, and in no other passage."""
    def equal(distance):
        left, right = one + distance, other + distance
        return 0 <= left < len(first.symbols) and 0 <= right < len(second.symbols) \
            and first.symbols[left] == second.symbols[right] and not used[0][left] and not used[1][right]

    before = next(distance for distance in count(1) if not equal(-distance)) - 1 if equal(0) else 0
    after = next(distance for distance in count(0) if not equal(distance))
    return Passage(one - before, other - before, before + after)
