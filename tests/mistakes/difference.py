"""Turns the difference between two versions of a file into edits: by function, and
with as little text as possible."""

import difflib
import re
from pathlib import Path

import editing
from editing import pattern
from specification import Edit, Faulty, Specification

from workshop import cpp

TOKEN = re.compile(r'\w+|"(?:\\.|[^"\\])*"|::|->|\s+|.', re.DOTALL)
SHORT_LINE = 50  # up to this length it is replaced whole, because that reads better


class NotByFunction(Exception):
    """Something other than function bodies differs."""


def edits(before, after):
    """(the #includes to add, the edits): by function if possible, or else by place, or else the whole
    file."""
    for way in (by_function, by_place):
        try:
            includes, found = way(before, after)
            if same_code(edited(includes, found, before), after):
                return includes, found
        except (NotByFunction, Faulty):
            pass
    return [], [Edit("whole", "file", after)]


def edited(includes, found, before):
    return editing.edited(Specification(Path("new"), include=includes, edits=found), before)


def same_code(first, second):
    """Comments, empty lines and includes do not count as a difference."""
    return [line for line in Lines(first).code if not line.startswith("#include")] == \
           [line for line in Lines(second).code if not line.startswith("#include")]


def by_place(before, after):
    return [], hunks("file", before, after)


def by_function(before, after):
    includes, found, seen_before, seen_after = [], [], 0, 0
    for old, new in pairs(before, after):
        added = added_lines(before[seen_before:old.body.start], after[seen_after:new.body.start])
        includes += [line.split(None, 1)[1].strip() for line in added if line.startswith("#include")]
        helpers = "".join(line for line in added if not line.startswith("#include"))
        if helpers:
            found.append(Edit("above", old.name, helpers.strip("\n") + "\n"))
        found += in_body(old, before[old.body], after[new.body])
        seen_before, seen_after = old.body.stop, new.body.stop
    if added_lines(before[seen_before:], after[seen_after:]):
        raise NotByFunction
    return includes, found


def pairs(before, after):
    """Each function of the first text, with the function of that name in the
    second. Helpers may be missing there."""
    left = cpp.functions(after)
    for old in cpp.functions(before):
        same = next((index for index, new in enumerate(left) if new.name == old.name), None)
        if same is None:
            raise NotByFunction
        yield old, left[same]
        left = left[same + 1:]


def code(line):
    """The line without its comment and line end, because differences in comments do not matter."""
    return re.sub(r"(^|\s)//.*", "", line).rstrip()


class Lines:
    """The lines of a text that contain code."""

    def __init__(self, text):
        self.all = text.splitlines(True)
        self.numbers = [number for number, line in enumerate(self.all) if code(line)]
        self.code = [code(line).strip() for line in self.all if code(line)]

    def code_only(self, begin, end):
        return "".join(code(self.all[number]) + "\n" for number in self.numbers[begin:end])

    def with_comments(self, begin, end):
        return "".join(self.all[self.numbers[begin]:self.numbers[end - 1] + 1]) if begin < end else ""


def blocks(old, new):
    """What differs: [[begin, end, begin, end]], in lines of code."""
    matcher = difflib.SequenceMatcher(None, old.code, new.code, autojunk=False)
    return [list(codes[1:]) for codes in matcher.get_opcodes() if codes[0] != "equal"]


def added_lines(before, after):
    """The #include lines that are only in `after`. A missing #include does not count as a difference."""
    old, new = Lines(before), Lines(after)
    added = []
    for begin, end, new_begin, new_end in blocks(old, new):
        if any(not line.startswith("#include") for line in old.code[begin:end]):
            raise NotByFunction
        added += new.with_comments(new_begin, new_end).splitlines(True)
    return added


def in_body(function, before, after):
    """The edits; or the whole body, if most of it differs."""
    if before == after:
        return []
    found = hunks(function.name, before, after) if "\n" in before else []
    replaced = sum(len(edit.old.splitlines()) for edit in found)
    if not found or replaced > 2 and 2 * replaced > len(before.splitlines()):
        return [Edit("whole", function.name, after.lstrip("\n") if "\n" in after else f"  {after.strip()}\n")]
    return found


def hunks(where, before, after):
    old, new = Lines(before), Lines(after)
    found = []
    for block in blocks(old, new):
        block = widened(block, old, before, where)
        if found and found[-1][1] > block[0]:  # they share a line: one edit for both
            before_it = found.pop()
            block = [before_it[0], block[1], before_it[2], block[3]]
        found.append(block)
    return [edit_of(where, old.code_only(*block[:2]), new.with_comments(*block[2:]), before) for block in found]


def widened(block, old, scope, where):
    """The block with as many neighbouring lines as it takes to make it unique."""
    begin, end, new_begin, new_end = block
    if begin == end == 0 and where != "file":
        return block
    for more in range(len(old.code) + 1):
        for up in range(min(more, begin), -1, -1):
            down = more - up
            text = old.code_only(begin - up, end + down)
            if end + down <= len(old.code) and text and occurrences(text, scope) == 1:
                return [begin - up, end + down, new_begin - up, new_end + down]
    raise NotByFunction


def occurrences(text, scope):
    return len(pattern(text).findall(scope))


def edit_of(where, old, new, scope):
    if old.count("\n") == new.count("\n") == 1 and len(old.strip()) > SHORT_LINE:
        old, new = shortened(old, new, scope)
    return Edit("in", where, new, old)


def shortened(old, new, scope):
    """If a long line changes in one place: that place."""
    before, after = TOKEN.findall(old.strip()), TOKEN.findall(new.strip())
    head = same_at_start(before, after)
    tail = same_at_start(before[head:][::-1], after[head:][::-1])
    for more in range(head + tail + 1):
        for left in range(min(more, head) + 1):
            first, last = head - left, tail - (more - left)
            if last >= 0 and reads(before, first, last) and reads(after, first, last):
                part = "".join(before[first:len(before) - last])
                if occurrences(part, scope) == 1 and len(part) < 0.7 * len(old.strip()):
                    return part + "\n", "".join(after[first:len(after) - last]) + "\n"
    return old, new


def same_at_start(first, second):
    return next((index for index, (a, b) in enumerate(zip(first, second)) if a != b), min(len(first), len(second)))


def reads(tokens, first, last):
    """Is the changed part roughly an expression, with complete code on both sides?"""
    part, end = tokens[first:len(tokens) - last], len(tokens) - last
    depths = [0]
    for token in part:
        depths.append(depths[-1] + (token in "([{") - (token in ")]}"))
    return (min(depths) == depths[-1] == 0 and len(part) > 2 and ";" not in part
            and re.match(r'[\w"(!*&-]', part[0]) and re.match(r'[\w")\]}]', part[-1])
            and (first == 0 or tokens[first - 1].isspace() or tokens[first - 1] in "([{!")
            and (last == 0 or tokens[end].isspace() or tokens[end] in ")]},;"))
