#!/usr/bin/env python3
"""Writes the sources of the learner's server: what the learner has written, and the reference for the rest.

usage: tools/fill_in.py FOLDER

The build runs it. In FOLDER/NN-slug/, each file of the learner's is without its stubs, and reference.cpp has the
reference's functions that the learner has not written, of all files of the step. So both may have helpers of the
same name, and a save changes one small file. All that is left keeps its line, and #line names the file that it is
from: that is what the compiler and a debugger show. Of a step not begun all of them are empty, and the program
links the reference's layer. FOLDER/filled_in.cpp has what the server says at its start. Only what changes is
written.
"""

import re
import sys
from pathlib import Path

from workshop import cpp, written
from workshop.steps import server_steps

NOTHING = "// Nothing of this file is used.\n"
LIST = """// Written by tools/fill_in.py.
#include "server/filled_in.hpp"

namespace mini_redis {{

const std::vector<FilledIn> filled_in = {{
{rows}}};

}}  // namespace mini_redis
"""


def main(arguments):
    if len(arguments) != 1:
        sys.exit(__doc__)
    folder = Path(arguments[0])
    for step in server_steps():
        fill_in(step, folder / step.folder)
    told = [(int(step.number), written.told(step)) for step in server_steps()]
    rows = "".join(f'    {{{number}, "{text}"}},\n' for number, text in told if text)
    write(folder / "filled_in.cpp", LIST.format(rows=rows))


def fill_in(step, folder):
    missing = written.missing(step)
    for mine in step.sources:
        write(folder / mine.name, learners_part(mine, missing))
    rest = [references_part(path, missing) for path in step.solutions] if written.is_begun(step) else []
    write(folder / "reference.cpp", "".join(rest) or NOTHING)


def learners_part(path, missing):
    """A file with a brace too many is left as it is: the compiler shall say so."""
    source = read(path)
    if not cpp.is_balanced(source):
        return from_file(path, source)
    return without(lambda each: each.name in missing and written.is_stub(each), path, source)


def references_part(path, missing):
    return without(lambda each: each.name not in missing, path, read(path))


def without(is_left_out, path, source):
    """The file without those functions. If only its private functions remain, then nothing does."""
    public = [each for each in cpp.functions(source) if not each.is_private]
    left_out = [each for each in public if is_left_out(each)]
    if len(left_out) == len(public):
        return NOTHING
    for each in left_out:
        source = source[:each.start] + re.sub(r"[^\n]", " ", each.text) + source[each.end:]
    return from_file(path, source)


def from_file(path, text):
    quoted = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'#line 1 "{quoted}"\n{text}'


def read(path):
    return path.read_text(encoding="utf-8", errors="surrogateescape")


def write(path, text):
    if not path.exists() or read(path) != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogateescape")


if __name__ == "__main__":
    main(sys.argv[1:])
