"""What an error means and what to do, for this file: the right place, and words for a beginner."""

import difflib
import re
from string import Template

from .case import Advice
from .meanings import MEANINGS
from .names import not_in_std, undeclared
from .sources import Source, declarations, enumerations, of_the_kit

UNLIKE_HEADER = re.compile(
    r"no declaration matches|does not match any declaration|ambiguating new declaration|"
    r"differ only in their return type|no '[^']*' member function declared in class")
NO_FILE = re.compile(r"'?(?P<file>[\w./+-]+)'?(?:: No such file| file not found)")
AFTER_BRACES = re.compile(
    r"[{}]|unqualified-id|function.definition is not allowed|declared void|was not declared|end of input|"
    r"does not name a type|unknown type name|not return a value|no return statement")
NO_LONGER_CONST = re.compile(r"discards qualifiers|drops 'const'|marked const")
READS_OR_WRITES = re.compile(r"\b(?:async_)?(?:read|write|send|receive)(?:_some)?\(")
UNFIT_CALL = re.compile(r"no matching|arguments to function|cannot convert|could not convert|no viable|"
                        r"initializing argument")


def advise(case):
    """The Advice for this error; without words if there is none."""
    looks = (missing_file, missing_brace, missing_end, unlike_header, not_in_std, undeclared, no_coroutine,
             awaitable_variable, const_variable, enumerators, string_as_buffer, from_table, declared_as)
    return next((advice for look in looks if (advice := look(case))), Advice(""))


def missing_file(case):
    found = NO_FILE.search(case.text)
    if not found:
        return None
    steps = case.root / "steps"
    headers = [path.relative_to(steps).as_posix() for path in steps.rglob("[!.]*.hpp")]
    name = found["file"].rpartition("/")[2]
    near = [path for path in headers if path.endswith(f"/{name}")] or \
        difflib.get_close_matches(found["file"], headers, 1)
    if near:
        return Advice(f"The kit's headers are named from steps/ on: #include \"{near[0]}\"")
    return Advice("There's no such header. Headers of the standard library go in angle brackets: #include <map>")


def missing_brace(case):
    """A missing brace, or one too many, spoils the code after it, and the compiler notices late."""
    odd = case.source.unbalanced()
    if not odd:
        return open_namespace(case)
    line, function = odd
    if line > case.place.line > 0 and not AFTER_BRACES.search(case.text):
        return None
    if case.source.line(line).lstrip().startswith("}"):
        return Advice(f"This }} closes nothing that is open: {function}() has one too many.", case.at(line))
    return Advice(f"This {{ is never closed: a }} is missing in {function}().", case.at(line, "{"))


def open_namespace(case):
    begin = [number for number, line in enumerate(case.source.lines, 1) if line.startswith("namespace")]
    if not begin or "expected '}'" not in case.text:
        return None
    return Advice("This namespace is never closed: a } is missing at the end of the file.", case.at(begin[0]))


def missing_end(case):
    """The compiler notices at the next word that a semicolon or a parenthesis is missing in a line."""
    found = re.search(r"expected (?:'?,'? or )?'([;)])'", case.text)
    if not found:
        return None
    is_first_word = not case.line[:max(case.place.column - 1, 0)].strip()
    line = case.source.code_before(case.place.line) if is_first_word else case.place.line
    if case.source.line(line).count("(") > case.source.line(line).count(")"):
        return Advice("A ) is missing in this line.", case.at(line, "("))
    if found[1] == ";":
        return Advice("A semicolon is missing at the end of this line.", case.end_of(line))
    return None


def unlike_header(case):
    """The definition is not what the header declares."""
    if not UNLIKE_HEADER.search(case.text) or not case.function:
        return None
    owner, _, name = case.function.name.rpartition("::")
    known = [each for each in declarations(case.root, name, case.place.file) if each.owner == owner]
    if not known:
        return Advice(f"The header declares no {case.function.name}(). Did you spell the name as it is there?")
    return Advice(f"The header has it as  {known[0].text}  ({known[0].place}). The definition must be the same"
                  + f", with {owner}:: in front of the name" * bool(owner) + ".")


def no_coroutine(case):
    if case.diagnostic.option != "-Wreturn-type" or "awaitable<" not in getattr(case.function, "text", ""):
        return None
    return Advice("This function would be a coroutine if it had a co_await or a co_return, but it has neither. So it's "
                  "an ordinary function, and must return an awaitable.")


def awaitable_variable(case):
    """The call that lacks co_await may be in another line than the use of what it gave."""
    if "asio::awaitable" not in case.text or re.search("ignoring|to 'asio::awaitable", case.text):
        return None
    for name in re.findall(r"[A-Za-z_]\w*", case.line):
        line = case.source.origin(name, case.place.line)
        text = case.source.line(line)
        if re.search(r"\bauto\b.*=", text) and "co_await" not in text and \
                case.function is case.source.function_at(line):
            return Advice(f"{name} is not the result, but an awaitable: a promise of it. co_await is missing "
                          "after the =.", case.at(line, name))
    return None


def const_variable(case):
    """What must not be const is, because the variable was declared so."""
    found = re.fullmatch(r"[*&]?(\w+)", case.marked)
    if not found or not NO_LONGER_CONST.search(case.text):
        return None
    line = case.source.origin(found[1], case.place.line)
    if not re.search(rf"\bconst\b.*\b{found[1]}\s*=", case.source.line(line)):
        return None
    return Advice(f"{found[1]} is declared const here, and line {case.place.line} would allow changing it: leave "
                  "out the const.", case.at(line, "const"))


def enumerators(case):
    """A value of another type where one of an enumeration is wanted."""
    found = re.search(r"to '(?P<to>\w+)'(?: in return)?$|of type '(?P<of>\w+)' with an [lr]value", case.text)
    kind = found and (found["to"] or found["of"])
    names = ", ".join(f"{kind}::{name}" for name in enumerations(case.root).get(kind, []))
    return Advice(f"It must be one of these: {names}.") if names else None


def string_as_buffer(case):
    """clang does not always say for which line of the learner's."""
    if case.place.line or not re.search(r"'asio::(?:const|mutable)_buffer'", case.text):
        return None
    lines = [number for number, line in enumerate(case.source.lines, 1)
             if READS_OR_WRITES.search(line) and not re.search("buffer|free_space", line)]
    return Advice(from_table(case).words, case.at(lines[0])) if len(lines) == 1 else None


def from_table(case):
    for pattern, words in MEANINGS:
        if found := re.search(pattern, case.diagnostic.whole, re.MULTILINE):
            groups = {name: value or "" for name, value in found.groupdict().items()}
            return Advice(Template(words).safe_substitute(groups))
    return None


def declared_as(case):
    """What is called is the kit's: how its header declares it."""
    if not UNFIT_CALL.search(case.diagnostic.whole):
        return None
    for place, _ in case.diagnostic.notes:
        if place.file.endswith(".hpp") and of_the_kit(place.file):
            text = Source(case.root, place.file).line(place.line).strip()
            return Advice(f"The header has it as  {text}  ({place.file}:{place.line}).")
    return None
