"""Inserts lines into the project's C++: an include, a row of the command table, a call of an install
function."""

import re

from ..trouble import Trouble

INCLUDE = re.compile(r'^#include "([^"]+)"\n', re.MULTILINE)
ROW = re.compile(r'^( *\w[\w.]*\.add\(\{)"[^;]*;\n', re.MULTILINE)
INSTALLS = re.compile(r"(?:^  install_\w+\(parts.*\);\n)+", re.MULTILINE)


def with_include(text, header):
    """Sorted in among the project's own includes, which follow the file's own header."""
    first, *others = INCLUDE.finditer(text)
    later = [each for each in others if each[1] > header]
    if not others:
        place, line = first.end(), f'\n#include "{header}"\n'
    else:
        place, line = later[0].start() if later else others[-1].end(), f'#include "{header}"\n'
    return text[:place] + line + text[place:]


def with_row(text, row):
    """After the last row. `row`: what is between the braces."""
    rows = list(ROW.finditer(text))
    if not rows:
        raise Trouble("This install.cpp adds no command yet, so there is no place for another.",
                      f"Write it by hand: server.commands.add({{{row}}});")
    last = rows[-1]
    return text[:last.end()] + f"{last[1]}{row}}});\n" + text[last.end():]


def with_install(text, function):
    """After the layers whose order does not matter, which come first."""
    first = INSTALLS.search(text)
    if not first:
        raise Trouble("steps/server/server.cpp has no list of install functions any more.", f"Call {function}(parts) there by hand.")
    return text[:first.end()] + f"  {function}(parts);\n" + text[first.end():]
