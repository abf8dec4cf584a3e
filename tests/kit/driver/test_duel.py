"""./workshop duel finds, shrinks and tells planted differences: mistakes of the bank, in a server."""

import re
import signal
import unittest

from support import graded_tests, learners_checkout, limits, processes
from support.learners_checkout import workshop
from support.places import BUILD
from support.real_redis import redis_version
from support.server_process import Process

SEED = "1"  # of the conversations: others find the same in other words
LONG = "120"  # seconds: on a busy machine it takes longer than ten
REDIS = "redis" if redis_version() == 7 else "reference"
# (step, mistake, how many requests may be left, what the report says)
PLANTED = [
    ("02", "null_is_empty_string", 2, ["WRONG", "{judge}", r'"$-1\r\n"', r'"$0\r\n\r\n"', "the first difference",
                                       "reply_writer.cpp:28, ReplyWriter::null_bulk_string()"]),
    ("02", "waits_in_a_loop", 1, ["TIMEOUT", "packets:", "nothing; the connection is open", "doesn't answer any client any more",
                                  "edit    steps/02-protocol/request_parser.cpp:5, RequestParser::parse()"]),
    ("03", "incr_overflow_wraps", 3, ["WRONG", "INCR", r'"-ERR increment or decrement would overflow\r\n"',
                                      r'":-9223372036854775808\r\n"', "edit    steps/03-commands/string_commands.cpp",
                                      "incr_command()"]),
    ("03", "missing_key_not_checked", 1, ["CRASH", "GET", "nothing; the server has ended", "SIGSEGV", "get_command()"]),
    ("03", "one_request_per_read", 2, ["TIMEOUT", "in the same packet: ", "answers other clients",
                                       "edit    steps/03-commands/resp_handler.cpp:5, RespHandler::on_bytes()"]),
    ("03", "protocol_error_keeps_open", 1, ["WRONG", 'the bytes "', "-ERR Protocol error", "the connection is closed",
                                            "the connection stays open", "RespHandler::on_bytes()"]),
    ("04", "ttl_rounds_up", 3, ["WRONG", "PEXPIRE", "TTL", "edit    steps/04-expiry/expiry_commands.cpp", "ttl_command()"]),
    ("05", "del_empties_the_value", 3, ["WRONG", "DEL", "del_command()"]),
    ("06", "minus_1_is_the_last_but_one", 2, ["WRONG", "LRANGE", "slice()"]),
    ("08", "told_to_everybody", 2, ["WRONG", "client 1: SUBSCRIBE", "client 2: PUBLISH", r'":0\r\n"', r'":1\r\n"',
                                    "edit    steps/08-pubsub/pubsub.cpp", "PubSub::publish()"]),
    ("09", "watch_replaces", 6, ["WRONG", "WATCH", "MULTI", "EXEC", r'"*-1\r\n"', "Transactions::watch()"]),
]


def program(step):
    return BUILD / f"mini-redis-mistakes_{step}"


class Duel(unittest.TestCase):
    def setUp(self):
        learners_checkout.fresh()

    def assert_says(self, told, status, *words):
        text, exit_status = told
        for word in words:
            self.assertIn(word, text)
        self.assertEqual(exit_status, status, text)


class Planted(Duel):
    @classmethod
    def setUpClass(cls):
        targets = sorted({program(step).name for step, *_ in PLANTED})
        processes.run(["cmake", "--build", BUILD, "--target", "mini-redis-reference", *targets], check=True, limit=900)

    def setUp(self):
        super().setUp()
        for step in graded_tests.steps():
            learners_checkout.write(step)

    def test_each_is_found_and_told_with_few_requests(self):
        for step, mistake, most, words in PLANTED:
            with self.subTest(step=step, mistake=mistake):
                told = workshop("duel", step, "--seconds", LONG, "--seed", SEED, "--program", program(step),
                                environment={"MINI_REDIS_MISTAKE": mistake})
                self.assert_says(told, 1, *(word.format(judge=REDIS) if "{" in word else word for word in words))
                self.assertLessEqual(len(re.findall(r"^ +\d+\. ", told[0], re.MULTILINE)), most, told[0])
                self.assertNotIn("requests before", told[0])

    def test_a_seed_brings_it_back_at_once(self):
        how = {"environment": {"MINI_REDIS_MISTAKE": "missing_key_is_error"}}
        told, _ = workshop("duel", "03", "--program", program("03"), "--seconds", LONG, **how)
        again = re.search(r"again +\./workshop (duel .*)", told)[1].split(" ", 4)
        self.assertEqual(again[:3], ["duel", "03", "--seed"])
        self.assert_says(workshop(*again[:4], "--program", program("03"), "--rounds", "1", **how), 1, "GET", "ERR no such key")

    def test_of_the_reference_nothing_is_told(self):
        told = workshop("duel", "--program", BUILD / "mini-redis-reference", "--rounds", "500")
        self.assert_says(told, 0, "500 conversations", "both gave the same answers")


class Yours(Duel):
    def test_is_compared_function_by_function(self):
        learners_checkout.write("03-commands")
        learners_checkout.edit("steps/03-commands/string_commands.cpp", 'simple_string("PONG")', 'simple_string("PANG")')
        told = workshop("duel", "03", "--seconds", LONG)
        self.assert_says(told, 1, "   1. PING\n", r'"+PONG\r\n"', r'"+PANG\r\n"', "         ^ the first difference",
                         "edit    steps/03-commands/string_commands.cpp:13, ping_command()")
        learners_checkout.write("03-commands")
        self.assert_says(workshop("duel", "--rounds", "50"), 0, "50 conversations")

    def test_says_what_it_cannot_do(self):
        self.assert_says(workshop("duel"), 2, "You haven't written anything to compare yet", "./workshop tells you where to begin")
        self.assert_says(workshop("duel", "07"), 2, "no commands of step 07", "./workshop test 07")
        self.assert_says(workshop("duel", "--seconds", "ten"), 2, "--seconds needs a number, got 'ten'")


class OtherProgram(Duel):
    folder = learners_checkout.FOLDER / "steps"

    def duel(self, program):
        return learners_checkout.run("../workshop", "duel", "--program", program, folder=self.folder)

    def test_that_is_none_is_refused_and_counts_from_the_folder_of_the_caller(self):
        self.assert_says(self.duel("gone"), 2, f"--program gone: {self.folder}/gone isn't there", "the folder you are in")
        for name in ("steps.txt", "01-tcp-server"):
            self.assert_says(self.duel(name), 2, f"{self.folder}/{name} isn't a program")

    def test_that_the_system_cannot_run_is_no_mistake_of_the_driver(self):
        (self.folder / "broken").write_text("#!/no/such/interpreter\n")
        (self.folder / "broken").chmod(0o755)
        told = learners_checkout.python(f"""
            import sys
            from workshop import cli
            from workshop.commands import duel
            def start(_):
                with duel.MiniRedis("your server", duel.other_program("{self.folder}/broken")):
                    pass
            cli.dispatch = start
            sys.exit(cli.main([]))
            """)
        self.assert_says(told, 2, f"your server cannot be started: {self.folder}/broken: No such file or directory")


class Ends(Duel):
    """run.py finds what is left behind."""

    def endless(self):
        return Process(["./workshop", "duel", "--seconds", "0", "--program", BUILD / "mini-redis-reference"], rb"Duel \.\.\.",
                       cwd=learners_checkout.FOLDER)

    def test_ctrl_c_is_an_ordinary_end(self):
        with self.endless() as duel:
            duel.signal(signal.SIGINT)
            self.assertEqual(duel.wait(limits.PATIENCE), 0)

    def test_a_signal_ends_the_servers_too(self):
        with self.endless() as duel:
            duel.signal(signal.SIGTERM)
            self.assertEqual(duel.wait(limits.PATIENCE), 128 + signal.SIGTERM)


if __name__ == "__main__":
    unittest.main()
