"""./workshop debug: a real debugger in a real terminal, and what an editor's F5 starts."""

import os
import re
import unittest

from support import debuggers, editor_settings, learners_checkout, processes
from support.learners_checkout import FOLDER, workshop
from terminal import Terminal

GET = "steps/03-commands/string_commands.cpp"
MISSING = "GET of a missing key answers the null bulk string"
PROMPT = {"gdb": "(gdb)", "lldb": "(lldb)"}


def line_of(text):
    """The first line of GET's source with this text, counted from 1."""
    lines = (FOLDER / GET).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


class Debug(unittest.TestCase):
    def setUp(self):
        debuggers.require(self)
        learners_checkout.fresh()
        learners_checkout.write_with("03-commands", "missing_key_not_checked")
        self.stop = line_of("const Entry* entry = context.db.find(context.request[1]);")


class InTheTerminal(Debug):
    def test_it_stops_where_the_report_says_and_shows_values(self):
        for name in debuggers.all_usable():
            with self.subTest(name), Terminal(FOLDER, columns=150, lines=60) as terminal:
                terminal.enter(f'./workshop debug "{MISSING}" --with {name}')
                terminal.shows(f"it stops at {GET}:{self.stop}", "the next line", PROMPT[name],
                               f"string_commands.cpp:{self.stop}")
                terminal.enter("n")
                terminal.shows("as_string(*entry)")
                terminal.enter("p entry")
                terminal.shows("(const mini_redis::Entry *) ")
                terminal.enter("q")
                terminal.shows("prompt>")

    def test_another_function(self):
        for name in debuggers.all_usable():
            with Terminal(FOLDER, columns=150, lines=60) as terminal:
                terminal.enter(f"./workshop debug 03 PONG --at ping_command --with {name}")
                terminal.shows(PROMPT[name], f"string_commands.cpp:{line_of('if (context.request.size() > 2)')}")
                terminal.enter("q")
                terminal.shows("prompt>")


class Refused(Debug):
    def assert_refused(self, arguments, *patterns):
        told, status = workshop("debug", *arguments)
        self.assertEqual(status, 2, told)
        for pattern in patterns:
            self.assertRegex(told, pattern)

    def test_says_what_to_do_instead(self):
        self.assert_refused([], "No test has run yet", "./workshop debug \"its title\"")
        self.assert_refused(["PING answers PONG"], "passes: there's nothing", "--at FUNCTION")
        self.assert_refused([MISSING, "--at", "del_command"], "no function 'del_command'", "workshop solution 03")
        self.assert_refused([MISSING, "--with", "edlin"], "'edlin' is not a debugger", "gdb")


class ForAnEditor(Debug):
    """What Visual Studio Code does at F5, without it: the task, and then the steps of the debug adapter."""

    def setUp(self):
        super().setUp()
        workshop("test", MISSING)
        for kind in ("cppdbg", "lldb"):
            before = editor_settings.configuration(kind)["preLaunchTask"]
            task = editor_settings.task(before, folder=FOLDER, fileDirnameBasename="03-commands")
            told, status = learners_checkout.run(task["command"], *task["args"])
            self.assertEqual(status, 0, told)
            self.assertIn(f"{GET}:{self.stop}", told)

    def test_gdb(self):
        """As MIEngine does it: the setup commands, the program, its arguments, run."""
        if not debuggers.usable("gdb"):
            self.skipTest("NOT CHECKED: F5 with gdb, which does not work here")
        wanted = editor_settings.configuration("cppdbg", folder=FOLDER)
        lines = [*(each["text"] for each in wanted["setupCommands"]), f"-environment-cd \"{wanted['cwd']}\"",
                 f"-file-exec-and-symbols \"{wanted['program']}\"",
                 "-exec-arguments " + " ".join(f'"{each}"' for each in wanted["args"]), "-exec-run"]
        told = self.until_it_stops(["gdb", "-nx", "--interpreter=mi2"], lines, r'\*stopped.*', "-gdb-exit",
                                   {each["name"]: each["value"] for each in wanted["environment"]})
        self.assertRegex(told, rf'reason="breakpoint-hit".*string_commands\.cpp",line="{self.stop}"')

    def test_lldb(self):
        if not debuggers.usable("lldb"):
            self.skipTest("NOT CHECKED: F5 with lldb, which does not work here")
        wanted = editor_settings.configuration("lldb", folder=FOLDER)
        arguments = " ".join(f'"{each}"' for each in wanted["args"])
        lines = [f'target create "{wanted["program"]}"', f"settings set target.run-args {arguments}",
                 *wanted["preRunCommands"], "run"]
        told = self.until_it_stops(["lldb", "--no-lldbinit"], lines, r"stop reason = .*(\n.*){3}", "q",
                                   wanted["env"])
        self.assertRegex(told, rf"string_commands\.cpp:{self.stop}\b")

    def until_it_stops(self, command, lines, stops, ending, environment):
        process = processes.start(command, stdin=processes.PIPE, stdout=processes.PIPE, text=True, cwd=FOLDER,
                                  stderr=processes.STDOUT, env={**os.environ, **environment})
        try:
            process.stdin.write("\n".join(lines) + "\n")
            process.stdin.flush()
            told = ""
            while not re.search(stops, told) and (line := process.stdout.readline()):
                told += line
            process.stdin.write(f"{ending}\n")
            process.stdin.close()
        finally:
            processes.end(process)
            process.stdout.close()
        return told


if __name__ == "__main__":
    unittest.main()
