"""Finds the mutants of the reference: the same code with one small change, in one spot after the other."""

import re
from dataclasses import dataclass
from pathlib import Path

import specification
from editing import Change

from workshop import cpp

# What is replaced, wherever it is in a function. The last group of a pattern, if it has one, is what counts.
REPLACED = [(re.compile(pattern), new) for pattern, new in [
    (r"==", "!="), (r"!=", "=="), (r"(?<![<>])<=", "<"), (r"(?<![<>])>=", ">"), (r"(?<= )<(?= )", "<="), (r"(?<= )>(?= )", ">="),
    (r"&&", "||"), (r"\|\|", "&&"), (r"(?<= )\+(?= )", "-"), (r"(?<= )-(?= )", "+"), (r"(?<= )\*(?= )", "/"), (r"(?<= )/(?= )", "*"),
    (r"\+\+", "--"), (r"\+=", "-="), (r"-=", "+="), (r"\btrue\b", "false"), (r"\bfalse\b", "true"),
    (r"(?<=[( ])!(?=\w)", ""), (r"std::min\b", "std::max"), (r"std::max\b", "std::min"),
    (r"\b(push|pop|emplace)_front\b", r"\1_back"), (r"\b(push|pop|emplace)_back\b", r"\1_front"),
    (r"\bfront\(\)", "back()"), (r"\bback\(\)", "front()"), (r"\bbreak;", ";"), (r"\bcontinue;", ";"),
    (r"\bco_await (?=flush|write)", ""), (r"\b(?:co_)?return;", ";"), (r"\breturn (?=\w+\.reply\.|reject)", ""),
]]
NUMBER = re.compile(r"(?<![\w.])\d+(?![\w.])")
CONDITION = re.compile(r"\b(?:if|while) (?=\((?!(?:const|auto)\b))")
HEAD = re.compile(r"\s*(?:(?:if|for|while|switch) (?=\()|else\b|case [^:]+:|default:)")
KEPT = re.compile(r"(?:co_)?return\b|break\b|continue\b|using\b")  # without these it is no other program, or UB


@dataclass(frozen=True)
class Mutant:
    reference: Path
    function: cpp.Function
    begin: int
    end: int
    new: str
    source: str
    name: str = ""  # what MINI_REDIS_MISTAKE chooses it by
    include: tuple = ()

    @property
    def title(self):
        """What the compiler names it by."""
        return f"mutants/{self.name}"

    @property
    def spot(self):
        line = self.source.count("\n", 0, self.begin) + 1
        return f"{self.reference.relative_to(specification.ROOT)}:{line}"

    def __str__(self):
        """As it is written in equivalent.txt."""
        first = self.source.rfind("\n", 0, self.begin) + 1
        last = self.source.find("\n", self.end)
        old = self.source[first:last]
        new = self.source[first:self.begin] + self.new + self.source[self.end:last]
        return f"{self.reference.name} {self.function.name}: {one_line(old)}  ->  {one_line(new)}"


def one_line(text):
    return " ".join(re.sub(r"//[^\n]*", "", text).split())


def changes(mutant, _source):
    return [Change(mutant.function, mutant.begin, mutant.end, mutant.new)]


def of_step(step):
    """All mutants of the step's files, numbered."""
    found = {}
    for file in step.solutions:
        for mutant in of_file(file):
            found.setdefault(str(mutant), mutant)  # one of each kind in a line is enough
    return [Mutant(each.reference, each.function, each.begin, each.end, each.new, each.source, str(number))
            for number, each in enumerate(found.values())]


def of_file(file):
    source = file.read_text()
    plain = cpp.SKIPPED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)
    for function in cpp.functions(source):
        body = range(function.body.start, function.body.stop)
        for begin, end, new in [*replaced(plain, body), *numbers(plain, body), *conditions(plain, body),
                                *deleted(plain, body)]:
            yield Mutant(file, function, begin, end, new, source)


def replaced(plain, body):
    for pattern, new in REPLACED:
        for found in pattern.finditer(plain, body.start, body.stop):
            yield *found.span(), found.expand(new)


def numbers(plain, body):
    for found in NUMBER.finditer(plain, body.start, body.stop):
        yield *found.span(), str(int(found[0]) + 1)


def conditions(plain, body):
    """if (...) and while (...) become true and false."""
    for found in CONDITION.finditer(plain, body.start, body.stop):
        end = cpp.matching(plain, found.end()) + 1
        yield found.end(), end, "(false)"
        yield found.end(), end, "(true)"


def deleted(plain, body):
    """Each statement left out, without the condition or loop in front of it. Most declarations do not compile then."""
    for begin, end in statements(plain, body):
        while head := HEAD.match(plain, begin, end):
            begin = cpp.matching(plain, head.end()) + 1 if head[0].endswith(" ") else head.end()
        begin += len(plain[begin:end]) - len(plain[begin:end].lstrip())
        if begin < end and not KEPT.match(plain, begin):
            yield begin, end, ""


def statements(plain, body):
    """(begin, end) of what ends with a semicolon, without it; also inside a lambda."""
    begins = [body.start]  # of the statement, for each bracket that is open; None: not between statements
    for index in body:
        character = plain[index]
        if character in "([":
            begins.append(None)
        elif character in ")]" and len(begins) > 1:
            begins.pop()
        elif character == "{":
            begins.append(index + 1)
        elif character == "}" and len(begins) > 1:
            begins.pop()
            if begins[-1] is not None:
                begins[-1] = index + 1
        elif character == ";" and begins[-1] is not None:
            yield begins[-1], index
            begins[-1] = index + 1
