"""Pictures of lectures 08 and 09: publish and subscribe, a slow reader, MULTI's queue, and WATCH in time."""
from drawing import Lanes, Picture


def subscribe():
    p = Picture(
        "From asking to listening",
        "Ann subscribes to room. Bob publishes hello there: Ann gets the message, Bob the number 1. Bob "
        "publishes to attic, but nobody listens there: he gets 0, and the message is gone.")
    lanes = Lanes(p, (("Ann", 46, 64), ("server", 200, 90), ("Bob", 354, 64)))
    lanes.message("Ann", "server", "SUBSCRIBE room")
    lanes.message("server", "Ann", "subscribe", "", gap=30)
    lanes.note("Ann", "listens", "blue", 72)
    lanes.message("Bob", "server", "PUBLISH hello", gap=34)
    lanes.message("server", "Ann", "hello", colour="blue", gap=32)
    lanes.message("server", "Bob", "1", colour="green", gap=30)
    lanes.message("Bob", "server", "to the attic", "", gap=42)
    lanes.note("server", "nobody listens there:\nthe message is gone", "grey", 176)
    lanes.message("server", "Bob", "0", colour="green", gap=30)
    lanes.close()
    return p


def two_tables():
    p = Picture(
        "The relation in two tables",
        "Above, the clients of each name: room has Ann and Bob, attic has Bob. Below, the names of each "
        "client: Ann has room, Bob has room and attic. Each pair is in both.")
    for y, title, rows in ((14, "PUBLISH asks: who listens to it?", (("room", ("Ann", "Bob")), ("attic", ("Bob",)))),
                           (148, "a client leaves: what did it listen to?",
                            (("Ann", ("room",)), ("Bob", ("room", "attic"))))):
        p.text(14, y + 14, title, "strong")
        for i, (key, values) in enumerate(rows):
            top = y + 28 + i * 44
            p.box(14, top, 90, 34, key, "blue" if key[0].islower() else "green")
            p.way((104, top + 17), (150, top + 17))
            for j, value in enumerate(values):
                p.box(150 + j * 98, top, 90, 34, value, "green" if value[0].isupper() else "blue")
    return p


def slow_reader():
    p = Picture(
        "Fan-out, and a slow reader",
        "One message goes into three clients' outputs. Two of them are nearly empty. The third, of a client "
        "that does not read, has reached its limit, and its connection is closed.")
    p.box(130, 14, 140, 36, "PUBLISH room", "blue", "mono")
    for i, (name, filled, colour) in enumerate((("Ann", 1, "green"), ("Bob", 2, "green"), ("Cat sleeps", 8, "brick"))):
        x = 14 + i * 130
        p.way((200, 50), (200, 72), (x + 56, 72), (x + 56, 98))
        for row in range(8):
            full = row >= 8 - filled
            p.box(x + 16, 98 + row * 16, 80, 16, "", colour if full else "plain", radius=0)
        p.box(x, 252, 112, 34, name, "grey" if colour == "brick" else "green", radius=17)
        p.way((x + 56, 226), (x + 56, 252), colour=colour, dashed=colour == "brick", head=colour == "green")
    p.cross(330, 239, size=7)
    p.text(14, 316, "32 MB are waiting for Cat: close her connection.", "soft")
    p.text(14, 335, "The others never notice.", "soft")
    return p


def transaction_states():
    p = Picture(
        "The states of a client",
        "Three states: free, watching, and collecting. WATCH goes from free to watching, MULTI from either to"
        " collecting, EXEC and DISCARD back to free, UNWATCH from watching to free.")
    p.box(14, 118, 110, 42, "free", "grey", "strong", 21)
    p.box(230, 14, 156, 60, "watching\nWATCH more keys", "blue", "strong")
    p.box(230, 206, 156, 60, "open\ncommands wait", "gold", "strong")
    p.way((44, 118), (44, 32), (230, 32))
    p.text(136, 24, "WATCH", "mono", "middle")
    p.way((230, 58), (92, 58), (92, 118))
    p.text(156, 80, "UNWATCH", "mono", "middle")
    p.way((308, 74), (308, 206))
    p.text(318, 144, "MULTI", "mono")
    p.way((92, 160), (92, 222), (230, 222))
    p.text(160, 212, "MULTI", "mono", "middle")
    p.way((230, 248), (44, 248), (44, 160))
    p.text(136, 268, "EXEC, DISCARD", "mono", "middle")
    return p


def multi_queue():
    p = Picture(
        "MULTI's queue",
        "After MULTI, INCR stock and GET stock go into a queue, and each is answered QUEUED. EXEC runs both "
        "one after the other, and answers with one array of two replies.")
    p.text(14, 28, "client sends", "soft")
    p.text(386, 28, "server replies", "soft", "end")
    for i, (command, reply) in enumerate((("MULTI", "OK"), ("INCR stock", "QUEUED"), ("GET stock", "QUEUED"))):
        y = 42 + i * 44
        p.box(14, y, 120, 34, command, "blue", "mono")
        p.box(306, y, 80, 34, reply, "gold" if i else "grey", "mono")
        p.way((134, y + 17), (306, y + 17))
    p.text(220, 94, "checked, kept", "soft", "middle")
    p.text(220, 138, "checked, kept", "soft", "middle")
    p.box(14, 184, 120, 34, "EXEC", "blue", "mono")
    p.way((134, 201), (166, 201))
    p.box(166, 174, 112, 98, colour="grey")
    p.text(222, 194, "runs them", "soft", "middle")
    p.box(174, 202, 96, 28, "INCR stock", "green", "mono", 3)
    p.box(174, 236, 96, 28, "GET stock", "green", "mono", 3)
    p.way((278, 216), (306, 216))
    p.way((278, 250), (306, 250))
    p.box(306, 174, 80, 98, colour="grey")
    p.text(346, 194, "one array", "soft", "middle")
    p.box(314, 202, 64, 28, ":5", "green", "mono", 3)
    p.box(314, 236, 64, 28, '"5"', "green", "mono", 3)
    return p


def watch_in_time():
    p = Picture(
        "WATCH, in time",
        "Teller 1 watches ada and bob and reads both. Teller 2 sets bob, which marks teller 1's transaction. "
        "Teller 1 queues two SETs, and its EXEC gets a null array: nothing has run. It begins again.")
    lanes = Lanes(p, (("teller 1", 54, 80), ("server", 216, 84), ("teller 2", 346, 80)))
    lanes.message("teller 1", "server", "WATCH ada bob")
    lanes.message("teller 1", "server", "GET ada, GET bob", gap=32)
    lanes.message("teller 2", "server", "SET bob 50", colour="brick", gap=36)
    lanes.note("server", "bob has changed:\nteller 1 is marked", "brick", 160)
    lanes.message("teller 1", "server", "MULTI", gap=38)
    lanes.message("teller 1", "server", "SET, SET", gap=30)
    lanes.message("teller 1", "server", "EXEC", gap=30)
    lanes.message("server", "teller 1", "null: nothing has run", "", colour="brick", gap=32)
    lanes.note("teller 1", "again", "gold", 80)
    lanes.close()
    return p
