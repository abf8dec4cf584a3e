"""What the server does with a command depends on its row, never on its name: no
source compares a command's name."""
import re
import unittest

from support.places import ROOT

SOURCES = [*(ROOT / "steps").rglob("*.?pp"), *(ROOT / "solutions").rglob("*.?pp")]
ROW = re.compile(r'\{"([a-z]+(?:\|[a-z]+)?)", -?\d+, ')
# A name that is compared, looked up in a list of names, or at the start of a comparison.
COMPARED = [r'[=!]= *"{}"', r'"{}" *[=!]=', r'\{{ *(?:"[^"]*", *)*"{}"(?:, *"[^"]*")* *\}}', r'(?:starts_with|contains|find|compare)\("{}"']

# Words that are not commands in these comparisons: a manifest has types, CLIENT LIST filters clients by type.
OTHER_WORDS = {("aof_manifest.cpp", "type"), ("client_command.cpp", "type"), ("client_command.cpp", "pubsub")}


def names():
    """The names in the rows: in the folders' install.cpp, and in the files of commands that have
    subcommands."""
    return sorted({name for path in SOURCES for name in ROW.findall(path.read_text(encoding="utf-8"))})


def comparisons(text, known):
    """The lines that compare a name. Options have names, too (SET's GET): those go through is_option()."""
    code = "\n".join(line.split("//")[0] for line in text.splitlines())
    for name in known:
        for pattern in COMPARED:
            for found in re.finditer(pattern.format(re.escape(name)), code):
                number = code.count("\n", 0, found.start()) + 1
                yield f"{number}: {found[0]}"


class CommandNames(unittest.TestCase):
    def test_no_comparison_of_a_name(self):
        known = names()
        self.assertGreater(len(known), 90)
        self.assertEqual([], [f"{path.relative_to(ROOT)}:{found}" for path in SOURCES for found in comparisons(
            path.read_text(encoding="utf-8"), [name for name in known if (path.name, name) not in OTHER_WORDS])])

    def test_what_is_found(self):
        for wrong in ('if (spec.name == "exec") return;', 'return "ping" != name;', 'is_one_of(name, {"get", "exists"})',
                      'if (name.starts_with("save")) return;'):
            self.assertTrue(list(comparisons(wrong, ["exec", "ping", "exists", "save"])), wrong)
        for right in ('throw CommandError(errors::wrong_arity("ping"));', 'is_option(word, "get")', '// name == "exec"',
                      'commands.add({"get", 2, readonly, first_key, get_command});'):
            self.assertFalse(list(comparisons(right, ["ping", "get", "exec"])), right)


if __name__ == "__main__":
    unittest.main()
