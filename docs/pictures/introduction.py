"""Pictures of the first lecture: the whole server, and the five types as bytes."""
from drawing import Picture


def whole_server():
    p = Picture(
        "The whole server",
        "A request goes down the left side from redis-cli through Session, RequestParser and Dispatcher to a "
        "command; its reply goes up the right side through ReplyWriter and Session. Commands use the "
        "Database, and expiry removes keys from it.")
    p.box(120, 14, 160, 34, "redis-cli", "grey", "strong", 17)
    for y, height, number, name in ((72, 62, "01", "network"), (154, 62, "02", "protocol"),
                                    (236, 124, "03", "commands"),
                                    (380, 62, "04", "expiry")):
        p.box(14, y, 372, height, colour="grey")
        p.text(24, y + 25, number, "strong ink-brick")
        p.text(24, y + 45, name, "soft")
    p.box(108, 84, 264, 38, "Session", "blue", "strong")
    p.box(108, 166, 128, 38, "RequestParser", "green", "strong")
    p.box(262, 166, 110, 38, "ReplyWriter", "green", "strong")
    p.box(108, 248, 128, 38, "Dispatcher", "gold", "strong")
    p.box(262, 248, 110, 38, "a command", "gold", "strong")
    p.box(262, 310, 110, 38, "Database", "brick", "strong")
    p.box(108, 392, 264, 38, "passive and active expiry", "brick", "strong")
    p.way((174, 48), (174, 84))
    p.text(166, 66, "bytes", "soft", "end")
    p.way((226, 84), (226, 48))
    p.text(234, 66, "bytes", "soft")
    p.way((174, 122), (174, 166))
    p.way((174, 204), (174, 248))
    p.text(182, 231, "Request", "soft")
    p.way((236, 267), (262, 267))
    p.way((317, 248), (317, 204))
    p.way((317, 166), (317, 122))
    p.way((306, 286), (306, 310))
    p.way((328, 310), (328, 286))
    p.way((317, 392), (317, 348))
    return p


def five_types():
    p = Picture(
        "The five types of RESP, byte by byte",
        "Rows of bytes: a simple string, an error and an integer end with CRLF; a bulk string has a length "
        "before its bytes, an array a number of elements; null has the length -1.")
    y = 14
    for name, cells, first in (
            ("simple string", ["O", "K", "\\r", "\\n"], "+"), ("error", ["E", "R", "R", "…", "\\r", "\\n"], "-"),
            ("integer", ["4", "2", "\\r", "\\n"], ":"),
            ("bulk string", ["5", "\\r", "\\n", "h", "e", "l", "l", "o", "\\r", "\\n"], "$"),
            ("null: there is nothing", ["-", "1", "\\r", "\\n"], "$"),
            ("array: two elements follow", ["2", "\\r", "\\n"], "*")):
        p.text(14, y + 14, name, "strong")
        row = [first, *cells]
        colours = ["brick"] + ["grey" if cell in ("\\r", "\\n") else "plain" for cell in cells]
        if name == "bulk string":
            colours = ["brick", "gold", "grey", "grey", *["green"] * 5, "grey", "grey"]
            p.bracket(40, 66, y + 52, "length", anchor="start")
            p.bracket(118, 248, y + 52, "exactly 5 bytes, whatever they are", anchor="start")
        if name.startswith("array"):
            colours[1] = "gold"
            for i, element in enumerate(("first", "second")):
                p.box(122 + i * 104, y + 22, 100, 28, element, "green", radius=4)
        p.cells(14, y + 22, row, colours=colours)
        y += 62 + (24 if name == "bulk string" else 0)
    return p

