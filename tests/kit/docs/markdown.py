"""A Markdown file as GitHub reads it: fenced blocks, headings and their anchors, links, code spans."""
import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.*?)(?: +#+)? *$", re.MULTILINE)
SPAN = re.compile(r"(?<!`)(`+)(?!`)((?:(?!\n\s*\n).)+?)(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^ {0,3}\[[^\]]+\]: +(\S+)"
                  r"|<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)=\"([^\"]+)\"|<(https?://[^>\s]+)>", re.MULTILINE)
LINK_TARGET = re.compile(r"\]\([^)\s]*\)")
PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
HTML_ANCHOR = re.compile(r"<[a-z]\w*\b[^>]*?\b(?:id|name)=\"([^\"]+)\"")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a document, where, and what to do about it."""
    path: str
    line: int
    what: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.what}"


@dataclass(frozen=True)
class Block:
    """A fenced block. `line` is the number of its first line of content; its fence is the line above."""
    language: str
    lines: list
    line: int
    indent: str
    above: str  # the line before the fence


@dataclass(frozen=True)
class Piece:
    """Some text and the number of the line where it begins."""
    text: str
    line: int


def anchor(heading):
    """The anchor that GitHub gives a heading, if no earlier heading has the same one."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")


class Markdown:
    """`path` is relative to the checkout, with forward slashes."""

    def __init__(self, path, text):
        self.path = path
        self.name = path.rpartition("/")[2]
        self.text = text
        self.blocks = []
        self._prose = _blanked(COMMENT, self._without_blocks())

    @classmethod
    def read(cls, root, path):
        return cls(path, (Path(root) / path).read_text(encoding="utf-8"))

    def _without_blocks(self):
        """Fills `blocks`; returns the text with empty lines in place of the blocks."""
        lines, prose = self.text.split("\n"), []
        rest = iter(enumerate(lines))
        for index, line in rest:
            opening = FENCE.match(line)
            prose.append("" if opening else line)
            if opening:
                content = list(self._until_closed(opening["fence"], rest))
                prose += [""] * (len(content) + 1)
                self._add_block(opening, content, index, lines[index - 1] if index else "")
        return "\n".join(prose[:len(lines)])

    @staticmethod
    def _until_closed(fence, rest):
        for _, line in rest:
            if re.fullmatch(rf" *{fence[0]}{{{len(fence)},}}\s*", line):
                return
            yield line

    def _add_block(self, opening, content, index, above):
        indent = opening["indent"]
        lines = [line[len(indent):] if line.startswith(indent) else line.lstrip(" ") for line in content]
        self.blocks.append(Block(opening["language"], lines, index + 2, indent, above.strip()))

    def problem(self, line, what):
        return Problem(self.path, line, what)

    def headings(self):
        for match in HEADING.finditer(self._prose):
            yield self._piece(match[1], match.start())

    def anchors(self):
        """What a link to this file may have after its #."""
        seen = {}
        for heading in self.headings():
            name = anchor(heading.text)
            count = seen.get(name, 0)
            seen[name] = count + 1
            yield f"{name}-{count}" if count else name
        yield from HTML_ANCHOR.findall(self._prose)

    def links(self):
        """The targets of links and pictures, as they are written."""
        for match in LINK.finditer(_blanked(SPAN, self._prose)):
            yield self._piece(next(filter(None, match.groups())), match.start())

    def paragraphs(self):
        """The prose, with the word "code" in place of code spans, and without the targets of links."""
        prose = LINK_TARGET.sub("]", SPAN.sub(lambda span: "code" + "\n" * span[0].count("\n"), self._prose))
        for match in PARAGRAPH.finditer(prose):
            yield Piece(match[0], prose.count("\n", 0, match.start()) + 1)

    def spans(self):
        """What is in backticks; a line break inside it becomes a space."""
        for match in SPAN.finditer(self._prose):
            yield self._piece(re.sub(r"\s*\n\s*", " ", match[2]).strip(), match.start())

    def block_lines(self, *languages):
        """The lines of all blocks in one of these languages."""
        for block in self.blocks:
            if block.language in languages:
                yield from (Piece(line, block.line + i) for i, line in enumerate(block.lines))

    def _piece(self, text, offset):
        return Piece(text, self._prose.count("\n", 0, offset) + 1)


def _blanked(pattern, text):
    """Replaces every match with spaces, but keeps line ends: everything else stays where it is."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
