"""Reads a step's hints.md: topics, each with the functions and graded tests it is for, and three tiers."""

import re
from dataclasses import dataclass, field
from pathlib import Path

SUMMARIES = ("1. A question", "2. The idea", "3. The shape of the code")
FUNCTION = re.compile(r"- function: `([^`]+)`")
TEST = re.compile(r"- test: (.+)")
MARKS = ("## ", "<details>", "</details>")  # a text ends before one of these


@dataclass
class Topic:
    title: str
    functions: list[str] = field(default_factory=list)  # to write, with the names that the stubs report
    tests: list[str] = field(default_factory=list)  # by their titles
    tiers: list[str] = field(default_factory=list)  # Markdown


def topics(step_dir: Path) -> list[Topic]:
    """The topics of steps/NN-slug/hints.md, in order. A ValueError says in which line the format is wrong."""
    path = step_dir / "hints.md"
    return parse(path.read_text(encoding="utf-8"), str(path))


def parse(text: str, name: str) -> list[Topic]:
    lines = _Lines(text, name)
    lines.match(re.compile(r"# Hints for step \d\d: .+"), "the title, '# Hints for step NN: ...'")
    lines.up_to_mark()
    found = [_topic(lines)]
    while not lines.at_end():
        found.append(_topic(lines))
    return found


def _topic(lines):
    topic = Topic(lines.match(re.compile(r"## (.+)"), "a topic, '## ...'"))
    lines.blank()
    while (line := lines.next("'- function: `...`' or '- test: ...'")) != "":
        if function := FUNCTION.fullmatch(line):
            topic.functions.append(function[1])
        elif test := TEST.fullmatch(line):
            topic.tests.append(test[1])
        else:
            lines.fail("'- function: `...`' or '- test: ...'", back=1)
    if not topic.functions and not topic.tests:
        lines.fail("'- function: `...`' or '- test: ...'", back=1)
    topic.tiers = [_tier(lines, summary) for summary in SUMMARIES]
    return topic


def _tier(lines, summary):
    opening = f"<details><summary>{summary}</summary>"
    lines.match(re.compile(re.escape(opening)), opening)
    lines.blank()
    body = lines.up_to_mark()
    if not any(body):
        lines.fail("some text")
    if body[-1]:
        lines.fail("an empty line before </details>")
    lines.match(re.compile("</details>"), "</details>")
    if not lines.at_end():
        lines.blank()
    return "\n".join(body).strip("\n")


class _Lines:
    def __init__(self, text, name):
        self.lines, self.name, self.read = text.splitlines(), name, 0

    def at_end(self):
        return self.read == len(self.lines)

    def fail(self, expected, back=0):
        """`back`: how many lines back the error is."""
        raise ValueError(f"{self.name}:{self.read + 1 - back}: expected {expected}")

    def next(self, expected):
        if self.at_end():
            self.fail(expected)
        self.read += 1
        return self.lines[self.read - 1]

    def match(self, pattern, expected):
        """Checks the next line. Returns the line, or the group in it."""
        found = pattern.fullmatch(self.next(expected)) or self.fail(expected, back=1)
        return found[pattern.groups]

    def blank(self):
        if self.next("an empty line"):
            self.fail("an empty line", back=1)

    def up_to_mark(self):
        start = self.read
        while not self.at_end() and not self.lines[self.read].startswith(MARKS):
            self.read += 1
        return self.lines[start:self.read]
