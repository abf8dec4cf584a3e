"""Pictures of lectures 05: the life of a key, round trips, cursors, and the four layers."""
from drawing import Lanes, Picture


def life_of_a_key():
    p = Picture(
        "The life of a key",
        "Three states: missing, forever, until a time. SET makes a missing key live forever, SET with EX "
        "until a time. EXPIRE and PERSIST go between these two. DEL, FLUSHDB and time make it missing "
        "again.")
    p.box(120, 14, 160, 40, "missing", "grey", "strong", 20)
    p.box(14, 190, 150, 40, "lives forever", "green", "strong", 20)
    p.box(226, 190, 146, 40, "until a time", "gold", "strong", 20)
    p.way((136, 54), (60, 190))
    p.lines(14, 96, "SET, MSET,\nINCR", "soft")
    p.way((100, 190), (166, 54), dashed=True)
    p.way((264, 54), (334, 190))
    p.text(308, 118, "SET EX", "soft")
    p.way((300, 190), (234, 54), dashed=True)
    p.lines(200, 128, "DEL,\nFLUSHDB", "soft", "middle")
    p.way((164, 202), (226, 202))
    p.text(195, 192, "EXPIRE", "soft", "middle")
    p.way((226, 218), (164, 218))
    p.lines(195, 246, "PERSIST,\nSET, MSET", "soft", "middle")
    p.way((372, 210), (386, 210), (386, 34), (280, 34), colour="brick", dashed=True)
    p.lines(378, 66, "its time\nhas come", "ink-brick", "end")
    return p


def round_trips():
    p = Picture(
        "Three round trips, or one",
        "Left, three GETs each cross to the server and back before the next is sent. Right, one MGET crosses "
        "once, and brings all three values back.")
    for left, title, pairs in ((14, "GET a, GET b, GET c", 3), (220, "MGET a b c", 1)):
        p.text(left, 28, title, "strong")
        p.text(left, 52, "client", "soft")
        p.text(left + 160, 52, "server", "soft", "end")
        bottom = 60 + 180
        for x in (left + 10, left + 150):
            p.way((x, 60), (x, bottom), head=False)
        for i in range(pairs):
            y = 66 + i * 58
            p.way((left + 10, y), (left + 150, y + 24), colour="blue")
            p.way((left + 150, y + 28), (left + 10, y + 52), colour="green")
    p.text(303, 150, "done", "ink-green", "middle")
    return p


def scan_cursor():
    p = Picture(
        "A cursor is a place, not a count",
        "Six keys are on a line in the order of their hashes. The first call returns three and the cursor "
        "4. Then key 2 is removed and key 6 is added. The next call goes on at 4, and misses none.")
    keys = (1, 2, 3, 5, 8, 13)
    for y, title, gone, new, start, end in ((14, "SCAN 0 returns three keys, and 4", (), (), 1, 3),
                                            (124, "key 2 goes, key 6 comes", (2,), (6,), 4, 0),
                                            (234, "SCAN 4 goes on there", (2,), (6,), 4, 13)):
        p.text(14, y + 14, title, "strong")
        p.way((14, y + 52), (386, y + 52), head=False)
        for key in sorted({*keys, *new}):
            x = 14 + (key - 0.5) * 26
            colour = "grey" if key in gone else "green" if start <= key <= end else "gold" if key in new else "blue"
            p.box(x, y + 38, 26, 28, str(key), colour, "mono", 3, dashed=key in gone)
            if key in gone:
                p.cross(x + 13, y + 52, size=9)
        x = 14 + 3.5 * 26
        p.way((x, y + 90), (x, y + 70), colour="brick")
        p.text(x + 8, y + 88, "cursor 4", "ink-brick")
    return p


def reversed_bits():
    p = Picture(
        "Counting with the bits reversed",
        "Two rows. Above, a table of 4 buckets in the order 0, 2, 1, 3. Below, a table of 8 buckets in the order 0, 4, 2, 6, 1, "
        "5, 3, 7. Each bucket of the first row is split into the two below it. The cursor is in the middle of both rows.")
    p.text(20, 28, "4 buckets", "strong")
    p.text(190, 28, "passed", "ink-green", "end")
    p.text(380, 28, "still to come", "ink-blue", "end")
    for x in range(20, 381, 90):
        p.way((x, 88), (x, 112), head=False, dashed=True)
    for y, bits, width in ((40, 2, 90), (112, 3, 45)):
        for place in range(2 ** bits):
            bucket = int(f"{place:0{bits}b}"[::-1], 2)
            colour = "green" if place < 2 ** bits / 2 else "blue"
            p.box(20 + place * width, y, width, 48, f"{bucket}\n{bucket:0{bits}b}", colour, "mono", 3)
    p.way((200, 34), (200, 168), colour="brick", head=False, thick=True)
    p.text(20, 184, "8 buckets", "strong")
    p.text(200, 184, "cursor", "ink-brick", "middle")
    return p


def four_layers():
    p = Picture(
        "Your four layers",
        "Bytes come in at the top left: 01 asks who is there, 02 what was asked, 03 what to do. The "
        "answer goes back up: 02 writes what is answered, 01 sends it. 04 removes what has to go.")
    rows = (("01 network", "who is there, what has come", "blue"),
            ("02 protocol", "what was asked, what is answered", "green"),
            ("03 commands", "what to do", "gold"), ("04 expiry", "what has to go", "brick"))
    p.text(60, 28, "bytes in", "soft", "middle")
    p.text(340, 28, "bytes out", "soft", "middle")
    p.way((60, 34), (60, 58))
    p.way((340, 58), (340, 34))
    for i, (name, what, colour) in enumerate(rows):
        y = 58 + i * 86
        p.box(14, y, 372, 58, f"{name}\n{what}", colour, "strong")
        if i < 2:
            p.way((60, y + 58), (60, y + 86))
            p.way((340, y + 86), (340, y + 58))
    p.way((200, 316), (200, 288))
    return p
