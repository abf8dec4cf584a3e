"""Pictures of lecture 11: the parts of a request, one write, probes, growing bit by bit, lines of the cache, a pause."""
from drawing import Picture


def parts_of_a_request():
    p = Picture(
        "Where the time of a request goes",
        "A circle of four parts: serve reads bytes from the socket, next_request makes words of them, execute"
        " runs the command and asks the ItemTable for the key; the reply goes back through serve to the "
        "socket.")
    p.box(130, 14, 140, 34, "socket", "grey", "strong", 17)
    for y, name, file, colour in ((86, "serve()", "pipeline.cpp", "blue"),
                                  (182, "next_request()", "requests.cpp", "green"),
                                  (278, "execute()", "commands.cpp", "gold"),
                                  (374, "ItemTable", "item_table.cpp", "brick")):
        p.box(100, y, 200, 56, f"{name}\n{file}", colour, "strong")
    for y, label in ((48, "bytes"), (142, "bytes"), (238, "words"), (334, "key")):
        p.way((180, y), (180, y + (38 if y == 48 else 40)))
        p.text(170, y + 25, label, "soft", "end")
    p.way((220, 86), (220, 48))
    p.text(230, 73, "replies", "soft")
    p.way((220, 374), (220, 334))
    p.text(230, 359, "item", "soft")
    p.way((300, 306), (350, 306), (350, 114), (300, 114))
    p.text(342, 214, "reply", "soft", "end")
    return p


def write_once():
    p = Picture(
        "A write for each reply, or one for all",
        "Left, each of four replies goes into the kernel separately: four system calls. Right, the four "
        "replies are collected, and one system call sends them all.")
    for x, title, calls in ((14, "a send() for each", 4), (218, "one send() for all", 1)):
        p.text(x, 28, title, "strong")
        p.cells(x, 44, ["+OK"] * 4, 42, 32, "green")
        for i in range(calls):
            middle = x + 21 + i * 42 if calls == 4 else x + 84
            p.way((middle, 76), (middle, 130), colour="brick" if calls == 4 else "green", thick=True)
        p.box(x, 130, 168, 36, "the kernel", "grey")
    p.text(98, 190, "4 system calls", "ink-brick", "middle")
    p.text(302, 190, "1 system call", "ink-green", "middle")
    return p


def chains_or_slots():
    p = Picture(
        "Chains, or the next slot",
        "Above, a table whose slots point to chains of nodes: slot 2 has A and C. Below, the keys are in the "
        "array itself: C wanted slot 2, which A has, and took slot 3; D wanted 3 and took 4.")
    p.text(14, 28, "chaining: follow the pointers", "strong")
    for i in range(4):
        p.box(14, 42 + i * 34, 52, 34, str(i + 2), "grey", "mono", 2)
    for row, nodes in ((0, "AC"), (1, "D"), (3, "B")):
        for j, node in enumerate(nodes):
            x, y = 100 + j * 90, 46 + row * 34
            p.way((66 if j == 0 else x - 34, y + 13), (x, y + 13))
            p.box(x, y, 56, 26, node, "green" if node in "AB" else "gold", "mono", 3)
    p.text(14, 220, "open addressing: try the next slot", "strong")
    for i, key in enumerate(["", "", "A", "C", "D", "B", "", ""]):
        x = 14 + i * 46
        p.text(x + 23, 250, str(i), "mono soft", "middle")
        p.box(x, 260, 46, 36, key, {"A": "green", "B": "green"}.get(key, "gold" if key else "plain"), "mono", 2)
    for x, text in ((106, "C"), (152, "D")):
        p.way((x + 23, 300), (x + 23, 316 + (x - 106) / 3), (x + 69, 316 + (x - 106) / 3), (x + 69, 300),
              colour="brick")
    p.text(14, 358, "C wanted 2 and got 3, D wanted 3 and got 4.", "soft")
    return p


def grow_bit_by_bit():
    p = Picture(
        "Growing bit by bit",
        "An old table of 16384 slots and a new one of 32768. Each set moves the next 16 old slots. A get asks"
        " the new table first, and the old one if the key isn't there.")
    p.box(14, 14, 120, 38, "set()", "gold", "mono")
    p.box(266, 14, 120, 38, "get()", "blue", "mono")
    p.text(104, 98, "old_: 16384", "strong")
    p.cells(14, 106, [""] * 8, 23, 34, ["grey"] * 3 + ["gold"] + ["green"] * 4)
    p.bracket(14, 83, 144, "moved")
    p.text(162, 226, "slots_: 32768", "strong")
    p.cells(14, 234, [""] * 16, 23, 34, [("green" if i in (1, 4, 6, 9, 12) else "plain") for i in range(16)])
    p.way((94, 52), (94, 106), colour="gold")
    p.text(104, 72, "16 slots each time", "soft")
    p.way((94, 140), (94, 190), (152, 190), (152, 234), colour="gold")
    p.way((360, 52), (360, 234), colour="blue")
    p.text(352, 180, "first", "ink-blue", "end")
    p.way((300, 52), (300, 123), (200, 123), colour="blue", dashed=True)
    p.lines(292, 142, "if it isn't\nthere", "ink-blue", "end")
    return p


def cache_lines():
    p = Picture(
        "How far away a byte is",
        "Bars on a growing scale: the first cache 1 nanosecond, the second 4, the third 15, memory 80. In "
        "that time a processor does 4, 20, 70 or 400 instructions.")
    p.text(14, 28, "a line of 64 bytes comes from", "strong")
    for i, (name, ns, colour) in enumerate((("first cache", 1, "green"), ("second cache", 4, "green"),
                                            ("third cache", 15, "gold"),
                                            ("memory", 80, "brick"))):
        y = 44 + i * 42
        p.text(14, y + 20, name)
        p.box(124, y, max(200 * ns / 80, 3), 30, "", colour, radius=2)
        p.text(124 + max(200 * ns / 80, 3) + 8, y + 20, f"{ns} ns", "mono soft")
    p.text(14, 236, "Two lines from memory: 800 instructions.", "soft")
    return p


def read_ahead():
    p = Picture(
        "Waiting once for many lines",
        "Above, three requests one after the other: each waits for memory, then runs. Below, all three ask "
        "memory first, so that their waits overlap; then all three run. That ends much earlier.")
    p.text(14, 28, "one after the other", "strong")
    for i in range(3):
        x = 14 + i * 124
        p.box(x, 42, 92, 34, "wait", "brick", radius=2)
        p.box(x + 92, 42, 32, 34, "run", "green", radius=2)
    p.text(14, 118, "read ahead", "strong")
    for i in range(3):
        p.box(14 + i * 16, 132 + i * 38, 92, 34, "wait", "brick", radius=2)
        p.box(138 + i * 32, 132 + i * 38, 32, 34, "run", "green", radius=2)
    p.way((14, 258), (386, 258))
    p.text(386, 278, "time", "soft", "end")
    p.way((234, 240), (234, 258), colour="green", head=False)
    p.text(234, 278, "done", "ink-green", "middle")
    return p


def coordinated_omission():
    p = Picture(
        "The requests that were not sent",
        "Two rows of requests in time, and a pause of the server in the middle. A client that waits for each reply has one "
        "request in the pause. Users that come one after the other have six, and each of them waits until the end of it.")
    start, end = 150, 290
    p.text((start + end) / 2, 28, "the server pauses", "soft", "middle")
    p.box(start, 38, end - start, 194, "", "grey", dashed=True)
    p.text(14, 60, "client waits", "strong")
    p.text(386, 60, "1 is slow", "ink-brick", "end")
    p.text(14, 124, "users don't", "strong")
    p.text(386, 124, "6 are slow", "ink-brick", "end")
    for y, times in ((74, (20, 52, 84, 116, 148, 308, 340, 372)), (138, range(20, 381, 24))):
        slow = 0
        for x in times:
            waits = start - 8 < x < end
            p.box(x, y + 15 * slow, end + 6 - x if waits else 8, 9, "", "brick" if waits else "green", radius=2)
            slow += waits
    p.way((14, 250), (386, 250))
    p.text(386, 268, "time", "soft", "end")
    return p
