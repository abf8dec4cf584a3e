"""The checks of the docs, each proved with a broken document, and with a sound one that must pass. See
also test_transcripts.py."""
import unittest

import built_programs
import excerpts
import links
import named_commands
import named_files
import named_functions
from broken_documents import Checks, document


class Reading(unittest.TestCase):
    def test_anchors_are_those_of_github(self):
        found = document("""\
            # One `take_line()`, two: 100 %
            ## Questions
            ```sh
            # no heading
            ```
            ## Questions ##
            <a id="by-hand"></a>
            ## [A link](x.md) & _more_
            """)
        self.assertEqual(list(found.anchors()),
                         ["one-take_line-two-100-", "questions", "questions-1", "a-link--_more_", "by-hand"])

    def test_spans_and_links_are_not_looked_for_in_blocks_and_comments(self):
        found = document("""\
            `a
            b` and ``c ` d``, [e](f.md "title"), `[no](link.md)`

            - in a list

              ```sh
              `no` [no](no.md)
                indented
              ```
            <!-- `no` [no](no.md) -->
            <a href="g.md">g</a>
            """)
        self.assertEqual([(span.text, span.line) for span in found.spans()],
                         [("a b", 1), ("c ` d", 2), ("[no](link.md)", 2)])
        self.assertEqual([(link.text, link.line) for link in found.links()], [("f.md", 2), ("g.md", 11)])
        self.assertEqual(found.blocks[0].lines, ["`no` [no](no.md)", "  indented"])
        self.assertEqual(found.blocks[0].line, 7)


class Excerpts(Checks):
    def test_code_without_a_file(self):
        self.assert_finds(excerpts.check, "Text\n```cpp\nint x;\n```\n", 2, "<!-- from PATH -->")

    def test_a_file_that_is_not_there(self):
        self.assert_finds(excerpts.check, "<!-- from steps/no.hpp -->\n```cpp\nint x;\n```\n", 3, "no file steps/no.hpp")

    def test_a_line_that_has_changed(self):
        self.assert_finds(excerpts.check, """\
            <!-- from steps/common/printable.hpp -->
            ```cpp
            namespace mini_redis {

            /// "PING\\r\\n" with its \\r\\n quite visible; quotes, backslashes and bytes that are not ASCII are so, too.
            ```
            """, 3, '-/// "PING', '+/// "PING', "steps/common/printable.hpp:8")

    def test_lines_that_are_not_consecutive(self):
        self.assert_finds(excerpts.check, """\
            <!-- from steps/common/printable.hpp -->
            ```cpp
            #pragma once
            #include <string>
            ```
            """, 3, "+#include <string>")

    def test_an_excerpt_may_lose_its_indentation(self):
        self.assert_sound(excerpts.check, """\
            <!-- from steps/02-protocol/reply_writer.hpp -->
            ```cpp
            void integer(std::int64_t number);
            ```
            """)


class Links(Checks):
    def test_a_dead_file(self):
        self.assert_finds(links.check, "\n[a](../README.md)\n[b](nowhere.md)\n", 3, "there is no docs/nowhere.md")

    def test_a_dead_anchor(self):
        self.assert_finds(links.check, "# Here\n[a](#here)\n[b](#there)\n", 3, "#there", "#here")
        self.assert_finds(links.check, "[a](architecture.md#layers)\n[b](architecture.md#lawyers)\n", 2, "#lawyers")

    def test_a_line_that_is_not_there(self):
        self.assert_finds(links.check, "[a](../LICENSE#L1) [b](../LICENSE#L999)\n", 1, "no line #L999")

    def test_what_github_and_a_site_would_read_differently(self):
        self.assert_finds(links.check, "[a](/docs/architecture.md)\n", 1, "top of the web server")

    def test_the_web(self):
        self.assert_finds(links.check, "[a](https://redis.io)\n<http://redis.io>\n", 2, "https://")


class Names(Checks):
    def test_a_function_that_is_gone(self):
        self.assert_finds(named_functions.check, "`take_line()`\n`take_sentence(input)`\n", 2, "`take_sentence`", "docs/names.txt")

    def test_a_member_that_is_gone(self):
        self.assert_finds(named_functions.check, "`Session::run` `Client::push`\n\n`Session::fly`\n", 3, "`Session::fly`")

    def test_a_name_of_the_library_in_full(self):
        self.assert_finds(named_functions.check, "`std::string` `asio::use_awaitable` `asio::string`\n", 1, "`asio::string`")

    def test_keywords_and_our_namespace(self):
        self.assert_sound(named_functions.check, "`if (x)`, `co_await(x)`, `mini_redis::printable()`\n")


class Paths(Checks):
    def test_a_file_in_backticks(self):
        self.assert_finds(named_files.check, "`steps/steps.txt`\n`steps/step.txt`\n", 2, "steps/step.txt")
        self.assert_finds(named_files.check, "`session.cpp`, `common/log.hpp`, `NN-slug/README.md`, `given/framing.cpp`\n"
                          "`mission.cpp`\n", 2, "mission.cpp")

    def test_a_line_of_a_file(self):
        self.assert_finds(named_files.check, "`session.cpp:2`\n`session.cpp:9999`\n", 2, "no line 9999")

    def test_a_file_in_a_command(self):
        self.assert_finds(named_files.check, "```sh\ntests/bench/compare.py >mine.txt\n./tests/bench/repair.py\n```\n",
                          3, "repair.py")

    def test_a_program_that_nobody_builds(self):
        self.assert_finds(named_files.check, "`build/default/mini-redis`\n`build/default/maxi-redis --port 1`\n", 2, "maxi-redis")
        self.assert_finds(named_files.check, "`build/fast/mini-redis`\n", 1, "no preset fast")


class Commands(Checks):
    def test_a_word_of_the_driver(self):
        self.assert_finds(named_commands.check, "`./workshop test 03` `./workshop COMMAND`\n```sh\n./workshop fly\n```\n", 3, "fly")
        self.assert_finds(named_commands.check, "`./workshop test 99`\n", 1, "no 99 among the steps")
        self.assert_sound(named_commands.check, "`./workshop join 192.168.1.20`\n")

    def test_presets(self):
        for line in ("cmake --preset {}", "cmake --build --preset {}", "ctest --preset={}", "cmake --workflow --preset {}"):
            with self.subTest(line):
                self.assert_finds(named_commands.check, f"```sh\n{line.format('nothing')}\n```\n", 2, "no nothing among")
        self.assert_finds(named_commands.check, "`cmake --build --preset step01`\n`cmake --preset step01`\n", 2,
                          "configure presets")
        self.assert_sound(named_commands.check, "`ctest --preset stepNN`, `ctest --preset step01`\n")

    def test_targets_labels_and_tests(self):
        self.assert_finds(named_commands.check, "`cmake --build build/kit --target step01_tests nothing`\n", 1, "no target nothing")
        self.assert_finds(named_commands.check, "`cmake --build build/kit -t mini-redis mini-nothing`\n", 1, "no target mini-nothing")
        self.assert_finds(named_commands.check, "`ctest --preset kit -L 'reference|step77'`\n", 1, "-L step77")
        self.assert_finds(named_commands.check, "`ctest --preset kit -R kit/nothing`\n", 1, "-R kit/nothing")



class Built(unittest.TestCase):
    BUILD = "```sh\ncmake --build --preset default --target 01_one 01_two\n```\n"
    RUN = "```console\n$ build/default/examples/01_one | cat -v\n```\n"

    def found(self, text, path="docs/01-tcp-server.md"):
        return [str(problem) for problem in built_programs.check(document(text, path))]

    def test_a_program_that_is_run(self):
        self.assertEqual([], self.found(self.BUILD + self.RUN))
        for text in (self.RUN, self.RUN + self.BUILD):
            self.assertRegex("".join(self.found(text)), "^docs/01-tcp-server.md:2: no command above builds 01_one: cmake")
        self.assertRegex("".join(self.found("```sh\nx.sh build/default/mini-redis-reference\n```\n")), "builds mini-redis-ref")

    def test_an_example_whose_output_is_shown(self):
        output = "\n```text\nit works\n```\n"
        for example in ("[01_two.cpp](examples/01_two.cpp) does it:\n", "<!-- from docs/examples/01_two.cpp -->\n"):
            self.assertEqual([], self.found(self.BUILD + example + output))
            self.assertEqual([], self.found(example + "# Another section\n" + output))
            self.assertRegex("".join(self.found(example + output)), ":4: no command above builds 01_two")

    def test_a_program_in_a_sentence_and_a_page_that_is_no_lecture(self):
        self.assertEqual([], self.found("It's in `build/default/examples/01_one`.\n"))
        self.assertEqual([], self.found(self.RUN, "docs/clients.md"))


if __name__ == "__main__":
    unittest.main()
