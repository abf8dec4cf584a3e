"""program.py OUTPUT SPEC...: writes the source of a program that is wrong.

The edited file, if the one SPEC is compiled alone. Otherwise the files of the step, in which every function has its body
as the reference has it, and as each SPEC would have it; MINI_REDIS_MISTAKE chooses one when the program starts."""

import sys
from pathlib import Path

import editing
import specification

from workshop import cpp


def main():
    output, specs = Path(sys.argv[1]), usable(sys.argv[2:])
    if len(specs) == 1 and specs[0].is_alone:
        write(output, editing.edited(specs[0]))
    else:
        write(output, together(specs))


def usable(paths):
    """Without those that do not fit the reference any more: check.py reports them, and runs the others."""
    specs = []
    for path in paths:
        try:
            specs.append(specification.read(path))
            editing.edited(specs[-1])
        except specification.Faulty as fault:
            print(fault, file=sys.stderr)
    return specs


def together(specs):
    numbered = list(enumerate(specs))
    files = sorted({spec.reference for spec in specs})
    names = ", ".join(f'"{spec.name}"' for spec in specs)
    return (f"// Written by tests/mistakes/program.py.\n"
            + "".join(f"#include {name}\n" for name in sorted({name for spec in specs for name in spec.include}))
            + f'#include "mistakes/chosen.hpp"\n'
            + f"static const int chosen_mistake = mini_redis::testing::place_of_chosen_mistake({{{names}}});\n"
            + "".join(with_all_bodies(file, [each for each in numbered if each[1].reference == file])
                      for file in files))


def with_all_bodies(file, numbered):
    """The file, with a choice in each function that has mistakes, and their helpers in namespaces."""
    source = file.read_text()
    found = [(number, spec, editing.changes(spec, source)) for number, spec in numbered]
    inserted = [(change.begin, helpers(number, change, file, source))
                for number, _, changes in found for change in changes if not change.function]
    replaced = [(function.body.start, choice(function, found, file, source))
                for function in cpp.functions(source)]
    parts, end = [f'#line 1 "{file}"\n'], 0
    for place, text in sorted(inserted + [each for each in replaced if each[1]]):
        parts += [source[end:place], text]
        end = next((each.body.stop for each in cpp.functions(source) if each.body.start == place), place)
    return "".join(parts) + source[end:]


def helpers(number, change, file, source):
    return f"namespace mistake_{number} {{\n{change.new}}}\n{line(file, source, change.begin)}"


def choice(function, found, file, source):
    """if (this mistake) { its body } else if ... else { the reference's }; nothing, if no mistake is in it."""
    text = ""
    for number, spec, changes in found:
        own = [change for change in changes if change.function and change.function.body == function.body]
        if own:
            body = editing.apply(own, source, function.body.start, function.body.stop)
            has_helpers = any(not change.function for change in changes)
            text += (f"\nif (::chosen_mistake == {number}) {{" + f" using namespace mistake_{number};" * has_helpers
                     + f'\n#line 1 "{spec.path}"\n{body}\n}} else')
    return text and f"{text} {{\n{line(file, source, function.body.start)}{source[function.body]}\n}}\n"


def line(file, source, place):
    return f'#line {source.count(chr(10), 0, place) + 1} "{file}"\n'


def write(output, text):
    """Only if it differs: then nothing is built again without need."""
    if not output.exists() or output.read_text() != text:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text)


main()
