"""Pictures of lecture 02: frames, a request's bytes, the parser's states, offsets, and a pipeline."""
from drawing import Lanes, Picture


def frames():
    p = Picture(
        "A delimiter, or a length",
        "With a delimiter the reader looks at every byte until it finds the mark, so the text cannot contain "
        "it. With a length in front it takes that many bytes without looking.")
    p.text(14, 28, "A delimiter after the message", "strong")
    p.cells(14, 56, [*"buy milk", "\\n"], 30, 30, ["green"] * 8 + ["brick"])
    for i in range(9):
        p.way((29 + i * 30, 40), (29 + i * 30, 54))
    p.text(14, 108, "look at each byte: is it the mark?", "soft")
    p.text(14, 160, "A length before the message", "strong")
    p.cells(14, 188, ["8", *"buy milk"], 30, 30, ["gold"] + ["green"] * 8)
    p.way((29, 172), (29, 186))
    p.bracket(44, 284, 222, "take 8 bytes, and look at none")
    return p


def request_bytes():
    p = Picture(
        "The bytes of SET name Ada",
        "Four rows: the header *3 says three elements; then come the lengths 3, 4 and 3, each with exactly "
        "that many bytes and a CRLF.")
    p.cells(14, 14, ["*", "3", "\\r", "\\n"], colours=["brick", "gold", "grey", "grey"])
    p.text(132, 33, "three elements follow", "soft")
    p.way((27, 42), (27, 188), head=False)
    for i, word in enumerate(("SET", "name", "Ada")):
        y = 62 + i * 56
        p.way((27, y + 14), (48, y + 14))
        p.cells(48, y, ["$", str(len(word)), "\\r", "\\n", *word, "\\r", "\\n"],
                colours=["brick", "gold", "grey", "grey", *["green"] * len(word), "grey", "grey"])
    p.text(48, 226, "32 bytes. The parser looks at none", "soft")
    p.text(48, 245, "of the green ones.", "soft")
    return p


def parser_states():
    p = Picture(
        "The states of the parser",
        "Three states from top to bottom: header of the array, header of an argument, its bytes and their "
        "CRLF. From the last one it goes back to the header while arguments are missing, and otherwise to "
        "complete.")
    p.box(74, 14, 200, 38, "header of the array", "blue", "strong")
    p.way((174, 52), (174, 104))
    p.text(182, 83, "count is 1 or more", "soft")
    p.box(74, 104, 200, 38, "header of an argument", "blue", "strong")
    p.way((174, 142), (174, 194))
    p.text(182, 173, "length", "soft")
    p.box(74, 194, 200, 38, "its bytes, and CRLF", "blue", "strong")
    p.way((174, 232), (174, 284))
    p.text(182, 263, "that was the last one", "soft")
    p.box(104, 284, 140, 38, "complete", "green", "strong", 19)
    p.way((274, 213), (316, 213), (316, 123), (274, 123))
    p.lines(324, 158, "more to\ncome", "soft")
    p.way((74, 33), (36, 33), (36, 303), (104, 303), dashed=True)
    p.text(14, 346, "dashed: count is 0 or less, no command", "soft")
    return p


def offsets_and_views():
    p = Picture(
        "An offset stays true, a view doesn't",
        "Before: a view and an offset both find the word milk. Then the rest of the buffer moves to its "
        "front. The view still points to the old place, where other bytes are now; the offset, counted from "
        "the start of the message, still finds milk.")
    for y, title, cells, start in ((14, "before", "1:a,4:milk,3:", 4),
                                   (164, "after the rest has moved to the front", "4:milk,3:tea,", 0)):
        p.text(14, y + 14, title, "strong")
        word = start + 2
        colours = ["green" if word <= i < word + 4 else "plain" for i in range(13)]
        p.cells(14, y + 62, list(cells), 28, 30, colours)
        p.way((14 + 28 * start, y + 104), (14 + 28 * word, y + 104), colour="green")
        p.text(14 + 28 * word + 8, y + 109, "offset 2, from its message", "ink-green")
        p.bracket(14 + 28 * 6, 14 + 28 * 10, y + 58, "view" if start else "view: other bytes now",
                  "ink-blue" if start else "ink-brick", up=True)
    return p


def pipeline():
    p = Picture(
        "Many requests, one write",
        "A client sends three requests in one packet. The server takes them one after the other, and collects"
        " the replies. One write sends all three.")
    lanes = Lanes(p, (("client", 60, 92), ("server", 270, 92)))
    lanes.message("client", "server", "INCR a  INCR a  GET a", gap=40)
    lanes.note("server", "parse, execute, append :1", "gold", 216, gap=14)
    lanes.note("server", "parse, execute, append :2", "gold", 216, gap=6)
    lanes.note("server", 'parse, execute, append "2"', "gold", 216, gap=6)
    lanes.note("server", "need_more: that was all", "grey", 216, gap=6)
    lanes.message("server", "client", ":1  :2  \"2\"", colour="green", gap=42)
    p.text(200, lanes.y + 22, "one write", "ink-green", "middle")
    lanes.y += 12
    lanes.close()
    return p


def bytes_not_characters():
    p = Picture(
        "Bytes are not characters",
        "The word grüße has five characters. In UTF-8 two of them take two bytes each, so it has seven bytes,"
        " and its header says 7.")
    p.text(14, 28, "5 characters", "strong")
    x = 14
    for char in "gr\u00fc\u00dfe":
        codes = char.encode()
        colour = "gold" if len(codes) > 1 else "plain"
        p.box(x, 42, 50 * len(codes), 36, char, colour, "mono", 2)
        for j, code in enumerate(codes):
            p.box(x + 50 * j, 116, 50, 36, f"{code:02x}", colour, "mono", 2)
        p.way((x + 25 * len(codes), 82), (x + 25 * len(codes), 112), colour=colour if colour == "gold" else "")
        x += 50 * len(codes)
    p.text(14, 180, "7 bytes, and that's what the header says:", "strong")
    p.cells(14, 194, ["$", "7", "\\r", "\\n"], colours=["brick", "gold", "grey", "grey"])
    return p


def nothing_twice():
    p = Picture(
        "Nothing, and empty",
        "Two rows of bytes. Null has the length -1 and no bytes follow. The empty string has the length 0, no"
        " bytes, and then its CRLF.")
    p.text(14, 28, "null: there is nothing", "strong")
    p.cells(14, 42, ["$", "-", "1", "\\r", "\\n"], 34, 34, ["brick", "gold", "gold", "grey", "grey"])
    p.text(14, 112, "empty: there is something, with no bytes", "strong")
    p.cells(14, 126, ["$", "0", "\\r", "\\n", "\\r", "\\n"], 34, 34, ["brick", "gold", "grey", "grey", "grey", "grey"])
    p.way((150, 184), (150, 166), colour="green")
    p.text(162, 186, "the 0 bytes would be here", "ink-green")
    return p
