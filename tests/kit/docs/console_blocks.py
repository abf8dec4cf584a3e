"""Console blocks: commands and what they print. A line `...` matches any lines, `...` in a line any
characters."""
import re
from dataclasses import dataclass, field

SHELL = "$ "
REDIS = re.compile(r"(?:127\.0\.0\.1:\d+(?:\[\d+\])?(?:\(TX\))?|not connected)> ")
INTERACTIVE = re.compile(r"redis-cli(?: +(?:-[hp] +\S+|--?\w+))*")
ANY = "..."


@dataclass
class Entry:
    """A command, as it is shown with its prompt, and the lines that it prints."""
    line: int  # in the document
    shown: list  # more than one line if the command continues after a backslash
    printed: list = field(default_factory=list)
    dialogue: list = field(default_factory=list)  # what is typed into the redis-cli that this command starts

    @property
    def command(self):
        return "\n".join(self.shown).removeprefix(SHELL)

    @property
    def typed(self):
        """What is typed at redis-cli's prompt."""
        return REDIS.sub("", self.shown[0], count=1)

    @property
    def is_interactive(self):
        return bool(self.dialogue)

    def all_lines(self):
        return self.shown + self.printed


def entries(block):
    """The commands of a console block. ValueError if the block does not begin with one."""
    found = []
    for number, line in enumerate(block.lines, block.line):
        if line.startswith(SHELL):
            found.append(Entry(number, [line]))
        elif not found:
            raise ValueError("a console block begins with a command: a line that starts with `$ `")
        elif REDIS.match(line) and INTERACTIVE.fullmatch(found[-1].command):
            found[-1].dialogue.append(Entry(number, [line]))
        else:
            _add_line(found[-1].dialogue[-1] if found[-1].dialogue else found[-1], line)
    if not found:
        raise ValueError("an empty console block")
    return found


def _add_line(entry, line):
    goes_on = entry.shown[-1].endswith("\\") and not entry.printed
    (entry.shown if goes_on else entry.printed).append(line)


def compare(expected, actual):
    """Aligns the lines with as few differences as possible: [(kind, expected line, actual line)].

    Kinds: same, any (a `...` ends here), taken (a line that a `...` matches), other, gone, new."""
    expected, actual = [line.rstrip() for line in expected], [line.rstrip() for line in actual]
    cost = _costs(expected, actual)
    moves, i, j = [], 0, 0
    while i < len(expected) or j < len(actual):
        price, kind, i2, j2 = min(_moves(expected, actual, i, j, cost), key=lambda move: move[0])
        moves.append((kind, expected[i] if i2 > i else None, actual[j] if j2 > j else None))
        i, j = i2, j2
    return moves


def _costs(expected, actual):
    """cost[i][j]: the smallest number of lines that differ in expected[i:] and actual[j:]."""
    cost = [[0] * (len(actual) + 1) for _ in range(len(expected) + 1)]
    for i in range(len(expected), -1, -1):
        for j in range(len(actual), -1, -1):
            if (i, j) != (len(expected), len(actual)):
                cost[i][j] = min(move[0] for move in _moves(expected, actual, i, j, cost))
    return cost


def _moves(expected, actual, i, j, cost):
    """(cost from here to the end, kind, next i, next j); of equal ones the first is the best."""
    left, right = i < len(expected), j < len(actual)
    if left and expected[i].strip() == ANY:
        yield cost[i + 1][j], "any", i + 1, j
        if right:
            yield cost[i][j + 1], "taken", i, j + 1
        return
    if left and right:
        same = line_matches(expected[i], actual[j])
        yield cost[i + 1][j + 1] + (not same), "same" if same else "other", i + 1, j + 1
    if left:
        yield cost[i + 1][j] + 1, "gone", i + 1, j
    if right:
        yield cost[i][j + 1] + 1, "new", i, j + 1


def line_matches(pattern, line):
    parts = (re.escape(part) for part in pattern.split(ANY))
    return re.fullmatch(".*?".join(parts), line) is not None


def differs(moves):
    return any(kind in ("other", "gone", "new") for kind, _, _ in moves)


def diff(moves):
    """For people: - is what the document says, + is the actual output."""
    lines = []
    for kind, old, new in moves:
        if kind in ("same", "any"):
            lines.append("  " + old)
        if kind in ("other", "gone"):
            lines.append("- " + old)
        if kind in ("other", "new"):
            lines.append("+ " + new)
    return lines


def accepted(moves):
    """The lines to write into the document: the actual output, with the wildcards where they still match."""
    lines = []
    for kind, old, new in moves:
        if kind in ("same", "any"):
            lines.append(old)
        elif kind in ("other", "new"):
            lines.append(new)
    return lines


def without_blank_end(lines):
    lines = list(lines)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines
