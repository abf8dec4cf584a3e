#!/usr/bin/env python3
"""An attendee of the crowd, as a process: tells the room what `watch` tells, for each line that it reads.

usage: attendee.py PORT ID NAME

It reads lines such as "03 12 WRONG a title"; "bye" leaves. At the end it prints the processor time that telling once took."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools"))
from workshop import board  # noqa: E402  (found through the line above)
from workshop.room import standing, telling  # noqa: E402
from workshop.room.joined import Joined  # noqa: E402
from workshop.steps import find_step  # noqa: E402


def main(port, ident, name):
    where = Joined("127.0.0.1", int(port), ident, name, time.time())
    begin, told = time.process_time(), 0
    for line in sys.stdin:
        if line.strip() == "bye":
            telling.send(where, standing.farewell(ident))
            break
        number, passed, verdict, test = [*line.rstrip("\n").split(" ", 3), "", ""][:4]
        board.row(find_step(number or "01"))  # as `watch` does; what it says about this checkout is not told
        now = standing.Standing(name, number, passed, verdict.replace("_", " "), test)
        telling.send(where, now.commands(ident, standing.WATCHED))
        told += 1
        print("told", flush=True)
    print((time.process_time() - begin) / max(told, 1), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
