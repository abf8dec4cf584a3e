"""Rules for good hints. Each rule lists what breaks it, so nothing for good hints."""

import re

FUNCTION = re.compile(r"^\S[^\n(]*?([\w:]+)\([^\n]*\)(?: const)? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
SIGNATURE = re.compile(r"[\w:<>,*& ]+ [*&]*[\w:]+\(.*\)(?: const)? \{")
MOST_LINES, MOST_COLUMNS, MOST_OF_A_SOLUTION = 22, 110, 2


def functions(source):
    """[(name, body)] of C++ source, as clang-format leaves it."""
    return [(found[1], found[2]) for found in FUNCTION.finditer(source)]


def stubs(source):
    """The functions that are still to be written, as they report themselves."""
    return [name for name, body in functions(source) if "not_implemented();" in body]


def wrong_names(topics, to_write, titles):
    """Every function to write and every graded test is in exactly one topic, and nothing else is."""
    for kind, named, wanted in (
        ("function", [name for topic in topics for name in topic.functions], to_write),
        ("test", [name for topic in topics for name in topic.tests], titles),
    ):
        for name in sorted({*named, *wanted}):
            if name not in wanted:
                yield f"there is no {kind} '{name}'"
            elif named.count(name) != 1:
                yield f"{kind} '{name}' is in {named.count(name)} topics"


def too_large(topics):
    for topic, tier, text in _tiers(topics):
        lines = text.splitlines()
        if len(lines) > MOST_LINES:
            yield f"{topic}, hint {tier}: {len(lines)} lines, more than {MOST_LINES}"
        for line in lines:
            if len(line) > MOST_COLUMNS:
                yield f"{topic}, hint {tier}: wider than {MOST_COLUMNS} columns: {line}"


def given_away(topics, solution):
    """No hint contains more than two lines in a row of the solution, or the whole of a
    function that is no longer than that."""
    bodies = [code_lines(body) for _, body in functions(solution)]
    answers = {run for body in bodies for run in _runs(body, min(len(body), MOST_OF_A_SOLUTION + 1))}
    for topic, tier, text in _tiers(topics):
        lines = code_lines(text)
        for answer in sorted(answers):
            if answer in _runs(lines, len(answer)):
                yield f"{topic}, hint {tier}: gives away: {' '.join(answer)}"


def code_lines(text):
    """Without lines that carry no information: comments, empty lines, lines with only braces, signatures."""
    lines = [line for line in text.splitlines() if not SIGNATURE.fullmatch(line)]
    lines = [re.sub(r"\s*//.*", "", line).strip() for line in lines]
    return [line for line in lines if line.strip("{}; ")]


def _runs(lines, length):
    return {tuple(lines[i:i + length]) for i in range(len(lines) - length + 1)}


def _tiers(topics):
    return [(topic.title, i, text) for topic in topics for i, text in enumerate(topic.tiers, 1)]
