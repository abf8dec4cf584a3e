"""Pictures of lecture 07, the second half: a torn log, a corrupt one, and a rewrite."""
from drawing import Picture


def torn_log():
    p = Picture(
        "A torn end and a corrupt middle",
        "Above, a log of three commands whose last one is cut off in the middle: the server cuts it off and "
        "starts. Below, a log whose second command is damaged and others follow: the server refuses to start.")
    p.text(14, 28, "a torn end: cut it off, and start", "strong ink-green")
    p.cells(14, 42, ["SET", "INCR"], 110, 40, "green", "mono")
    p.box(234, 42, 62, 40, "SE", "brick", "mono", 2, dashed=True)
    p.way((234, 34), (234, 92), colour="brick", head=False, thick=True, dashed=True)
    p.lines(306, 58, "no more\nbytes", "soft")
    p.text(14, 110, "\"need more\", and there is no more", "soft")
    p.text(14, 164, "a corrupt middle: refuse to start", "strong ink-brick")
    p.cells(14, 178, ["SET", "I#@R", "SET"], 110, 40, ["green", "brick", "grey"], "mono")
    p.cross(179, 198, size=26)
    p.text(14, 246, "\"error\", and more bytes follow", "soft")
    p.text(14, 265, "What comes after them can't be trusted.", "soft")
    return p


def log_rewrite():
    p = Picture(
        "The log is rewritten",
        "Before, one log with a million commands. BGREWRITEAOF forks a child, which writes a snapshot as the "
        "base, while new commands go into a new incr file. Renaming the manifest puts both in the place of "
        "the old log, in one moment.")
    p.text(14, 28, "before", "strong")
    p.box(14, 42, 372, 38, "1.incr.aof: a million INCRs", "grey", "mono")
    p.text(14, 116, "BGREWRITEAOF", "mono strong")
    p.box(14, 130, 176, 56, "a child saves\nthe database as it is", "gold")
    p.box(210, 130, 176, 56, "the parent goes on,\ninto a new file", "blue")
    p.way((102, 186), (102, 246))
    p.way((298, 186), (298, 246))
    p.lines(200, 212, "then rename\nthe manifest", "soft", "middle")
    p.box(14, 246, 176, 56, "base.rdb\none counter: 1000000", "gold", "strong")
    p.box(210, 246, 176, 56, "incr.aof\nevery command since", "blue", "strong")
    p.bracket(14, 386, 306, "the log now: the base first, then the commands")
    return p


def log_or_snapshot():
    p = Picture(
        "A snapshot has data, a log has commands",
        "The same database both ways. The log has five commands: SET visits, INCR, SET tmp, INCR, DEL tmp. "
        "The snapshot has only what is left: visits is 3.")
    p.text(14, 28, "the log", "strong")
    for i, command in enumerate(("SET visits 1", "INCR visits", "SET tmp x", "INCR visits", "DEL tmp")):
        p.box(14, 42 + i * 34, 160, 34, command, "blue", "mono", 2)
    p.text(222, 28, "the snapshot", "strong")
    p.box(222, 42, 164, 34, "visits  3", "green", "mono", 2)
    p.lines(222, 102, "only what is left:\nsmall, quick to load,\nas old as the last save", "soft")
    return p
