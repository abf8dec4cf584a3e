"""What an error means and what to do, for this file: the right place, and words for a beginner."""

import difflib
import re
from dataclasses import dataclass
from string import Template

from ..steps import learners_files
from .meanings import HEADERS, MEANINGS
from .messages import Place
from .sources import Source, declarations, enumerations, of_the_kit

UNDECLARED = re.compile(r"'(?:class |struct )?(?P<name>[\w:]+)' (?:was not declared|has not been declared|does not name a type)"
                        r"|(?:undeclared identifier|unknown type name) '(?P<clang>[\w:]+)'")
NOT_IN_STD = re.compile(r"'(?P<name>\w+)' (?:is not a member of 'std|in namespace 'std)|"
                        r"no (?:template|type|member)(?: named)? '?(?P<clang>\w+)' in (?:namespace )?'std")
UNLIKE_HEADER = re.compile(r"no declaration matches|does not match any declaration|ambiguating new declaration|"
                           r"differ only in their return type|no '[^']*' member function declared in class")
NO_FILE = re.compile(r"'?(?P<file>[\w./+-]+)'?(?:: No such file| file not found)")
NAME_AT = re.compile(r"[A-Za-z_]\w*")
BRACES = re.compile(r"[{}]|unqualified-id|function.definition is not allowed|declared void|does not name a type|"
                    r"unknown type name|was not declared|end of input|does not return a value|no return statement")


@dataclass
class Advice:
    words: str
    place: Place = None  # where to look, if that is not where the compiler has stopped


class Case:
    """One error, and the learner's file that it is about."""

    def __init__(self, diagnostic, root):
        self.diagnostic, self.root = diagnostic, root
        self.place = blamed(diagnostic)
        self.source = Source(root, self.place.file)

    def at(self, line, text=""):
        """The place of the text in this line, or of the line's first word."""
        shown = self.source.line(line)
        return Place(self.place.file, line, shown.find(text or shown.strip()) + 1)

    def end_of(self, line):
        return Place(self.place.file, line, len(self.source.line(line).rstrip()) + 1)

    @property
    def line(self):
        return self.source.line(self.place.line)

    @property
    def marked(self):
        """What the compiler has underlined in the line."""
        excerpt = self.diagnostic.excerpt
        mark = re.search(r"[~^]+", excerpt[1]) if len(excerpt) > 1 else None
        return excerpt[0][mark.start():mark.end()] if mark else ""

    @property
    def head(self):
        """The function's first line."""
        return self.source.line(self.source.head(self.function))

    @property
    def function(self):
        return self.source.function_at(self.place.line)


def blamed(diagnostic):
    """The place in a learner's file; the innermost, if several places asked for what is wrong."""
    mine = learners_files()
    places = [diagnostic.place, *diagnostic.required]
    if found := next((place for place in places if place.file in mine), None):
        return found
    if diagnostic.unit in mine and not of_the_kit(diagnostic.place.file):
        return Place(diagnostic.unit, 0)
    return diagnostic.place


def advise(case):
    looks = (missing_file, braces, missing_end, unlike_header, not_in_std, undeclared, no_coroutine, awaitable_variable,
             const_variable, an_enumeration, string_as_buffer, from_table, declared_as)
    return next((advice for look in looks if (advice := look(case))), Advice(""))


def missing_file(case):
    found = NO_FILE.search(case.diagnostic.text)
    if not found:
        return None
    headers = [path.relative_to(case.root / "steps").as_posix() for path in (case.root / "steps").rglob("*.hpp")]
    name = found["file"].rpartition("/")[2]
    near = [path for path in headers if path.endswith(f"/{name}")] or difflib.get_close_matches(found["file"], headers, 1)
    return Advice(f"The kit's headers are named from steps/ on: #include \"{near[0]}\"" if near
                  else "There is no header of that name. The standard library's are in angle brackets: #include <map>")


def braces(case):
    """A brace that is missing or too much spoils what comes after it, and the compiler notices late."""
    odd = case.source.unbalanced()
    if not odd and re.search(r"expected '\}'", case.diagnostic.text):
        begin = next((number for number, line in enumerate(case.source.lines, 1) if line.startswith("namespace")), 0)
        return Advice("This namespace is never closed: a } is missing at the end of the file.", case.at(begin)) if begin else None
    if not odd or odd[0] > case.place.line > 0 and not BRACES.search(case.diagnostic.text):
        return None
    line, function = odd
    if case.source.line(line).lstrip().startswith("}"):
        return Advice(f"This }} closes nothing that is open: {function}() has one too many.", case.at(line))
    return Advice(f"This {{ is never closed: a }} is missing in {function}().", case.at(line, "{"))


def missing_end(case):
    """A semicolon or a parenthesis that is missing at the end of a line is noticed at the next word."""
    found = re.search(r"expected (?:'?,'? or )?'([;)])'", case.diagnostic.text)
    if not found:
        return None
    at_the_begin = not case.line[:max(case.place.column - 1, 0)].strip()
    line = case.source.code_before(case.place.line) if at_the_begin else case.place.line
    text = case.source.line(line)
    if text.count("(") > text.count(")"):
        return Advice("A ) is missing in this line.", case.at(line, "("))
    return Advice("A semicolon is missing at the end of this line.", case.end_of(line)) if found[1] == ";" else None


def unlike_header(case):
    """The definition is not what the header declares."""
    if not UNLIKE_HEADER.search(case.diagnostic.text) or not case.function:
        return None
    owner, _, name = case.function.name.rpartition("::")
    known = [each for each in declarations(case.root, name, case.place.file) if each.owner == owner]
    if known:
        return Advice(f"The header has it as  {known[0].text}  ({known[0].place}). The definition must be the same"
                      + (f", with {owner}:: in front of the name." if owner else "."))
    return Advice(f"The header declares no {case.function.name}(). Is the name spelt as there?")


def not_in_std(case):
    found = NOT_IN_STD.search(case.diagnostic.text)
    name = found and (found["name"] or found["clang"])
    if name == "format":
        return Advice("std::format() is in <format>, which GCC has from version 13 on. std::to_string() and + do as well.")
    if name in HEADERS:
        return Advice(f"#include <{HEADERS[name]}> is missing at the top of the file.")
    return None


def undeclared(case):
    found = UNDECLARED.search(case.diagnostic.text)
    if not found:
        return None
    name = (found["name"] or found["clang"]).rpartition("::")[2]
    looks = (defined_below, class_left_out, enumerator, header_left_out, std_left_out, misspelt_class)
    return next((advice for look in looks if (advice := look(case, name))),
                Advice(f"Nothing of the name {name} is known here. Is it spelt as where it is declared?"))


def defined_below(case, name):
    below = [each for each in case.source.functions if each.name == name and case.source.head(each) > case.place.line]
    return Advice(f"{name}() comes only in line {case.source.head(below[0])}: move it above its first use.") if below else None


def class_left_out(case, name):
    """The function uses members, but is not one, because its definition does not name the class."""
    if not case.function or "::" in case.function.name:
        return None
    known = declarations(case.root, case.function.name, case.place.file)
    if not known or not known[0].owner:
        return None
    owner = known[0].owner
    return Advice(f"{case.function.name}() is a function of the class {owner}, so its definition is called "
                  f"{owner}::{case.function.name}(). Without that it knows none of the members.",
                  case.at(case.source.head(case.function)))


def enumerator(case, name):
    kinds = [kind for kind, names in enumerations(case.root).items() if name in names]
    return Advice(f"It belongs to {kinds[0]}: {kinds[0]}::{name}.") if len(kinds) == 1 else None


def header_left_out(case, name):
    known = [each for each in declarations(case.root, name, case.place.file) if not each.owner]
    if not known and (case.root / f"steps/common/{name}.hpp").exists() or name == "errors":
        return Advice('#include "common/error_texts.hpp" is missing at the top of the file.') if name == "errors" else None
    if known and known[0].include not in case.source.text:
        return Advice(f"{known[0].include} is missing at the top of the file: {name} is declared there.")
    return None


def std_left_out(case, name):
    return Advice(f"std:: is missing in front of it: std::{name}.") if name in HEADERS else None


def misspelt_class(case, name):
    """The class of a definition: void Dispacher::execute()."""
    owners = {each.owner for function in case.source.functions if function.name.startswith(f"{name}::")
              for each in declarations(case.root, function.name.rpartition("::")[2])} - {""}
    near = difflib.get_close_matches(name, owners, 1)
    return Advice(f"Is it {near[0]} that you mean? That is the class in the header.") if near else None


def awaitable_variable(case):
    """The call that lacks co_await may be in another line than the use of what it gave."""
    text = case.diagnostic.text
    if "asio::awaitable" not in text or "ignoring" in text or "to 'asio::awaitable" in text:
        return None
    used = NAME_AT.findall(case.line)
    for name in used:
        line = case.source.origin(name, case.place.line)
        if line and "co_await" not in case.source.line(line) and \
                re.search(r"\bauto\b.*=", case.source.line(line)) and case.function is case.source.function_at(line):
            return Advice(f"{name} is not the result, but an awaitable: a promise of it. co_await is missing after the =.",
                          case.at(line, name))
    return None


def no_coroutine(case):
    if case.diagnostic.option != "-Wreturn-type" or not case.function or "awaitable<" not in case.head:
        return None
    return Advice("Only co_await or co_return makes a coroutine of this function, and it has neither: without one, it is an "
                  "ordinary function, which has to return an awaitable.")


def const_variable(case):
    """What must not be const is, because the variable was declared so."""
    found = re.fullmatch(r"[*&]?(\w+)", case.marked)
    if not found or not re.search(r"discards qualifiers|drops 'const'|marked const", case.diagnostic.text):
        return None
    line = case.source.origin(found[1], case.place.line)
    if not re.search(rf"\bconst\b.*\b{found[1]}\s*=", case.source.line(line)):
        return None
    return Advice(f"{found[1]} is declared const here, and line {case.place.line} changes what it stands for: leave out the const.",
                  case.at(line, "const"))


def an_enumeration(case):
    """A value of another type where one of an enumeration is wanted."""
    found = re.search(r"to '(?P<to>\w+)'(?: in return)?$|of type '(?P<of>\w+)' with an [lr]value", case.diagnostic.text)
    kind = found and (found["to"] or found["of"])
    names = enumerations(case.root).get(kind)
    return Advice("It has to be one of these: " + ", ".join(f"{kind}::{name}" for name in names) + ".") if names else None


def string_as_buffer(case):
    """clang does not always say for which line of the learner's."""
    if case.place.line or not re.search(r"'asio::(?:const|mutable)_buffer'", case.diagnostic.text):
        return None
    calls = [number for number, line in enumerate(case.source.lines, 1)
             if re.search(r"\b(?:async_)?(?:read|write|send|receive)(?:_some)?\(", line) and "buffer" not in line
             and "free_space" not in line]
    return Advice(from_table(case).words, case.at(calls[0])) if len(calls) == 1 else None


def from_table(case):
    for pattern, words in MEANINGS:
        if found := re.search(pattern, case.diagnostic.whole, re.MULTILINE):
            return Advice(Template(words).safe_substitute({key: value or "" for key, value in found.groupdict().items()}))
    return None


def declared_as(case):
    """What is called is the kit's: how its header declares it."""
    if not re.search(r"no matching|arguments to function|cannot convert|could not convert|no viable|initializing argument",
                     case.diagnostic.whole):
        return None
    for place, _ in case.diagnostic.notes:
        if place.file.endswith(".hpp") and of_the_kit(place.file):
            return Advice(f"The header has it as  {Source(case.root, place.file).line(place.line).strip()}  ({place.file}:{place.line}).")
    return None
