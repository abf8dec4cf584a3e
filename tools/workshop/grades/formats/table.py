"""A class on the terminal: a line for each person, with the points of each step."""

import unicodedata

from ... import terminal
from . import text as words

SHORTEST_NAME, LONGEST_NAME = 8, 30
CELL, TOTAL = 5, 10  # columns for the points of a step, and of all of them


def text(results):
    if terminal.is_plain():
        return "\n".join(in_words(submission) for submission in results["submissions"])
    steps = [step["step"] for step in results["steps"]]
    names = {submission["name"]: shown(submission) for submission in results["submissions"]}
    room = terminal.width() - CELL * len(steps) - TOTAL
    size = max(SHORTEST_NAME, min(room, LONGEST_NAME, max(map(cells, names.values()), default=0)))
    head = padded("", size) + "".join(f"{step:>{CELL}}" for step in steps) + f"{'total':>{TOTAL}}"
    lines = [line(submission, padded(names[submission["name"]], size), steps) for submission in results["submissions"]]
    return "\n".join([terminal.paint(head, "bold"), *lines])


def in_words(submission):
    told = [f"{step['step']}: {step['points']} of {step['of']}" for step in submission["steps"]]
    total = f"{submission['points']} of {submission['of']}" if submission["trouble"] is None else not_graded(submission)
    return f"{shown(submission)}: {total}" + (f" ({', '.join(told)})" if told else "")


def line(submission, name, steps):
    if submission["trouble"] is not None:
        room = max(0, terminal.width() - cells(name) - 2)
        return f"{name}  {terminal.paint(padded(not_graded(submission), room).rstrip(), 'red')}"
    points = {step["step"]: step["points"] for step in submission["steps"]}
    total = f"{submission['points']}/{submission['of']}"
    return name + "".join(f"{points.get(step, '-'):>{CELL}}" for step in steps) + f"{total:>{TOTAL}}"


def not_graded(submission):
    return f"not graded: {harmless(words.notes(submission)[0])}"


def shown(submission):
    return harmless(words.name(submission))


def harmless(text):
    return terminal.harmless(text.replace("\n", " ").encode("utf-8", "surrogatepass"))


def cells(text):
    """How many columns of the terminal it takes."""
    return sum(width_of(character) for character in text)


def width_of(character):
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text, size):
    """In exactly this many columns; what is too long ends in dots."""
    dots = terminal.symbol("…", "...")
    if cells(text) > size:
        while cells(text) > size - len(dots):
            text = text[:-1]
        text += dots
    return text + " " * (size - cells(text))
