"""Pictures of lecture 04: a lookup that expires, the curve of dead keys, a sample of twenty, and the background task."""
import random
from math import comb

from drawing import Picture
from plot import Plot

LIFE, NEW, SAMPLE = 60, 1000, 20  # seconds, keys a second, keys in a sample


def passive_expiry():
    p = Picture(
        "A lookup that expires the key",
        "get_command asks Database::find for session. The entry is in the table, so find asks "
        "expire_if_needed, which compares its moment, 12:00:00, with the clock, 12:00:01. The entry is "
        "erased, and the reply is null, as for a missing key.")
    p.box(14, 14, 240, 36, 'get_command: find("session")', "gold")
    p.way((134, 50), (134, 76))
    p.box(14, 76, 240, 56, "Database::find\nin the table, with an expiry", "brick", "strong")
    p.way((134, 132), (134, 158))
    p.box(14, 158, 240, 76, "expire_if_needed\nit expires at 12:00:00\nso its time is over", "brick", "strong")
    p.box(294, 178, 76, 56, "Clock\n12:00:01", "blue", "strong")
    p.way((294, 206), (254, 206))
    p.text(274, 198, "now", "soft", "middle")
    p.way((134, 234), (134, 260))
    p.box(14, 260, 240, 36, "erase the entry", "grey")
    p.way((254, 278), (384, 278), (384, 32), (254, 32))
    p.text(310, 56, "nullptr", "mono soft", "middle")
    p.text(14, 324, "The reply is null, as for any missing key.", "soft")
    return p


def _dead_keys(turns, repeats):
    """[(second, dead keys)] of ten minutes with that many turns of active expiry a second."""
    chance, dead = random.Random(4), 0
    for second in range(601):
        dead += NEW if second >= LIFE else 0
        for _ in range(turns):
            dead -= _turn(chance, dead, repeats)
        if second % 10 == 0:
            yield second, dead


def _turn(chance, dead, repeats):
    removed = 0
    while True:
        share = (dead - removed) / (dead - removed + LIFE * NEW)
        found = sum(chance.random() < share for _ in range(SAMPLE))
        removed += found
        if not repeats or found <= SAMPLE // 4:
            return removed


def dead_keys():
    p = Picture(
        "How many dead keys each way leaves",
        "Curves of dead keys over ten minutes, with 60,000 live ones. Looking at none, or at one sample a "
        "second, lets them grow to more than 500,000. Sampling and repeating keeps them at about 60,000, and "
        "ten times a second at about 45,000.")
    p.text(14, 28, "dead keys, next to 60,000 live ones", "soft")
    plot = Plot(p, 58, 44, 328, 230, 600, 560_000)
    plot.marks({0: "0", 300: "5 min", 555: "10 min"}, {0: "0", 200_000: "200k", 400_000: "400k"})
    plot.curve([(0, 0), (60, 0), (600, 540_000)], "brick")
    plot.curve(list(_dead_keys(1, False)), "gold")
    plot.curve(list(_dead_keys(1, True)), "blue")
    plot.curve(list(_dead_keys(10, True)), "green")
    plot.text(290, 420_000, "look at none,", "ink-brick", "end")
    plot.text(290, 375_000, "or one sample", "ink-gold", "end")
    plot.text(590, 150_000, "sample, and repeat", "ink-blue", "end")
    plot.text(590, 96_000, "ten times a second", "ink-green", "end")
    return p


def poll_of_twenty():
    p = Picture(
        "How often a sample of twenty asks for another",
        "A curve of the chance that more than five of twenty are dead, against the share of dead keys: nearly"
        " 0 at 10 percent, 38 percent at 25, 98 percent at 50.")
    p.text(14, 28, "chance that the sample says: look again", "soft")
    plot = Plot(p, 58, 48, 328, 200, 100, 1)
    plot.marks({0: "0", 25: "25 %", 50: "50 %", 96: "100 %"}, {0: "0", 0.5: "50 %", 1: "100 %"})
    plot.curve([(share, _more_than_five(share / 100)) for share in range(101)], "blue")
    for share in (25, 50):
        plot.picture.dot(*plot.at(share, _more_than_five(share / 100)), "brick", 5)
    plot.text(29, 0.34, "38 %", "ink-brick")
    plot.text(53, 0.86, "98 %", "ink-brick")
    p.text(222, 288, "share of keys that are dead", "soft", "middle")
    return p


def _more_than_five(share):
    return 1 - sum(comb(SAMPLE, k) * share**k * (1 - share)**(SAMPLE - k) for k in range(SAMPLE // 4 + 1))


def background_task():
    p = Picture(
        "A task in the background",
        "The task waits for its period, then runs one cycle with a sample of twenty. If more than a quarter "
        "had expired, it lets others run and does another cycle; otherwise it waits again. stop() ends it from "
        "either wait.")
    p.box(14, 14, 216, 38, "wait for the period", "blue")
    p.way((136, 52), (136, 92))
    p.box(14, 92, 216, 38, "one cycle: a sample of 20", "green")
    p.way((136, 130), (136, 176))
    p.text(144, 150, "more than a quarter", "soft")
    p.text(144, 167, "had to go", "soft")
    p.box(14, 176, 216, 38, "let others run", "gold")
    p.way((230, 201), (300, 201), (300, 119), (230, 119))
    p.text(308, 164, "again", "soft")
    p.way((230, 103), (300, 103), (300, 41), (230, 41))
    p.text(308, 77, "otherwise", "soft")
    p.box(74, 250, 124, 34, "the end", "grey", radius=17)
    p.way((136, 214), (136, 250), dashed=True)
    p.text(144, 238, "stop()", "mono soft")
    p.way((230, 25), (388, 25), (388, 267), (198, 267), dashed=True)
    p.text(318, 258, "stop()", "mono soft")
    return p


def moment():
    p = Picture(
        "A moment, not a countdown",
        "A time line. EXPIRE at 12:00:00 stores the moment 12:01:40. TTL at 12:00:30 subtracts the clock from"
        " it, 70 seconds. Nothing has to be counted down.")
    p.way((20, 70), (386, 70))
    for x, label, colour in ((50, "12:00:00", "blue"), (146, "12:00:30", "green"), (346, "12:01:40", "brick")):
        p.dot(x, 70, colour, 6)
        p.text(x, 98, label, "mono soft", "middle")
    p.text(14, 42, "EXPIRE k 100", "mono ink-blue")
    p.text(146, 42, "TTL k", "mono ink-green")
    p.text(386, 42, "expires_at", "mono ink-brick", "end")
    p.way((146, 124), (346, 124))
    p.text(246, 144, "70 seconds are left", "soft", "middle")
    p.way((50, 166), (346, 166))
    p.text(193, 186, "EXPIRE adds 100 seconds, once", "soft", "middle")
    return p
