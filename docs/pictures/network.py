"""Pictures of lecture 01: threads and the event loop, a coroutine, a stream in pieces, the input buffer."""
from drawing import Lanes, Picture


def threads_or_loop():
    p = Picture(
        "A thread for each client, or one loop",
        "Above, four threads each wait for one client, and three of them sleep. Below, one thread waits for "
        "all four sockets at once, and serves the one that is ready.")
    names = ("Ann", "Bob", "Cat", "Dan")
    p.text(14, 30, "A thread for each client", "strong")
    for i, name in enumerate(names):
        x = 14 + i * 96
        ready = name == "Bob"
        p.box(x, 46, 84, 30, name, "green" if ready else "grey", radius=15)
        p.way((x + 42, 76), (x + 42, 104), colour="green" if ready else "")
        p.box(x, 104, 84, 54, "thread\n" + ("works" if ready else "sleeps"), "green" if ready else "grey", "strong")
    p.text(14, 182, "Each has its own stack, even while it sleeps.", "soft")
    p.text(14, 226, "One thread, one loop", "strong")
    for i, name in enumerate(names):
        x = 14 + i * 96
        ready = name == "Bob"
        p.box(x, 242, 84, 30, name, "green" if ready else "grey", radius=15)
        p.way((x + 42, 272), (x + 42, 304), colour="green" if ready else "")
    p.box(14, 304, 372, 32, "epoll_wait(): which of you is ready?", "blue")
    p.way((152, 336), (152, 364), colour="green")
    p.box(14, 364, 372, 36, "the only thread works for Bob for a moment", "green")
    return p


def event_loop():
    p = Picture(
        "Two clients and one loop",
        "Ann and Bob connect to the same loop. Bob's line comes and is answered. Ann's half line comes, and "
        "her session waits for the rest.")
    lanes = Lanes(p, (("Ann", 46, 64), ("one thread", 200, 130), ("Bob", 354, 64)))
    lanes.message("Ann", "one thread", "connects", "")
    lanes.message("Bob", "one thread", "connects", "", gap=26)
    lanes.note("one thread", "both sessions wait", width=160)
    lanes.message("Bob", "one thread", "hello\\r\\n", colour="green")
    lanes.note("one thread", "Bob's session goes on", "green", 176)
    lanes.message("one thread", "Bob", "hello\\r\\n", colour="green")
    lanes.note("one thread", "and waits again", width=160)
    lanes.message("Ann", "one thread", "hel", colour="blue")
    lanes.note("one thread", "Ann's session: not\na whole line yet", "blue", 160)
    lanes.close()
    return p


def loop_turn():
    p = Picture(
        "One turn of the event loop",
        "A circle of three stations: sleep until something is ready, note what is ready in a queue, run each "
        "of these up to its next co_await, and sleep again.")
    p.box(90, 14, 220, 54, "sleep until any is ready\nsockets, timers, signals", "blue", "strong")
    p.way((200, 68), (200, 104))
    p.text(208, 92, "the system wakes it", "soft")
    p.box(90, 104, 220, 66, colour="grey")
    p.text(200, 122, "what is ready, in order", "soft", "middle")
    for i, name in enumerate(("Bob", "timer", "Ann")):
        p.box(102 + i * 68, 132, 60, 28, name, "gold", radius=4)
    p.way((200, 170), (200, 206))
    p.box(90, 206, 220, 54, "run the first one, until it\nwaits again: its co_await", "green")
    p.way((310, 233), (360, 233), (360, 137), (310, 137))
    p.lines(352, 254, "more are\nready", "soft", "middle")
    p.way((90, 233), (40, 233), (40, 41), (90, 41))
    p.lines(14, 254, "nothing\nis ready", "soft")
    return p


def coroutine():
    p = Picture(
        "A coroutine that suspends and goes on",
        "The loop calls a session's coroutine, which runs to co_await and gives the thread back. Its "
        "variables stay in its frame. The loop runs other sessions, and when bytes have come, the coroutine "
        "goes on in the same place.")
    p.text(80, 28, "the thread", "strong", "middle")
    p.text(286, 28, "Ann's coroutine", "strong", "middle")
    p.box(24, 42, 112, 40, "the loop", "blue")
    p.way((136, 62), (186, 62))
    p.box(186, 42, 200, 40, "count = 3;", "green", "mono")
    p.way((286, 82), (286, 102), head=False)
    p.box(186, 102, 200, 40, "co_await read", "gold", "mono")
    p.way((186, 122), (136, 122))
    p.text(161, 114, "waits", "soft", "middle")
    p.box(24, 102, 112, 128, "serves Bob,\nserves Cat,\nthen sleeps", "blue")
    p.box(186, 162, 200, 68, "its frame keeps\ncount is 3\nand where it was", "grey", dashed=True)
    p.box(24, 250, 112, 40, "bytes for Ann", "blue")
    p.way((80, 230), (80, 250))
    p.way((136, 270), (186, 270))
    p.box(186, 250, 200, 40, "reply(count);", "green", "mono")
    p.way((286, 142), (286, 162), head=False, dashed=True)
    p.way((286, 230), (286, 250), dashed=True)
    return p


def bytes_in_pieces():
    p = Picture(
        "Bytes in pieces",
        "The two lines hello and world, sent one by one, may arrive in three pieces that are cut in "
        "other places, or in one piece. The bytes and their order are the same.")
    sent = [*"hello", "\\r", "\\n", *"world", "\\r", "\\n"]
    colours = ["blue"] * 7 + ["gold"] * 7
    for y, title, cuts in ((14, "sent: two lines", (7,)), (96, "arrived: three reads", (3, 10)),
                           (178, "or: one read", ())):
        p.text(14, y + 14, title, "strong")
        start, x = 0, 14
        for end in (*cuts, len(sent)):
            p.cells(x, y + 24, sent[start:end], 25, colours=colours[start:end])
            p.way((x, y + 58), (x + 25 * (end - start), y + 58), head=False, thick=True)
            x += 25 * (end - start) + 10
            start = end
    return p


def input_buffer():
    p = Picture(
        "The life of an input buffer",
        "Four states of the same 12 places: bytes arrive, a complete request is used, half of the next one "
        "moves to the front to make room, and the rest arrives after it.")
    for i, (title, used, unread, free) in enumerate((
            ("1  a read brings a request and a half", 0, "PING\\rPI", 4), ("2  the first request is used", 5, "PI", 5),
            ("3  the rest moves to the front", 0, "PI", 10),
            ("4  the next read uses the free space", 0, "PING\\r", 7))):
        y = 14 + i * 82
        p.text(14, y + 14, title, "strong")
        unread = unread.replace("\\r", "↵")
        whole = unread.find("↵") + 1
        p.cells(14, y + 24, list("PING↵"[:used]) + list(unread) + [""] * (12 - used - len(unread)), 31,
                colours=["grey"] * used + ["green"] * whole + ["gold"] * (len(unread) - whole) + ["plain"] * 12)
    y = 342
    for x, colour, label in ((14, "green", "whole"), (110, "gold", "begun"), (206, "grey", "used"),
                             (296, "plain", "free")):
        p.box(x, y, 18, 18, colour=colour, radius=3)
        p.text(x + 26, y + 14, label, "soft")
    return p


def accept_queue():
    p = Picture(
        "The accept queue",
        "New connections are made by the kernel and wait in a queue. async_accept takes the first out of it "
        "and starts a session for it. Without accept, a client is connected and is not served.")
    for i, name in enumerate(("Eve", "Dan")):
        p.box(14 + i * 100, 14, 84, 32, name, "blue", radius=16)
        p.way((56 + i * 100, 46), (56 + i * 100, 82))
    p.text(212, 68, "connect()", "mono soft")
    p.box(14, 82, 372, 84, colour="grey")
    p.text(26, 102, "the kernel: connected, and nobody serves them", "soft")
    p.cells(26, 114, ["", "", "Eve", "Dan", "Cat"], 70, 36, ["plain"] * 2 + ["gold"] * 3, "")
    p.box(14, 206, 372, 84, colour="grey")
    p.text(26, 226, "your server: a session for each", "soft")
    for i, name in enumerate(("Ann", "Bob", "Cat")):
        p.box(26 + i * 119, 238, 110, 36, f"{name}'s session", "green", dashed=name == "Cat")
    p.way((336, 150), (336, 238))
    p.text(326, 190, "async_accept()", "mono soft", "end")
    return p


def graceful_stop():
    p = Picture(
        "Stopping gracefully, in order",
        "Four stages on a line: a signal comes, the acceptor closes, each session sees the end of its input "
        "and still answers what has come, and run() returns after the last one.")
    stages = (("SIGTERM arrives", "as an event of the loop", "brick"),
              ("the acceptor closes", "no new clients", "gold"),
              ("receiving ends", "each session sees the end of its input", "gold"),
              ("sending goes on", "it answers what has come, and closes", "green"),
              ("io.run() returns", "nothing is left to wait for", "blue"))
    p.way((28, 30), (28, 30 + 58 * 4), head=False, thick=True)
    for i, (title, text, colour) in enumerate(stages):
        y = 30 + 58 * i
        p.dot(28, y, colour, 7)
        p.text(50, y + 1, title, "strong")
        p.text(50, y + 20, text, "soft")
    return p


def one_way_out():
    p = Picture(
        "Many ways out, one place to clean up",
        "Four ends of a session, the client leaves, an error, an exception and a stop, all lead to "
        "SessionList::ended(), which closes the socket and gives its descriptor back.")
    for i, name in enumerate(("the client\nleaves", "an error\nin a read", "an\nexception", "the server\nstops")):
        x = 14 + i * 95
        p.box(x, 14, 87, 54, name, "grey")
        p.way((x + 43.5, 68), (x + 43.5, 90), (200, 90), (200, 118))
    p.box(80, 118, 240, 38, "SessionList::ended()", "green", "mono")
    p.way((200, 156), (200, 190))
    p.box(80, 190, 240, 56, "the socket is closed,\nits descriptor is free again", "blue")
    return p


def sleeping_coroutine():
    p = Picture(
        "What a sleeping coroutine keeps",
        "By reference, the coroutine's frame has an arrow to a name in a block that is over: the name is "
        "gone. By value, the frame has the name itself.")
    for y, title, colour in ((14, "const Name& name", "brick"), (156, "Name name", "green")):
        p.text(14, y + 14, title, f"mono strong ink-{colour}")
        p.box(14, y + 26, 176, 86, colour="grey")
        p.text(26, y + 48, "the coroutine's frame", "soft")
        kept = colour == "green"
        p.box(26, y + 60, 152, 40, '"Barbara"' if kept else "an address", colour, "mono" if kept else "")
    p.way((178, 94), (262, 94), colour="brick", dashed=True)
    p.box(262, 40, 124, 86, colour="plain", dashed=True)
    p.text(274, 62, "a block, over", "soft")
    p.text(324, 99, "gone", "ink-brick", "middle")
    p.lines(206, 226, "It sleeps as long as\nthe coroutine does.", "soft")
    return p


def closing_order():
    p = Picture(
        "A connection ends in two halves",
        "The client sends a request and then says that it won't send any more. The server reads the request, then eof, "
        "and still answers. Then it closes, too. The client, which closed first, stays in TIME_WAIT for a while.")
    lanes = Lanes(p, (("client", 90, 90), ("server", 310, 90)))
    lanes.message("client", "server", "GET name")
    lanes.message("client", "server", "I won't send any more (FIN)", "", colour="brick", gap=34)
    lanes.note("server", "reads the request,\nthen eof", "brick", 148)
    lanes.message("server", "client", "Ada", colour="green")
    lanes.note("client", "still reads", "green", 148)
    lanes.message("server", "client", "I won't send any more (FIN)", "", colour="brick")
    lanes.note("client", "TIME_WAIT: it\nclosed first", "grey", 148)
    lanes.close()
    return p
