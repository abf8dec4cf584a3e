"""./workshop why on real mistakes, with each debugger that there is: the line, the values, the sentence."""

import os
import unittest

from support import debuggers, graded_tests, learners_checkout, without_ptrace
from support.learners_checkout import workshop

GET = "steps/03-commands/string_commands.cpp"
MISSING = "GET of a missing key answers the null bulk string"
HELPER = """namespace {
char last_of(std::string_view word) {
  const std::size_t at = word.size() / (word.size() - 3);
  return word[at];
}
}  // namespace

// GET key"""
NOEXCEPT = """static char letter(std::string_view word) noexcept {
  return std::string(word).at(99);
}

// GET key"""

KINDS = r"""static void kinds() {
  const std::string text = "a\r\nb";
  const std::chrono::milliseconds pause(1500);
  const TimePoint due(std::chrono::milliseconds(1700000000123)), forever = never;
  const std::optional<int> none;
  const std::optional<std::string> some("x");
  const std::vector<int> numbers{1, 2, 3, 4, 5, 6};
  *static_cast<volatile int*>(nullptr) = 1;
}

// GET key"""
SHOWN = (r'text +"a\\r\\nb"', "pause +1500 ms", r"due +2023-11-14 22:13:20\.123", "forever +never", "none +nothing",
         'some +"x"', r"numbers +\[1, 2, 3, 4, \.\.\.\] \(6\)")


class Why(unittest.TestCase):
    def setUp(self):
        debuggers.require(self)
        learners_checkout.fresh()

    def says(self, title, *patterns):
        """What every debugger says about the test."""
        for name in debuggers.all_usable():
            with self.subTest(name):
                told, status = workshop("why", title, "--with", name, environment=graded_tests.patience())
                self.assertEqual(status, 0, told)
                for pattern in patterns:
                    self.assertRegex(told, pattern)

    def edit_get(self, line):
        """This line comes first in get_command()."""
        begin = "void get_command(CommandContext& context) {\n"
        learners_checkout.edit(GET, begin, f"{begin}  {line}\n")


class Crash(Why):
    def test_names_the_line_that_called_and_the_values(self):
        title = learners_checkout.write_with("03-commands", "missing_key_not_checked")
        self.says(title, r"It crashed here: a null pointer was used\.",
                  r"It was in as_string\(\), steps/03-commands/given/\S+:\d+, which this line calls:",
                  rf"\n  {GET}:\d+, get_command\(\)\n",
                  r"  > +\d+    context\.reply\.bulk_string\(as_string\(\*entry\)\);\n",
                  r"\n +entry +null\n", r'\n +context\.request +\["GET", "missing-\w+"\]\n',
                  r"It was called from here:\n\n", r"dispatcher\.cpp:\d+, Dispatcher::execute\(\)\n")

    def test_in_a_helper_shows_the_helper(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "// GET key", HELPER)
        self.edit_get("last_of(context.request[0]);")
        self.says(MISSING, "It crashed here: the code divided a number by zero",
                  r"last_of\(\)\n(.*\n){,3}  > .*word\.size\(\) - 3", r'\n +word +"GET"\n',
                  r"\n.*get_command\(\)\n  > .*last_of\(context\.request\[0\]\)")

    def test_a_recursion_is_shown_once(self):
        title = learners_checkout.write_with("02-protocol", "calls_itself_again")
        self.says(title, r"It crashed here: RequestParser::parse\(\) calls itself again and again",
                  r"  > .*return parse\(input, request\)")

    def test_an_exception_that_nobody_catches(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "// GET key", NOEXCEPT)
        self.edit_get("letter(context.request[1]);")
        self.says(MISSING, "It crashed here: std::out_of_range was thrown, and nothing caught it.*at",
                  r"  > +\d+ +return std::string\(word\)\.at", r'\n +word +"missing-')

    def test_memory_that_was_freed_is_no_null_pointer(self):
        learners_checkout.write("03-commands")
        self.edit_get("auto* gone = new std::string*(nullptr);\n  delete gone;\n  (*gone)->clear();")
        self.says(MISSING, r"It crashed here: the code used memory that isn't there \(any more\)",
                  r"\n  > +\d+ +\(\*gone\)->clear\(\);")


class Values(Why):
    def test_of_the_usual_types_are_short_and_readable(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "// GET key", KINDS)
        learners_checkout.edit(GET, "#include <string>", "#include <optional>\n#include <string>")
        self.edit_get("kinds();")
        self.says(MISSING, *(f"\n +{line}\n" for line in SHOWN))

    def test_of_an_entry(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit(GET, "if (!entry) return context.reply.null",
                               "if (entry) *static_cast<volatile int*>(nullptr) = 1;\n  if (!entry) return context.reply.null")
        self.says("GET answers what SET stored",
                  r'\n +entry +-> {key "[^"]+", value "[^"]*"(\.\.\. \(\d+ bytes\))?, expires_at never')


class Hang(Why):
    def test_a_loop_that_does_not_end(self):
        title = learners_checkout.write_with("02-protocol", "waits_in_a_loop")
        self.says(title, "It hangs here: .*no other client is served",
                  r"  > +\d+ +while \(status == ParseStatus::need_more\)", r"\n +status +.*need_more\n",
                  r'\n +input +"\*')

    def test_a_call_that_blocks(self):
        title = learners_checkout.write_with("01-tcp-server", "accepts_without_co_await")
        self.says(title, "It hangs here: this line never ends", r"  > .*acceptor_\.accept\(error\);")

    def test_a_coroutine_that_waits_for_ever(self):
        learners_checkout.write_with("01-tcp-server", "waits_for_a_full_buffer")
        self.says("a line comes back as it was sent", "It hangs, but your code isn't running",
                  r"session\.cpp:\d+, Session::run\(\)   \(once\)\n  > .*co_await asio::async_read\(socket_",
                  r"Never called: .*Session::write_all\(\)")


class Otherwise(Why):
    def test_a_wrong_answer_neither_crashes_nor_hangs(self):
        title = learners_checkout.write_with("03-commands", "missing_key_is_empty")
        self.says(title, "It neither crashed nor hung: it answered, but the answer is wrong",
                  rf"{GET}:\d+, get_command\(\)   \(once\)", f'./workshop debug "{title}"')

    def test_an_exception_on_the_way_is_shown(self):
        title = learners_checkout.write_with("03-commands", "throws_a_number")
        self.says(title, "neither crashed nor hung", r"On the way int was thrown here:", r"  > +\d+ .*throw ")

    def test_a_stub_is_named(self):
        self.says(MISSING, "gets to a function that isn't written yet", "open +steps/03-commands/")

    def test_a_test_that_passes_names_the_seed(self):
        learners_checkout.write("03-commands")
        self.says(MISSING, "passes this time", "MINI_REDIS_SEED=")


class Which(Why):
    """Without a title it is the first failure of the last run."""

    def test_of_the_last_run(self):
        self.assertRegex(workshop("why")[0], "No test has run yet(.|\n)*./workshop test")
        learners_checkout.write_with("03-commands", "missing_key_not_checked")
        workshop("test", "02", "a request of one word")
        workshop("test", "03", "missing key")
        self.assertIn("get_command()", workshop("why")[0])
        self.assertRegex(workshop("why", "02")[0], "isn't written yet(.|\n)*RequestParser::parse")

    def test_words_that_many_titles_have(self):
        told, status = workshop("why", "missing", "key")
        self.assertEqual(status, 2)
        self.assertRegex(told, f"Which one(.|\n)*03 \"{MISSING}\"")
        self.assertRegex(workshop("why", "no such words")[0], "no test with 'no such words'")


class Without(unittest.TestCase):
    """What is said when it cannot be done."""

    def setUp(self):
        learners_checkout.fresh()
        learners_checkout.write("03-commands")

    def test_a_debugger(self):
        told, status = workshop("why", MISSING, environment={"PATH": str(path_without_debuggers())})
        self.assertEqual(status, 2)
        self.assertRegex(told, "neither gdb nor lldb(.|\n)*Install it: .*install (gdb|llvm)\n")

    def test_the_system_s_permission(self):
        debuggers.require(self)
        without_ptrace.require(self)
        for name in debuggers.all_usable():
            command = [*without_ptrace.COMMAND, "./workshop", "why", MISSING, "--with", name]
            told, status = learners_checkout.run(*command)
            self.assertEqual(status, 2, told)
            self.assertRegex(told, "does not let a debugger look(.|\n)*SYS_PTRACE")


def path_without_debuggers():
    """A folder with what the driver needs, and neither gdb nor lldb."""
    folder = learners_checkout.FOLDER / ".workshop" / "path"
    folder.mkdir(parents=True)
    for name in ("sh", "dirname", "id", "python3", "cmake", "ninja", "c++", "git", "apt-get", "dnf", "pacman", "brew"):
        found = next((os.path.join(place, name) for place in os.environ["PATH"].split(":")
                      if os.access(os.path.join(place, name), os.X_OK)), None)
        if found:
            os.symlink(found, folder / name)
    return folder


if __name__ == "__main__":
    unittest.main()
