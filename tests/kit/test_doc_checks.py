"""The checks of the docs, each proved by a broken document, and by a sound one that must pass."""
import textwrap
import unittest

import commands
import excerpts
import links
import names
import paths
import replay
import transcript
import transcripts
from markdown import Markdown


def document(text, path="docs/broken.md"):
    return Markdown(path, textwrap.dedent(text))


class Checks(unittest.TestCase):
    def assert_finds(self, check, text, line, *words):
        problems = list(check(document(text)))
        self.assertEqual([problem.line for problem in problems], [line], [str(problem) for problem in problems])
        self.assertTrue(str(problems[0]).startswith(f"docs/broken.md:{line}: "))
        for word in words:
            self.assertIn(word, problems[0].what)

    def assert_sound(self, check, text):
        self.assertEqual([str(problem) for problem in check(document(text))], [])


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
        self.assertEqual(list(found.anchors()), ["one-take_line-two-100-", "questions", "questions-1", "a-link--_more_", "by-hand"])

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
        self.assertEqual([(span.text, span.line) for span in found.spans()], [("a b", 1), ("c ` d", 2), ("[no](link.md)", 2)])
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

            /// "PING\\r\\n" with its \\r\\n quite visible; quotes, backslashes and bytes that are not ASCII are escaped as in C.
            ```
            """, 3, '-/// "PING', '+/// "PING', "steps/common/printable.hpp:8")

    def test_lines_that_are_not_consecutive(self):
        self.assert_finds(excerpts.check, "<!-- from steps/common/printable.hpp -->\n```cpp\n#pragma once\n#include <string>\n```\n",
                          3, "+#include <string>")

    def test_an_excerpt_may_lose_its_indentation(self):
        self.assert_sound(excerpts.check, "<!-- from steps/02-protocol/reply_writer.hpp -->\n```cpp\nvoid integer(std::int64_t number);\n```\n")


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
        self.assert_finds(names.check, "`take_line()`\n`take_sentence(input)`\n", 2, "`take_sentence`", "docs/names.txt")

    def test_a_member_that_is_gone(self):
        self.assert_finds(names.check, "`Session::run` `Client::push`\n\n`Session::fly`\n", 3, "`Session::fly`")

    def test_a_name_of_the_library_in_full(self):
        self.assert_finds(names.check, "`std::string` `asio::use_awaitable` `asio::string`\n", 1, "`asio::string`")

    def test_keywords_and_our_namespace(self):
        self.assert_sound(names.check, "`if (x)`, `co_await(x)`, `mini_redis::printable()`\n")


class Paths(Checks):
    def test_a_file_in_backticks(self):
        self.assert_finds(paths.check, "`steps/steps.txt`\n`steps/step.txt`\n", 2, "steps/step.txt")
        self.assert_finds(paths.check, "`session.cpp`, `common/log.hpp`, `NN-slug/README.md`, `*_given.cpp`\n`mission.cpp`\n", 2)

    def test_a_line_of_a_file(self):
        self.assert_finds(paths.check, "`session.cpp:2`\n`session.cpp:9999`\n", 2, "no line 9999")

    def test_a_file_in_a_command(self):
        self.assert_finds(paths.check, "```sh\ntests/bench/compare.py >mine.txt\n./tests/bench/repair.py\n```\n", 3, "repair.py")

    def test_a_program_that_nobody_builds(self):
        self.assert_finds(paths.check, "`build/default/mini-redis`\n`build/default/maxi-redis --port 1`\n", 2, "maxi-redis")
        self.assert_finds(paths.check, "`build/fast/mini-redis`\n", 1, "no preset fast")


class Commands(Checks):
    def test_a_word_of_the_driver(self):
        self.assert_finds(commands.check, "`./workshop test 03` `./workshop COMMAND`\n```sh\n./workshop fly\n```\n", 3, "fly")
        self.assert_finds(commands.check, "`./workshop test 99`\n", 1, "no 99 among the steps")

    def test_presets(self):
        for line in ("cmake --preset {}", "cmake --build --preset {}", "ctest --preset={}", "cmake --workflow --preset {}"):
            with self.subTest(line):
                self.assert_finds(commands.check, f"```sh\n{line.format('nothing')}\n```\n", 2, "no nothing among")
        self.assert_finds(commands.check, "`cmake --build --preset step01`\n`cmake --preset step01`\n", 2, "configure presets")
        self.assert_sound(commands.check, "`ctest --preset stepNN`, `ctest --preset step01`\n")

    def test_targets_labels_and_tests(self):
        self.assert_finds(commands.check, "`cmake --build build/kit --target step01_tests nothing`\n", 1, "no target nothing")
        self.assert_finds(commands.check, "`ctest --preset kit -L 'reference|step77'`\n", 1, "-L step77")
        self.assert_finds(commands.check, "`ctest --preset kit -R kit/nothing`\n", 1, "-R kit/nothing")


class Comparing(unittest.TestCase):
    def compared(self, expected, actual):
        moves = transcript.compare(expected.split("|"), actual.split("|"))
        return transcript.differs(moves), "|".join(transcript.diff(moves)), "|".join(transcript.accepted(moves))

    def test_wildcards(self):
        for expected, actual in (("a|...|d", "a|b|c|d"), ("a|...|b", "a|b"), ("took ... s", "took 0.3 s"), ("...", "x|y"),
                                 ("...|b|...|b", "a|b|c|b"), ("a...", "a"), ("a ", "a")):
            self.assertEqual(self.compared(expected, actual)[::2], (False, "|".join(expected.rstrip().split("|"))))

    def test_differences(self):
        self.assertEqual(self.compared("a|b|c", "a|B|c"), (True, "  a|- b|+ B|  c", "a|B|c"))
        self.assertEqual(self.compared("a|...|d", "a|b|e"), (True, "  a|  ...|- d|+ e", "a|...|e"))
        self.assertEqual(self.compared("took ... s|b", "took 0.3 s|c|b"), (True, "  took ... s|+ c|  b", "took ... s|c|b"))
        self.assertEqual(self.compared("a|b", "a"), (True, "  a|- b", "a"))
        self.assertTrue(self.compared("took ... s", "took 0.3 ms!")[0])
        self.assertTrue(self.compared("a.c", "abc")[0])


class Transcripts(Checks):
    @classmethod
    def setUpClass(cls):
        cls.copy = cls.enterClassContext(replay.CheckoutCopy())

    def check(self, found):
        return transcripts.check(found, self.copy)

    SOUND = """\
        ```console
        $ redis-cli -p 16379 set name Ada
        OK
        $ printf 'PING\\r\\nGET name\\r\\n' | nc -q1 127.0.0.1 16379 | cat -v
        +PONG^M
        $3^M
        ...
        $ redis-cli -p 16379
        127.0.0.1:16379> GET name
        "Ada"
        127.0.0.1:16379> INCR name
        (error) ERR ... integer or out of range
        127.0.0.1:16379> GET nothing
        (nil)
        $ echo one \\
            two; pwd; echo "$HOME"; cat nothing
        one two
        /home/you/mini-redis
        ...
        cat: nothing: No such file or directory
        ```
        """

    def test_a_sound_one(self):
        self.assert_sound(self.check, self.SOUND)

    def test_another_output(self):
        self.assert_finds(self.check, self.SOUND.replace("OK", "OKAY"), 2, "- OKAY", "+ OK", "MINI_REDIS_ACCEPT")
        self.assert_finds(self.check, self.SOUND.replace("^M\n        ...", "^M\n        Bob^M"), 4, "- Bob^M", "+ Ada^M")

    def test_another_answer_in_a_dialogue(self):
        self.assert_finds(self.check, self.SOUND.replace('"Ada"', '"Bob"'), 9, '- "Bob"', '+ "Ada"')

    def test_accepted_output_keeps_what_fits(self):
        wrong = document(self.SOUND.replace('"Ada"', '"Bob"').replace("        (nil)\n", "").replace("OK\n", "NO\n        NO\n"))
        self.assertEqual(transcripts.accept(wrong, self.copy), document(self.SOUND).text)

    def test_every_document_has_a_fresh_server(self):
        self.assert_sound(self.check, "```console\n$ redis-cli -p 16379 get name\n\n```\n")

    def test_servers_that_are_none_of_ours_are_not_asked(self):
        for command in ("redis-cli ping", "redis-cli -p 6379 ping", "redis-benchmark -q", "nc 127.0.0.1 6379"):
            self.assert_finds(self.check, f"```console\n$ {command}\n```\n", 2, "whatever")

    def test_a_block_without_a_command(self):
        self.assert_finds(self.check, "```console\nOK\n```\n", 2, "begins with a command")

    def test_the_checkout_itself_is_not_touched_and_nothing_stays(self):
        self.assert_sound(self.check, "```console\n$ rm README.md; ls README.md; sleep 1000 & echo left alone\nls: ...\nleft alone\n```\n")
        self.assertTrue((replay.CHECKOUT / "README.md").is_file())


if __name__ == "__main__":
    unittest.main()
