"""program.py OUTPUT SPEC...: writes the source of a program that makes mistakes.

If the one SPEC is compiled alone: the edited file. Otherwise the files of the step, in which every function
has the reference's body and the body of each SPEC; MINI_REDIS_MISTAKE chooses one when the program starts.
"""

import sys
from pathlib import Path

import editing
from editing import Change
from specification import ROOT

from workshop import cpp


def main():
    output = Path(sys.argv[1])
    specs, _ = editing.usable(sys.argv[2:])  # check.py reports the others
    if len(specs) == 1 and specs[0].is_alone:
        write(output, editing.edited(specs[0]))
    else:
        write(output, together(specs))


def together(specs, changes=editing.changes):
    """`changes(spec, source)`: what a specification changes in the source."""
    numbered = list(enumerate(specs))
    files = sorted({spec.reference for spec in specs})
    names = ", ".join(f'"{spec.name}"' for spec in specs)
    return (f"// Written by tests/mistakes/program.py.\n"
            + "".join(f"#include {name}\n" for name in sorted({name for spec in specs for name in spec.include}))
            + f'#include "mistakes/chosen.hpp"\n'
            + f"static const int chosen_mistake = mini_redis::testing::place_of_chosen_mistake({{{names}}});\n"
            + "".join(with_all_bodies(file, [each for each in numbered if each[1].reference == file], changes)
                      for file in files))


def with_all_bodies(file, numbered, changes):
    """The file, with a choice in each function that has mistakes, and the mistakes' helpers above it."""
    source = file.read_text()
    found = [(number, spec, changes(spec, source)) for number, spec in numbered]
    choices = [choice(function, found, file, source) for function in cpp.functions(source)]
    above = [Change(None, change.begin, change.end, helpers(number, change, file, source))
             for number, _, changed in found for change in changed if not change.function]
    merged = sorted(above + [each for each in choices if each], key=lambda each: each.begin)
    return f'#line 1 "{file}"\n' + editing.apply(merged, source)


def helpers(number, change, file, source):
    """In a namespace, because two mistakes may have helpers of the same name."""
    return f"namespace mistake_{number} {{\n{change.new}}}\n{line(file, source, change.begin)}"


def choice(function, found, file, source):
    """All its bodies: if (...) { that of a mistake } else if ... else { the
    reference's }. None, without mistakes."""
    begin, end = function.body.start, function.body.stop
    wrong = [body(number, spec, changed, function, source) for number, spec, changed in found
             if any(change.function == function for change in changed)]
    if wrong:
        right = f" {{\n{line(file, source, begin)}{source[begin:end]}\n}}\n"
        return Change(function, begin, end, "\n" + " else ".join(wrong) + " else" + right)


def body(number, spec, changes, function, source):
    """The function's body as one mistake has it. The compiler names the mistake before the file."""
    own = [change for change in changes if change.function == function]
    has_helpers = any(not change.function for change in changes)
    named = ROOT / f"{spec.title}, {function.name}()" / spec.reference.relative_to(ROOT)
    return (f"if (::chosen_mistake == {number}) {{" + f" using namespace mistake_{number};" * has_helpers
            + "\n" + line(named, source, function.body.start)
            + editing.apply(own, source, function.body.start, function.body.stop) + "\n}")


def line(file, source, place):
    return f'#line {source.count(chr(10), 0, place) + 1} "{file}"\n'


def write(output, text):
    """Only if it differs: then nothing is rebuilt without need."""
    if not output.exists() or output.read_text() != text:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text)


if __name__ == "__main__":
    main()
