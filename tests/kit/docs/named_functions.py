"""Names in backticks exist: `name()` and `Type::name` are in the project's
sources, or in docs/names.txt."""
import functools
import re

from support import checkout

LIST = "docs/names.txt"
SOURCES = (".cpp", ".hpp", ".py", ".cmake", ".sh")
CALL = re.compile(r"(?<![\w$:])((?:\w+::)*~?[A-Za-z_]\w*)\(")
QUALIFIED = re.compile(r"(?<![\w:])[A-Za-z_]\w*(?:::~?[A-Za-z_]\w*)+")
KEYWORDS = {"if", "for", "while", "switch", "return", "catch", "sizeof", "alignof", "decltype", "noexcept",
            "co_await", "co_return", "co_yield", "throw", "requires", "static_assert", "explicit", "operator"}
FOREIGN = ("std", "asio", "Catch")  # namespaces whose names count only when written in full


def check(document):
    for span in document.spans():
        for name in names_in(span.text):
            if not is_known(name):
                yield document.problem(
                    span.line, f"`{name}` is in no source of the project. If it is a name of Redis, asio, the"
                    f" standard library or POSIX, and right, add it to {LIST}; else fix it")


def names_in(span):
    """The functions and qualified names of a code span, without our own namespace."""
    found = CALL.findall(span) + QUALIFIED.findall(span)
    names = dict.fromkeys(name.removeprefix("mini_redis::") for name in found)
    return [name for name in names if name not in KEYWORDS]


def is_known(name):
    return name in listed() or any(_stands_in(name, *source) for source in _sources())


def _stands_in(name, code, words):
    parts = name.split("::")
    if len(parts) == 1 or parts[0] not in FOREIGN:  # a class in its header: class Session { ... run() ... }
        return words.issuperset(part.lstrip("~") for part in parts)
    return re.search(rf"\b{re.escape(name)}\b", code) is not None


@functools.cache
def listed():
    """Names from other projects that the docs mention: one per line. The last part
    of a qualified name counts, too."""
    if LIST not in checkout.files():
        return frozenset()
    lines = [line.strip() for line in checkout.text(LIST).splitlines() if line.strip() and line[0] != "#"]
    names = {re.sub(r"\(\d*\)$", "", line) for line in lines}
    return frozenset(names | {name.rpartition("::")[2] for name in names})


@functools.cache
def _sources():
    """(code, its words) for each source file. Leaves out comments, and the kit's own tests: they name
    things that do not exist."""
    paths = [path for path in checkout.files() if path.endswith(SOURCES) and not path.startswith("tests/kit/")]
    code = [re.sub(r"//.*" if path.endswith("pp") else r"^\s*#.*", "", checkout.text(path), flags=re.MULTILINE)
            for path in paths]
    return [(each, frozenset(re.findall(r"\w+", each))) for each in code]
