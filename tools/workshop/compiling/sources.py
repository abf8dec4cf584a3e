"""Looks into the learner's files and the headers, for what a message does not say."""

import re
from dataclasses import dataclass
from functools import cached_property

from .. import cpp

COMMENT = re.compile(r"^\s*//")
NAMESPACE = re.compile(r"^(?:namespace\b.*\{|\}\s*// *namespace.*)$")
ENUMERATOR = re.compile(r"(\w+)\s*(?:=[^,}]*)?(?:,|$)")
# A function that begins at the left margin, and is more than declared.
HEAD = re.compile(r"(?!\s|#|namespace\b|using\b|return\b|else\b|template\b.*;)[\w:<>,&*\[\] ]*?"
                  r"\b(?P<name>(?:\w+::)*~?\w+)\((?!.*;\s*$)")
CLASS = re.compile(r"^(?:class|struct) (\w+)[^;]*$")


def of_the_kit(file):
    return file.startswith("steps/")


class Source:
    """A file as it is now."""

    def __init__(self, root, name):
        self.root, self.name = root, name
        try:
            self.text = (root / name).read_text(encoding="utf-8", errors="replace")
        except OSError:
            self.text = ""
        self.lines = self.text.splitlines()

    def line(self, number):
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def number(self, position):
        """The number of the line that has this position of the text."""
        return self.text.count("\n", 0, position) + 1

    @cached_property
    def functions(self):
        return cpp.functions(self.text)

    def head(self, function):
        """The number of the line that the function begins in, without its comment."""
        number = self.number(function.start)
        while COMMENT.match(self.line(number)):
            number += 1
        return number

    def function_at(self, number):
        """The function that the line is in, or None."""
        return next((each for each in self.functions if self.head(each) <= number <= self.number(each.end - 1)), None)

    def code_before(self, number):
        """The number of the line with code before this one."""
        number -= 1
        while number > 1 and (not self.line(number).strip() or COMMENT.match(self.line(number))):
            number -= 1
        return number

    def origin(self, name, number):
        """The last line before this one that sets the variable, or 0."""
        sets = re.compile(rf"\b{re.escape(name)}\s*(?:=(?!=)|\{{)")
        return next((above for above in range(number - 1, 0, -1) if sets.search(self.line(above))), 0)

    def unbalanced(self):
        """(line, function) of a "{" that is never closed, or of a "}" that closes nothing; or None. Indentation
        says which one it is: a function begins at the left margin."""
        plain = cpp.plain_code(self.text).splitlines()
        heads = {number: found["name"] for number, line in enumerate(plain, 1) if (found := HEAD.match(line))}
        for begin, end in zip(heads, [*[*heads][1:], len(plain) + 1]):
            block = [(number, "" if NAMESPACE.match(self.line(number)) else plain[number - 1])
                     for number in range(begin, end)]
            if number := odd_brace(block):
                return number, heads[begin]
        return None


def odd_brace(block):
    """The line of the first brace without its partner in these (number, text); 0 if all are in pairs."""
    if sum(text.count("{") - text.count("}") for _, text in block) == 0:
        return 0
    opened, indent, goes_on = [], 0, False
    for number, text in block:
        begin = len(text) - len(text.lstrip())
        indent = indent if goes_on else begin
        goes_on = not re.search(r"[;{}:]\s*$", text) if text.strip() else goes_on
        for found in re.finditer(r"[{}]", text):
            if found[0] == "{":
                opened.append((number, indent))
            elif not opened or found.start() == begin > opened[-1][1]:
                return number
            elif (other := opened.pop()) and found.start() == begin < other[1]:
                return other[0]
    return opened[-1][0] if opened else 0


@dataclass
class Declaration:
    name: str
    header: str  # from the top of the checkout
    line: int
    text: str    # on one line
    owner: str   # the class that it is a member of, or ""

    @property
    def place(self):
        return f"{self.header}:{self.line}"

    @property
    def include(self):
        return f"#include \"{self.header.removeprefix('steps/')}\""

    @property
    def full_name(self):
        return f"{self.owner}::{self.name}" if self.owner else self.name


def declarations(root, name, near=""):
    """Where the headers declare this function or type. `near`: a source, whose own header comes first."""
    found = []
    for path in sorted((root / "steps").rglob("[!.]*.hpp")):
        text = path.read_text(encoding="utf-8", errors="replace")
        if re.search(rf"\b{re.escape(name)}\b", text):
            found += declarations_in(path.relative_to(root).as_posix(), text.splitlines(), name)
    return sorted(found, key=lambda each: each.header.removesuffix(".hpp") != near.removesuffix(".cpp"))


def declarations_in(header, lines, name):
    is_function = re.compile(rf"^(?:  )?(?:\[\[nodiscard\]\] )?(?!return\b|//)[\w:].*[ &*]{re.escape(name)}\(")
    is_type = re.compile(rf"^(?:class|struct|enum class|using) {re.escape(name)}\b(?!;)")
    owner = ""
    for number, line in enumerate(lines, 1):
        if found := CLASS.match(line):
            owner = found[1]
        if is_type.match(line):
            yield Declaration(name, header, number, line.rstrip(" {"), "")
        elif is_function.match(line):
            yield Declaration(name, header, number, joined(lines, number), owner * line.startswith(" "))
        if line.startswith("};"):
            owner = ""


def joined(lines, number):
    """The declaration that begins in this line, and may go on in the next, up to its semicolon or its body."""
    text = lines[number - 1].strip().removeprefix("[[nodiscard]] ")
    while not re.search(r"[;{}]", text) and number < len(lines):
        text += " " + lines[number].strip()
        number += 1
    return re.split(r"\s*\{|(?<=;)", text)[0].rstrip(";") + ";"


def enumerations(root):
    """{name: enumerators} of the headers' enumerations."""
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in (root / "steps").rglob("[!.]*.hpp")]
    found = [each for text in texts for each in re.finditer(r"enum class (\w+)[^{;]*\{([^}]*)\}", text)]
    return {each[1]: ENUMERATOR.findall(re.sub(r"//.*", "", each[2]).strip()) for each in found}
