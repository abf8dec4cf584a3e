"""C++ code as tokens, and its fingerprints: what is left of them when names, numbers, texts and layout do not count.

Winnowing, after Schleimer, Wilkerson and Aiken: Local Algorithms for Document Fingerprinting, 2003. Of WINDOW k-grams
in a row, the one with the smallest hash is kept. So two codes that have WINDOW + GRAM - 1 tokens in common have a
fingerprint in common, wherever these tokens are, and nothing shorter than GRAM tokens is noticed."""

import re
import zlib
from dataclasses import dataclass, field
from functools import lru_cache

GRAM = 20
WINDOW = 8
MOST_TOKENS = 20_000  # of a submission; a solution of all steps has about 6000

TOKEN = re.compile(r"""
  (?P<skipped> \s+ | //[^\n]* | /\*.*?(?:\*/|\Z) | ^[ \t]*\#[ \t]*include[^\n]* )
| (?P<text> R"(?P<end>[^()\\\s"]{0,16})\(.*?(?:\)(?P=end)"|\Z) | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'? )
| (?P<number> \.?\d(?:'?[\w.])* )
| (?P<word> [^\W\d]\w* )
| (?P<sign> <=> | <<= | >>= | ->\*? | [-+*/%&|^<>=!]= | && | \|\| | \+\+ | -- | << | >> | :: | \.\.\. | . )
""", re.VERBOSE | re.DOTALL | re.MULTILINE)
KEYWORDS = frozenset("""
  alignas alignof and auto bool break case catch char class co_await co_return co_yield concept const const_cast
  consteval constexpr constinit continue decltype default delete do double dynamic_cast else enum explicit extern
  false final float for friend goto if inline int long mutable namespace new noexcept not nullptr operator or
  override private protected public reinterpret_cast requires return short signed sizeof static static_assert
  static_cast struct switch template this throw true try typedef typename union unsigned using virtual void volatile
  while""".split())


@dataclass
class Code:
    """Some files of one origin."""
    name: str
    files: dict   # {path: text}
    symbols: list = field(default_factory=list)  # a number for each token
    places: list = field(default_factory=list)   # (path, line) of each token
    prints: dict = field(default_factory=dict)   # {hash: the index of the first token of its k-gram}
    is_cut: bool = False  # there are more tokens, which are compared with nothing


def of(name, files, given):
    """The Code of these files, without the lines in `given`."""
    code = Code(name, files)
    for path in sorted(files):
        read(code, path, without(given, files[path]))
        code.symbols.append(number_of(f"the end of {path} of {name}"))  # equal to nothing, so no k-gram goes across it
        code.places.append((path, 0))
    code.prints = winnowed(code.symbols)
    return code


def without(given, text):
    """The text, with blanks in place of the lines that were given."""
    return "\n".join("" if line.strip() in given else line for line in text.split("\n"))


def read(code, path, text):
    line = 1
    for token in TOKEN.finditer(text):
        if token.lastgroup != "skipped":
            if len(code.symbols) >= MOST_TOKENS:
                code.is_cut = True
                break
            code.symbols.append(number_of(symbol(token)))
            code.places.append((path, line))
        line += token[0].count("\n")


def symbol(token):
    if token.lastgroup == "word":
        return token[0] if token[0] in KEYWORDS else "name"
    return token[0] if token.lastgroup == "sign" else token.lastgroup


@lru_cache(maxsize=None)
def number_of(symbol):
    """The same in every run, as Python's hash() of a text is not."""
    return zlib.crc32(symbol.encode("utf-8", "replace"))


def winnowed(symbols):
    """{hash: index} of the k-grams that are kept; of equal ones, the first"""
    grams = [hash(tuple(symbols[index:index + GRAM])) for index in range(len(symbols) - GRAM + 1)]
    kept = {}
    for start in range(max(1, len(grams) - WINDOW + 1) if grams else 0):
        window = grams[start:start + WINDOW]
        smallest = min(window)
        kept.setdefault(smallest, start + len(window) - 1 - window[::-1].index(smallest))
    return kept
