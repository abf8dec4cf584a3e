"""Does a report send the learner to the function that the mistake is in?"""

import re

import editing

from workshop import cpp

LEAST = 0.95  # of all reports, if a step or more is checked
EDIT = re.compile(r"^  edit    (.*)$", re.MULTILINE)
FUNCTION = re.compile(r"[^\s,]+, ([\w:~]+)\(\)")


def is_right(spec, report):
    return bool(named(report) & functions(spec))


def named(report):
    """The functions on its line "edit", without their classes."""
    line = EDIT.search(report)
    return {last(name) for name in FUNCTION.findall(line[1])} if line else set()


def functions(spec):
    """Those that the mistake is in. For a helper that only this reference has, also those that call it: a
    learner's file has none of that name."""
    before = cpp.functions(spec.reference.read_text())
    known, edited = texts(before), texts(cpp.functions(editing.edited(spec)))
    found = {name for name in known.keys() | edited.keys() if known.get(name) != edited.get(name)}
    while more := callers(found, before) - found:
        found |= more
    return {last(name) for name in found}


def texts(defined):
    return {each.name: each.text for each in defined}


def callers(names, defined):
    """Of the helpers among them. One that no other function calls is in a table, for all that are no helpers."""
    helpers = {each.name for each in defined if each.is_private and each.name in names}
    found = {each.name for each in defined for helper in helpers if calls(each, helper)}
    if any(not any(calls(each, helper) for each in defined) for helper in helpers):
        found |= {each.name for each in defined if not each.is_private}
    return found


def calls(function, helper):
    """Not a member of another object that has the same name."""
    return function.name != helper and re.search(rf"(?<![.>\w]){last(helper)}\(", function.code)


def last(name):
    return name.split("::")[-1]
