"""What people read in the kit, as pieces of plain text with their lines: the prose of Markdown pages, and the
comments and texts of C++, Python, shell and CMake."""
import ast
import io
import re
import tokenize

from markdown import Markdown, Piece

CPP = re.compile(r"""//(?P<comment>[^\n]*) | R"(?P<end>[^()\\\s]*)\(.*?\)(?P=end)" | '(?:\\.|[^'\\\n])+'
                     | "(?P<text>(?:\\.|[^"\\\n])*)" """, re.DOTALL | re.VERBOSE)
HASH = re.compile(r"""(?<!\S)\#[ !](?P<comment>[^\n]*) | \b(?:say|FATAL_ERROR|WARNING|STATUS)\s+"(?P<text>(?:\\.|[^"\\])*)" """,
                  re.VERBOSE | re.MULTILINE)
BLANK = re.compile(r"\s*")


def _joined(found, between):
    """Pieces that follow each other with nothing but white space between them are one: a sentence may go on in the next
    comment or string. `found`: (start, end, text, kind)."""
    pieces = []
    for start, end, text, kind in found:
        if pieces and pieces[-1][3] == kind and BLANK.fullmatch(between, pieces[-1][1], start):
            first, _, before, _ = pieces.pop()
            start, text = first, f"{before}\n{text}" if kind == "comment" else before + text
        pieces.append((start, end, text, kind))
    return [Piece(text.replace("\\n", " ").replace('\\"', '"'), between.count("\n", 0, start) + 1)
            for start, _, text, _ in pieces]


def _by_pattern(pattern, text):
    return _joined([(match.start(), match.end(), match[match.lastgroup] if match.lastgroup in ("comment", "text") else "",
                     match.lastgroup) for match in pattern.finditer(text)], text)


def _python(text):
    comments = [Piece(token.string.lstrip("#! "), token.start[0]) for token in
                tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.COMMENT]
    return comments + [Piece(node.value, node.lineno) for node in ast.walk(ast.parse(text))
                       if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def pieces(name, text):
    """The texts in a file of this name; none if it is of another kind."""
    if name.endswith(".md"):
        return list(Markdown(name, text).paragraphs())
    if name.endswith((".cpp", ".hpp")):
        return _by_pattern(CPP, text)
    if name.endswith(".py"):
        return _python(text)
    if name.endswith((".cmake", ".sh")) or name == "workshop":
        return _by_pattern(HASH, text)
    if name.endswith((".mistake", ".variant", ".hostile")):
        return [Piece(text.split("\n---", 1)[0], 1)]
    return []
