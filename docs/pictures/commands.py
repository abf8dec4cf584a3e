"""Pictures of lecture 03: the loop of a read, a SET's way, the table and a probe, and why a command is atomic."""
from drawing import Picture


def from_request_to_reply():
    p = Picture(
        "From a request to its reply",
        "RespHandler asks the parser again and again. Each complete request goes to the Dispatcher, which "
        "finds the command, checks the number of words and calls it. The reply is appended to the output. On "
        "need_more or error, the handler returns to the session.")
    p.box(14, 14, 372, 36, "Session (01): a read has brought bytes", "blue")
    p.way((130, 50), (130, 82))
    p.text(140, 72, "on_bytes(input, output)", "mono soft")
    p.box(14, 82, 232, 36, "RequestParser (02): parse", "green")
    p.way((130, 118), (130, 150))
    p.text(140, 140, "complete", "soft")
    p.box(14, 150, 232, 74, "Dispatcher\nfind the command\ncheck its arity", "gold", "strong")
    p.way((130, 224), (130, 256))
    p.text(140, 246, "call", "soft")
    p.box(14, 256, 232, 56, "the command\nDatabase: find() and set()", "brick", "strong")
    p.way((130, 312), (130, 344))
    p.box(14, 344, 232, 36, "one reply, appended", "green")
    p.way((246, 362), (282, 362), (282, 108), (246, 108))
    p.lines(290, 228, "as long as\nthere's a\nrequest", "soft")
    p.way((246, 92), (372, 92), (372, 50))
    p.lines(290, 112, "need_more,\nor error", "soft")
    return p


def table_and_probe():
    p = Picture(
        "A hash, a bucket and a probe",
        "The key name is hashed to d1b4e29f. Its first four bits, 13, choose bucket 13. The first place there"
        " holds city with another hash; the next place holds name with the same hash, and the key is equal.")
    p.box(14, 14, 78, 36, '"name"', "blue", "mono")
    p.way((92, 32), (136, 32))
    p.box(136, 14, 92, 36, "d1b4e29f", "gold", "mono")
    p.text(136, 70, "its hash", "soft")
    p.way((228, 32), (262, 32))
    p.text(268, 37, "d is 13", "strong")
    p.way((294, 44), (294, 90), (54, 90), (54, 192), (74, 192), dashed=True)
    for i, (bucket, keys) in enumerate(((12, ["lamp"]), (13, ["city", "name"]), (14, []))):
        y = 116 + i * 52 + (6 if i else 0) + (52 if i == 2 else 0)
        p.text(28, y + 23, str(bucket), "strong", "middle")
        keys = (keys + [""] * 5)[:5]
        p.cells(76, y, keys, 62, 36, ["plain" if not key else "green" if key == "name" else "grey" for key in keys],
                "mono")
    p.lines(107, 230, "another\nhash", "soft", "middle")
    p.lines(144, 230, "same hash, same key:\nfound", "ink-green")
    p.text(14, 346, "A free place would end the search: no such key.", "soft")
    return p


def set_copies():
    p = Picture(
        "What a SET copies",
        "The input buffer holds the request SET name Ada. The arguments are views into it. The dictionary "
        "copies the key into a new entry, and the value is copied into it too. Then the buffer may be used "
        "again.")
    p.text(14, 28, "input buffer", "strong")
    p.cells(14, 40, ["$", "4", "↵", *"name", "↵", "$", "3", "↵", *"Ada", "↵"], 24.8, 30,
            ["plain"] * 3 + ["blue"] * 4 + ["plain"] * 4 + ["green"] * 3 + ["plain"])
    p.bracket(88, 188, 74, "a view", "ink-blue")
    p.bracket(287, 361, 74, "a view", "ink-green")
    p.way((138, 104), (138, 150), colour="blue")
    p.text(130, 134, "copy", "soft", "end")
    p.way((324, 104), (324, 124), (240, 124), (240, 150), colour="green")
    p.text(332, 134, "copy", "soft")
    p.box(88, 150, 108, 36, "name", "blue", "mono", 2)
    p.box(204, 150, 80, 36, "Ada", "green", "mono", 2)
    p.bracket(88, 284, 190, "an entry: it stays")
    p.text(14, 246, "The next read writes over the buffer. The entry", "soft")
    p.text(14, 265, "doesn't notice, because it has its own bytes.", "soft")
    return p


def lost_update():
    p = Picture(
        "How an update gets lost",
        "Two clients both read 41 before one of them writes. Both write 42, so one visit is lost. When each "
        "command runs to its end, the counter becomes 43.")
    for x, title, colour, steps in (
            (14, "interleaved", "brick",
             (("A reads", "41"), ("B reads", "41"), ("A writes", "42"), ("B writes", "42"))),
            (210, "one after the other", "green",
             (("A reads", "41"), ("A writes", "42"), ("B reads", "42"), ("B writes", "43")))):
        p.text(x, 28, title, f"strong ink-{colour}")
        for i, (step, value) in enumerate(steps):
            y = 42 + i * 44
            p.box(x, y, 112, 34, step, "blue" if step[0] == "A" else "gold")
            p.box(x + 120, y, 54, 34, value, colour if i == 3 else "plain", "mono")
            if i:
                p.way((x + 56, y - 10), (x + 56, y))
    p.text(14, 238, "one visit is lost", "ink-brick")
    p.text(210, 238, "both are counted", "ink-green")
    return p


def one_block():
    p = Picture(
        "A key in one block of memory",
        "An entry is one block: eight bytes of value, eight bytes of expiry, two small numbers, and the bytes"
        " of the key. A text up to seven bytes is in the value; a longer one is in a block of its own, and "
        "the value holds its address.")
    for y, title, value, colour in ((14, "a text of up to seven bytes", "Paris", "green"),
                                    (140, "a longer text", "address", "gold")):
        p.text(14, y + 14, title, "strong")
        p.cells(14, y + 24, [value, "expires_at", "2 numbers", "city"], 93, 40, [colour, "plain", "plain", "blue"], "")
        for i, size in enumerate(("8 bytes", "8 bytes", "8 bytes", "4 bytes")):
            p.text(60 + 93 * i, y + 84, size, "soft", "middle")
    p.way((60, 232), (60, 258))
    p.box(14, 258, 372, 38, "Llanfairpwllgwyngyll", "green", "mono", 2)
    return p


def two_kinds_of_no():
    p = Picture(
        "Two kinds of errors",
        "Left, the command says no: the client gets an error reply, and the next request is answered as usual."
        " Right, the protocol is broken: the client gets an error reply, and the connection is closed.")
    for x, title, sent, reply, last, colour in ((14, "the command says no", "INCR city", "-ERR value is not",
                                                 "goes on: +PONG", "green"),
                                                (210, "the protocol is broken", "*x", "-ERR Protocol err", "closed",
                                                 "brick")):
        p.text(x, 28, title, f"strong ink-{colour}")
        p.box(x, 42, 176, 36, sent, "blue", "mono")
        p.way((x + 88, 78), (x + 88, 102))
        p.box(x, 102, 176, 36, reply + "…", "gold", "mono")
        p.way((x + 88, 138), (x + 88, 162), colour=colour)
        p.box(x, 162, 176, 36, last, colour, "mono" if colour == "green" else "strong")
    return p


def close_gap():
    p = Picture(
        "An erase closes its gap",
        "Buckets with two places each, and after each key the number of its own bucket. Before: bucket 13 has city 13 and "
        "name 13, bucket 14 has soap 14 and tea 13, bucket 15 is free. city is erased. After: name has moved to the place "
        "of city, tea has moved to the place of name, and soap is where it was.")
    for x, title, rows in (
            (14, "before", ((13, "city 13", "name 13"), (14, "soap 14", "tea 13"), (15, "", ""))),
            (218, "after", ((13, "name 13", "tea 13"), (14, "soap 14", ""), (15, "", "")))):
        p.text(x, 28, title, "strong")
        for row, (bucket, *places) in enumerate(rows):
            y = 62 + row * 58
            p.text(x + 8, y + 25, str(bucket), "strong", "middle")
            for i, place in enumerate(places):
                colour = {"city": "brick", "name": "green", "tea": "green", "soap": "grey"}.get(place[:-3], "plain")
                p.box(x + 24 + i * 72, y, 72, 40, place, colour, "mono", 2, dashed=place == "city 13")
    p.cross(101, 69, size=4)
    p.way((146, 62), (146, 46), (74, 46), (74, 62), colour="green")
    p.way((146, 120), (146, 102), colour="green")
    p.text(14, 250, "name and tea move: their lookups begin at 13.", "soft")
    p.text(14, 269, "soap stays: its lookup begins at 14.", "soft")
    return p
