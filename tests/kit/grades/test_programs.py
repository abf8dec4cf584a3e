"""How programs are run that nobody trusts: with limits on their time and output, and so many at once."""

import shutil
import threading
import unittest

import hand_in  # noqa: F401  (finds workshop)
from workshop.grades import programs
from workshop.grades.slots import Slots, Stopped
from workshop.trouble import Trouble

LIMIT = 60


def shell(script, limit=LIMIT, **how):
    return programs.run(["/bin/sh", "-c", script], limit, **how)


class Programs(unittest.TestCase):
    def test_output_and_status(self):
        done = shell("echo one; echo two >&2; cat; exit 3", input=b"three")
        self.assertEqual((done.lines, done.status, done.is_late), (["one", "two", "three"], 3, False))

    def test_one_that_reads_nothing_of_what_it_is_given(self):
        self.assertEqual(shell("exit 0", input=b" " * 1_000_000).status, 0)

    def test_output_is_cut(self):
        done = shell("head -c 10000000 /dev/zero")
        self.assertEqual((len(done.output), done.status), (programs.MOST, 0))

    def test_time_is_cut(self):
        done = shell("echo begun; sleep 1000", limit=0.5)
        self.assertTrue(done.is_late)
        self.assertLess(done.status, 0)

    def test_time_is_cut_if_only_the_output_ends(self):
        self.assertTrue(shell("exec >&- 2>&-; sleep 1000", limit=0.5).is_late)

    def test_what_it_has_started_ends_with_it(self):
        shell("sleep 1000 & exit 0", limit=0.5)  # run.py looks for what is left behind

    def test_a_report_holds_nothing_that_a_terminal_obeys(self):
        line, = shell(r"printf 'a\033[2J\377\tb\n'").lines
        self.assertEqual(line, "a\ufffd[2J\ufffd\tb")

    def test_a_sandbox_that_cannot_be_made_is_nobodys_fault(self):
        commands = ["prlimit", "--as=much", "true"], ["bwrap", "--unknown", "true"], ["choom", "-n", "much", "true"]
        for command in filter(lambda words: shutil.which(words[0]), commands):
            with self.assertRaisesRegex(Trouble, f"could not be made: {command[0]}: "):
                programs.in_a_sandbox(programs.run(command, LIMIT))

    def test_one_that_is_not_there(self):
        with self.assertRaises(Trouble):
            programs.run(["/no/such/program"], LIMIT)


class SideBySide(unittest.TestCase):
    def test_so_many_at_once_and_no_more(self):
        slots, lock, running, most = Slots(2), threading.Lock(), [], []
        both = threading.Barrier(2)

        def work(item):
            with lock:
                running.append(item)
                most.append(len(running))
            both.wait(LIMIT)
            with lock:
                running.remove(item)
            return -item

        self.assertEqual(slots.each(work, range(6)), [0, -1, -2, -3, -4, -5])
        self.assertEqual(max(most), 2)

    def test_alone(self):
        slots, begun, seen = Slots(2), threading.Event(), []
        with slots.all():
            other = threading.Thread(target=lambda: (begun.set(), slots.each(seen.append, [1])))
            other.start()
            begun.wait(LIMIT)
            self.assertEqual(seen, [])
        other.join(LIMIT)
        self.assertEqual(seen, [1])

    def test_what_takes_long_lends_its_slot(self):
        slots, all_run = Slots(2), threading.Barrier(4)

        def wait(item):
            all_run.wait(LIMIT)
            return item

        self.assertEqual(slots.each_may_hang(wait, range(4)), [0, 1, 2, 3])

    def test_alone_waits_for_what_has_lent_its_slot(self):
        slots, seen, (begun, end) = Slots(1), [], (threading.Event(), threading.Event())

        def hang(_):
            begun.set()
            end.wait(LIMIT)
            seen.append("ended")

        def alone():
            with slots.all():
                seen.append("alone")

        hanging = threading.Thread(target=slots.each_may_hang, args=(hang, [1]))
        hanging.start()
        begun.wait(LIMIT)
        with slots.one():  # it is lent by now
            other = threading.Thread(target=alone)
            other.start()
        end.set()
        hanging.join(LIMIT)
        other.join(LIMIT)
        self.assertEqual(seen, ["ended", "alone"])

    def test_nothing_is_started_once_it_is_stopped(self):
        slots = Slots(2)
        with slots.one():
            slots.stop()
        with self.assertRaises(Stopped):
            slots.each(self.fail, [1])

    def test_those_that_wait_are_told(self):
        slots, told = Slots(1), []

        def wait():
            try:
                with slots.one():
                    told.append("began")
            except Stopped:
                told.append("stopped")

        with slots.one():
            other = threading.Thread(target=wait)
            other.start()
            slots.stop()
            other.join(LIMIT)
        self.assertEqual(told, ["stopped"])


if __name__ == "__main__":
    unittest.main()
