"""Pictures of the page on the architecture: which layer includes which, the tools around the server, and the tap."""
import re
from pathlib import Path

from calls import ACTIVE_EXPIRY, GET, GROUP_COMMIT, SET
from drawing import Picture
from style import text_width

COLUMNS = ("01", "02", "03", "04", "10")
PAGE = Path(__file__).resolve().parents[1] / "architecture.md"
TABLE_ROW = re.compile(r"^\| `(\d\d-[\w-]+|server)` \|.*?\|.*?\| (.*?) \|", re.MULTILINE)


def _layers():
    """[(layer, those that it includes, those of which it includes a few headers)], from the page's table."""
    for layer, cell in TABLE_ROW.findall(PAGE.read_text(encoding="utf-8").partition("## Layers")[2]):
        yield layer.replace("-", " ", 1), set(re.findall(r"`(\d\d)-", cell)), set(re.findall(r"`steps/(\d\d)-", cell))


def includes():
    p = Picture(
        "Which layer includes which",
        "A table of layers with a dot where one includes another. Most include 03 commands. A ring means only"
        " a few headers. The server includes all but 02 and 11.")
    p.text(14, 28, "includes headers of", "soft")
    for i, column in enumerate(COLUMNS):
        p.text(184 + i * 44, 28, column, "strong", "middle")
    y = 42
    for layer, whole, few in _layers():
        p.box(14, y, 372, 28, colour="grey" if y % 56 == 42 else "plain", radius=0)
        p.text(24, y + 19, layer)
        for i, column in enumerate(COLUMNS):
            x = 184 + i * 44
            if column in whole:
                p.dot(x, y + 14, "blue", 6)
            elif column in few:
                p.box(x - 6, y + 8, 12, 12, colour="blue", radius=6)
        y += 28
    p.dot(22, y + 22, "blue", 6)
    p.text(36, y + 27, "any of them")
    p.box(136, y + 16, 12, 12, colour="blue", radius=6)
    p.text(156, y + 27, "one header, or a few")
    p.lines(14, y + 54, "All include common. The server also includes\n05 to 09. Nothing includes the server.", "soft")
    return p


def tools():
    p = Picture(
        "The tools around the server",
        "You call the driver, which builds with CMake and runs CTest. CTest runs each test as a process, "
        "which talks through a socket to your layer with the reference's around it. Verdict and report come "
        "back to you.")
    p.box(14, 14, 70, 40, "you", "grey", "strong", 20)
    p.way((84, 34), (130, 34))
    p.box(130, 14, 256, 40, "./workshop", "blue", "mono")
    for x, width, name, what in ((66, 124, "CMake, Ninja", "builds"), (210, 176, "CTest", "runs")):
        p.way((x + 88, 54), (x + 88, 94))
        p.text(x + 96, 79, what, "soft")
        p.box(x, 94, width, 38, name, "green")
    p.way((298, 132), (298, 176))
    p.text(290, 160, "a process for each test", "soft", "end")
    p.box(210, 176, 176, 38, "stepNN_tests", "gold", "mono")
    p.way((298, 214), (298, 258))
    p.text(290, 242, "a socket", "soft", "end")
    p.box(130, 258, 256, 56, "your layer\nthe reference's around it", "brick", "strong")
    p.way((210, 195), (40, 195), (40, 54), dashed=True)
    p.lines(48, 216, "verdict\nand report", "soft")
    return p


def tap():
    p = Picture(
        "The tap",
        "The tap is between redis-cli and the server. It passes every byte on, in both directions, and prints"
        " it in its window.")
    for y, name, style, colour in ((14, "redis-cli -p 7379", "mono", "blue"), 
                                   (116, "the tap, port 7379", "strong", "gold"),
                                   (218, "a server, port 16379", "strong", "brick")):
        p.box(14, y, 200, 42, name, colour, style)
    for y in (56, 158):
        p.way((84, y), (84, y + 60))
        p.way((144, y + 60), (144, y))
    p.text(76, 92, "requests", "soft", "end")
    p.text(152, 92, "replies", "soft")
    p.way((214, 137), (256, 137), dashed=True)
    p.box(256, 92, 130, 92, "its window\n──► GET name\n◄── \"Ada\"", "grey")
    return p


LAYERS = {"01": "blue", "02": "green", "03": "gold", "04": "brick", "07": "grey"}
ROW = 56


def _ladder(p, calls):
    """Calls from top to bottom, each further right the deeper it is, in the colour of its layer."""
    for i, (depth, function, file, what) in enumerate(calls):
        x, y = 14 + 18 * depth, 14 + i * ROW
        layer, _, name = file.partition("/")
        p.box(x, y, 386 - x, 48, colour=LAYERS[layer[:2]])
        p.text(x + 10, y + 20, function, "mono")
        place = f"{layer[:2]} {name}"
        p.text(x + 10, y + 39, place, "soft")
        if what:
            p.text(378, y + (39 if text_width(place) < text_width(function, mono=True) else 20), what, "soft", "end")
        if depth:
            caller = max(j for j in range(i) if calls[j][0] < depth)
            p.way((x - 9, 62 + caller * ROW), (x - 9, y + 24), (x, y + 24))
    return p


def way_of_a_get():
    return _ladder(Picture(
        "The way of a GET",
        "A ladder of calls: Session::run receives; RespHandler::on_bytes parses, the dispatcher executes, "
        "get_command looks the key up and writes the reply; at the end the session sends all replies."), GET)


def way_of_a_set():
    return _ladder(Picture(
        "A SET, from the dispatcher on",
        "A ladder of calls: the dispatcher asks the hooks, then calls set_command, which sets the key in the "
        "database; the observers hear of the change; the reply is written, and the hooks hear that it is "
        "over."), SET)


def active_expiry():
    return _ladder(Picture(
        "Active expiry",
        "A ladder of calls: ActiveExpiry::run waits a second, then runs the cycle, which draws up to 20 keys and "
        "erases those whose time has come. As long as it is worth another, it runs again, after the others."),
        ACTIVE_EXPIRY)


def a_change_is_stored():
    return _ladder(Picture(
        "A change that must not be lost",
        "A ladder of calls: after each request, the log gets a record. When the session flushes, the group commit "
        "holds its replies, writes and syncs the log once for all sessions, and then releases them."), GROUP_COMMIT)
