"""`./workshop watch`, and the board, in a real terminal."""

import unittest

from support import graded_tests, learners_checkout, processes
from support.limits import eventually
from terminal import Terminal

COMMANDS = "steps/03-commands/string_commands.cpp"
PONG = 'context.reply.simple_string("PONG")'


def running(name):
    """The processes of the checkout that have the name in their command line."""
    here = learners_checkout.FOLDER
    return processes.run(["pgrep", "-f", f"{here}.*{name}|{name}.*{here}"]).stdout.split()


class InATerminal(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def terminal(self, **how):
        terminal = Terminal(learners_checkout.FOLDER, **how)
        self.addCleanup(terminal.__exit__)
        return terminal


class Board(InATerminal):
    def test_is_coloured_and_fits(self):
        terminal = self.terminal(columns=80, lines=20)
        terminal.enter("clear; ./workshop")
        screen = terminal.shows("Next: ./workshop start")
        self.assertIn("01 tcp-server", screen)
        self.assertLessEqual(max(map(len, screen.splitlines())), 80)
        self.assertIn("\033[", terminal.screen(with_colours=True))

    def test_no_color_is_respected(self):
        terminal = self.terminal(environment={"NO_COLOR": "1"})
        terminal.enter("clear; ./workshop")
        terminal.shows("Next: ./workshop start")
        self.assertNotIn("\033[1m", terminal.screen(with_colours=True))

    def test_a_locale_without_utf_8_gets_ascii(self):
        terminal = self.terminal(environment={"LC_ALL": "C"})
        terminal.enter("clear; ./workshop")
        self.assertTrue(terminal.shows("-----").isascii())

    def test_a_solution_is_shown_after_a_yes(self):
        terminal = self.terminal(columns=120)
        terminal.enter("./workshop solution 03 get_command")
        terminal.shows("Give up, and see the reference for get_command()? [y/N]")
        terminal.enter("n")
        terminal.shows("[y/N] n", but=["context.db"])
        terminal.enter("clear; ./workshop solution 03 get_command")
        terminal.shows("[y/N]", but=["[y/N] n"])
        terminal.enter("y")
        terminal.shows("The reference: solutions/03-commands/string_commands.cpp", "null_bulk_string")


class Watch(InATerminal):
    def watching(self, *arguments, **how):
        learners_checkout.write("03-commands")
        terminal = self.terminal(**how)
        terminal.enter(" ".join(["clear; ./workshop watch", *arguments]))
        return terminal

    def test_every_save_brings_a_new_verdict(self):
        terminal = self.watching("03")
        terminal.shows("all pass", "100 of 100 points")
        learners_checkout.edit(COMMANDS, PONG, 'context.reply.simple_string("PING")')
        terminal.shows("WRONG", "+PING", "first difference", but=["all pass"])
        learners_checkout.edit(COMMANDS, '"PING"', "PING")
        terminal.shows("BUILD ERROR", f"{COMMANDS}:", but=["first difference"])
        learners_checkout.edit(COMMANDS, "(PING)", '("PONG")')
        terminal.shows("all pass", but=["BUILD ERROR"])

    def test_warnings_are_shown_beside_the_verdict(self):
        terminal = self.watching("03")
        terminal.shows("all pass")
        learners_checkout.edit(COMMANDS, PONG, f"int unused = 0;\n  {PONG}")
        terminal.shows("all pass", "It compiles, and the compiler warns", "unused variable 'unused'", "100 of 100 points")

    def test_an_endless_loop_stops_nothing(self):
        terminal = self.watching("03")
        terminal.shows("all pass")
        learners_checkout.edit(COMMANDS, PONG, "for (volatile bool on = true; on;) {}")
        eventually(lambda: running("step03_tests"), "no test runs", 60)
        learners_checkout.edit(COMMANDS, "for (volatile bool on = true; on;) {}", PONG)
        terminal.shows("all pass")
        self.assertEqual(running("step03_tests"), [], "a test of the old program goes on")

    def test_goes_on_to_the_next_step_when_told(self):
        terminal = self.watching("03")
        terminal.shows("Step 03 is done. n goes on to 04 expiry")
        terminal.type("n")
        terminal.shows("watching 04 expiry", "NOT IMPLEMENTED  expire_command")
        terminal.type("p")
        terminal.shows("watching 03 commands", "all pass")

    def test_goes_where_the_learner_saves(self):
        terminal = self.watching()
        terminal.shows("watching 01 tcp-server", "NOT IMPLEMENTED")
        learners_checkout.edit("steps/04-expiry/expiry.cpp", "namespace mini_redis {", "namespace mini_redis {  // here I am")
        terminal.shows("watching 04 expiry", "NOT IMPLEMENTED")

    def test_goes_on_by_itself_with_advance(self):
        terminal = self.watching("03", "--advance")
        terminal.shows("watching 04 expiry", "NOT IMPLEMENTED  expire_command")

    def test_keys_show_hint_and_board(self):
        terminal = self.watching("04")
        terminal.shows("NOT IMPLEMENTED")
        terminal.type("h")
        terminal.shows("hint 1 of 3, a question")
        terminal.type("h")
        terminal.shows("hint 2 of 3, the idea")
        terminal.type("b")
        terminal.type("b")
        terminal.shows(f"0 of {100 * len(graded_tests.steps())} points", "01 tcp-server")
        terminal.type("Enter")
        terminal.shows("NOT IMPLEMENTED", but=["hint 2"])

    def test_leaves_the_terminal_clean(self):
        for key in ("C-c", "q"):
            with self.subTest(key=key):
                terminal = self.watching("03")
                terminal.shows("all pass")
                terminal.type(key)
                terminal.shows("prompt>", "03 commands", "done", but=["watching"])
                self.assertTrue(terminal.is_as_a_program_finds_it())
                terminal.enter("echo what is typed is seen")
                terminal.shows("prompt> echo what is typed is seen")
                self.assertEqual(running("workshop watch"), [])

    def test_ctrl_c_while_tests_run_ends_them(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(COMMANDS, PONG, "for (volatile bool on = true; on;) {}")
        terminal = self.terminal()
        terminal.enter("clear; ./workshop watch 03")
        eventually(lambda: running("step03_tests"), "no test runs", 60)
        terminal.type("C-c")
        terminal.shows("prompt>", but=["watching"])
        self.assertEqual(running("step03_tests"), [])
        self.assertTrue(terminal.is_as_a_program_finds_it())

    def test_ctrl_z_and_fg(self):
        terminal = self.watching("03")
        terminal.shows("all pass")
        terminal.type("C-z")
        terminal.shows("Stopped", "prompt>", but=["watching"])
        terminal.enter("fg")
        terminal.shows("watching 03", "all pass")

    def test_a_small_window_shows_what_matters_and_a_larger_one_more(self):
        terminal = self.watching("04", columns=70, lines=12)
        screen = terminal.shows("watching 04", "NOT IMPLEMENTED", "q quit")
        self.assertNotIn("./workshop test \"", screen)
        terminal.resize(110, 40)
        terminal.shows("./workshop test \"", "q quit")

    def test_a_slow_line_gets_only_what_is_new(self):
        """While nothing happens, nothing is drawn."""
        learners_checkout.write("03-commands")
        terminal = self.terminal()
        terminal.enter("clear; script -q -f -c './workshop watch 03' .workshop-typescript")
        terminal.shows("all pass")
        typescript = learners_checkout.FOLDER / ".workshop-typescript"
        self.addCleanup(typescript.unlink)
        before = typescript.stat().st_size
        learners_checkout.edit(COMMANDS, PONG, 'context.reply.simple_string("PING")')
        terminal.shows("first difference")
        self.assertLess(typescript.stat().st_size - before, 4000, "a report is some 1500 bytes")
        terminal.type("q")
        terminal.shows("prompt>", but=["watching"])


class WithoutATerminal(unittest.TestCase):
    def test_prints_each_result_once(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")
        with processes.start(["./workshop", "watch", "03"], cwd=learners_checkout.FOLDER, stdout=processes.PIPE,
                             text=True) as watch:
            self.addCleanup(processes.end, watch)
            self.assertIn("100 of 100 points", self.up_to(watch, "tests pass"))
            learners_checkout.edit(COMMANDS, PONG, 'context.reply.simple_string("PING")')
            told = self.up_to(watch, "tests pass")
            self.assertIn("WRONG", told)
            self.assertEqual(told.count("Testing 03 commands"), 1, "a save is one run")
            self.assertNotIn("\033", told)
            watch.terminate()

    def up_to(self, process, word):
        lines = []
        for line in process.stdout:
            lines.append(line)
            if word in line:
                break
        return "".join(lines)


if __name__ == "__main__":
    unittest.main()
