"""Pictures of lecture 07, the first half: where bytes wait, a snapshot's file and its bytes, fork and copy-on-write."""
from drawing import Lanes, Picture


def where_bytes_wait():
    p = Picture(
        "Where bytes wait",
        "Three stations from top to bottom: the program's buffer, the kernel's memory, the disk. write takes "
        "bytes to the kernel, fsync to the disk. A kill loses what is in the program, a power cut also what "
        "is in the kernel.")
    for y, name, what, colour in ((14, "the program's buffer", "std::ofstream, a std::string", "brick"),
                                  (128, "the kernel's memory", "the page cache", "gold"),
                                  (242, "the disk", "stays", "green")):
        p.box(14, y, 232, 58, f"{name}\n{what}", colour, "strong")
    p.way((130, 72), (130, 128))
    p.text(140, 105, "write(2)", "mono")
    p.way((130, 186), (130, 242))
    p.text(140, 212, "fsync(2)", "mono")
    p.text(140, 231, "or some seconds later", "soft")
    for y, what, colour in ((43, "a kill:", "brick"), (157, "a power cut:", "gold")):
        p.way((246, y), (290, y), colour=colour, dashed=True)
        p.lines(298, y - 4, f"{what}\nlost", f"ink-{colour}")
    return p


def sync_before_rename():
    p = Picture(
        "Sync before the rename",
        "Four steps that replace a file: write the new one next to the old, sync it, rename it, sync the "
        "directory. At each step dump.rdb is the old file or the new one, whole.")
    steps = (("write a new", "file next to it", "old", "half", "gold"),
             ("fsync(2)", "the new file", "old", "whole", "green"),
             ("rename(2)", "one moment", "new", "", ""), ("fsync(2)", "the directory", "new", "", ""))
    p.text(240, 28, "dump.rdb", "mono soft", "middle")
    p.text(344, 28, "temporary", "mono soft", "middle")
    for i, (title, what, name, beside, colour) in enumerate(steps):
        y = 44 + i * 64
        p.text(14, y + 17, f"{i + 1}  {title}", "strong")
        p.text(33, y + 36, what, "soft")
        p.box(200, y, 80, 44, name, "blue" if name == "old" else "green", radius=3)
        if beside:
            p.box(304, y, 80, 44, beside, colour, radius=3, dashed=beside == "half")
    p.way((344, 152), (344, 194), (280, 194), colour="green")
    p.text(14, 312, "If you rename first, a power cut may leave", "soft")
    p.text(14, 331, "the name with none of the bytes.", "soft")
    return p


def rdb_layout():
    p = Picture(
        "The layout of a snapshot",
        "From top to bottom: the magic word and version, a few notes such as redis-ver, the number of the "
        "database, the sizes of its tables, then each key with its expiry, type, name and value, then the end"
        " and a checksum.")
    rows = ((["REDIS0010"], [110], ["gold"], "format, version"),
            (["fa", "09", "redis-ver", "05", "7.0.0"], [30, 30, 84, 30, 54],
             ["brick", "gold", "plain", "gold", "plain"], "a note"),
            (["fe", "00"], [34, 34], ["brick", "plain"], "database 0"),
            (["fb", "01", "01"], [34, 34, 34], ["brick", "plain", "plain"], "1 key, 1 expires"),
            (["fc", "…8 bytes…"], [34, 100], ["brick", "plain"], "when it expires"),
            (["01", "04", "todo"], [34, 34, 52], ["brick", "gold", "blue"], "a list, its name"),
            (["02"], [34], ["gold"], "two elements"),
            (["04", "milk"], [34, 52], ["gold", "green"], "a text of 4 bytes"),
            (["c0", "2a"], [34, 34], ["brick", "green"], "a number: 42"),
            (["ff", "…8 bytes…"], [34, 100], ["brick", "grey"], "end, checksum"))
    for i, (cells, widths, colours, what) in enumerate(rows):
        x, y = 32 if 4 <= i <= 8 else 14, 14 + i * 36
        x += 18 if 6 < i < 9 else 0
        for cell, width, colour in zip(cells, widths, colours):
            p.box(x, y, width, 28, cell, colour, "mono", 2)
            x += width
        p.text(256, y + 19, what, "soft")
    p.way((20, 158), (20, 330), head=False)
    return p


def fork_and_copy():
    p = Picture(
        "fork, and copy on write",
        "After fork, parent and child share four pages of memory. The parent changes page C. The kernel "
        "copies that page alone: the parent has a new C, and the child still sees the old one.")
    for y, title, copied in ((14, "after fork(): both see the same pages", False),
                             (208, "the parent changes page C", True)):
        p.text(14, y + 14, title, "strong")
        p.box(14, y + 38, 100, 34, "parent", "blue", "strong")
        p.box(14, y + 118, 100, 38, "child", "gold", "strong")
        for i, name in enumerate("ABCD"):
            x = 150 + i * 60
            own = copied and name == "C"
            p.box(x, y + 76, 48, 36, name, "grey" if not own else "gold", "mono", 3)
            if own:
                p.box(x, y + 4, 48, 34, "C'", "blue", "mono", 3)
            p.way((114, y + 55), (x + 24, y + 55), (x + 24, y + (38 if own else 76)), colour="blue")
            p.way((114, y + 137), (x + 24, y + 137), (x + 24, y + 112), colour="gold")
    p.text(14, 394, "Only what changes is copied, a page at a time.", "soft")
    return p


def fsync_policies():
    p = Picture(
        "When a command reaches the disk",
        "Three time lines of four commands. With always, a sync comes before each reply. With everysec, one "
        "sync a second covers the commands before it. With no, the kernel decides, up to thirty seconds "
        "later.")
    for y, name, what, syncs in ((14, "always", "a sync before each reply", (66, 116, 206, 296)),
                                 (116, "everysec", "one a second, for all since the last", (150, 340)),
                                 (218, "no", "when the kernel likes: within 30 seconds", ())):
        p.text(14, y + 14, name, "mono strong")
        p.text(110 if name != "no" else 50, y + 14, what, "soft")
        p.way((14, y + 52), (386, y + 52))
        for x in (50, 100, 190, 280):
            p.dot(x, y + 52, "blue", 6)
        for x in syncs:
            p.way((x, y + 34), (x, y + 70), colour="green", head=False, thick=True)
    p.dot(24, 310, "blue", 6)
    p.text(38, 315, "a command is written", "soft")
    p.way((214, 302), (214, 318), colour="green", head=False, thick=True)
    p.text(226, 315, "fsync(2)", "soft")
    return p


def group_commit():
    p = Picture(
        "One sync for all clients that wait",
        "Ann and Bob each send an INCR. The server writes both into the log and holds their replies. One "
        "fsync follows, and then both replies leave.")
    lanes = Lanes(p, (("Ann, Bob", 64, 96), ("server", 226, 90), ("disk", 350, 64)))
    lanes.message("Ann, Bob", "server", "Ann: INCR", gap=34)
    lanes.message("Ann, Bob", "server", "Bob: INCR", gap=34)
    lanes.note("server", "both in the log,\nreplies on hold", "gold", 150)
    lanes.message("server", "disk", "fsync", colour="green")
    lanes.message("disk", "server", "stored", "", colour="green", gap=34)
    lanes.message("server", "Ann, Bob", "Ann: 1", colour="blue", gap=34)
    lanes.message("server", "Ann, Bob", "Bob: 2", colour="blue", gap=30)
    lanes.close()
    return p
