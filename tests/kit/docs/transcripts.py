"""Replays the console blocks of a document, says what differs, and writes the
accepted output into the document.

A comment `<!-- meanwhile: COMMAND -->` on the line above a block is what the reader did in an editor before:
it is run, but not shown.
"""
import re
import textwrap

import console_blocks
import transcript_stage

MEANWHILE = re.compile(r"<!-- meanwhile: (.+) -->")


def check(document, copy):
    """The problems of all its console blocks."""
    return [document.problem(line, what) for _, line, what, _ in _differences(document, copy)]


def accept(document, copy):
    """The document's text with the actual output."""
    lines = document.text.split("\n")
    changes = [change for _, _, _, change in _differences(document, copy) if change]
    for start, end, new in sorted(changes, reverse=True):
        lines[start:end] = new
    return "\n".join(lines)


def _differences(document, copy):
    """(block, line, what is wrong, (start, end, new lines) or None)"""
    with transcript_stage.Stage(copy) as stage:
        for block in document.blocks:
            if block.language == "console":
                yield from _of_block(block, stage)


def _of_block(block, stage):
    try:
        if meanwhile := MEANWHILE.fullmatch(block.above):
            stage.run_unseen(meanwhile[1])
        for entry in console_blocks.entries(block):
            for each, came in stage.play(entry):
                yield from _of_entry(block, each, came)
    except (ValueError, FileNotFoundError) as error:
        yield block, block.line, str(error), None


def _of_entry(block, entry, came):
    expected = console_blocks.without_blank_end(entry.all_lines())
    moves = console_blocks.compare(expected, came)
    if console_blocks.differs(moves):
        what = "this is not what comes now. Fix it, or let MINI_REDIS_ACCEPT=1 write down what came:\n" + textwrap.indent(
            "\n".join(console_blocks.diff(moves)), "    ")
        new = [(block.indent + line).rstrip() for line in console_blocks.accepted(moves)]
        yield block, entry.line, what, (entry.line - 1, entry.line - 1 + len(expected), new)
