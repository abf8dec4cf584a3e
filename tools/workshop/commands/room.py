"""Show who is stuck, and on what: a page for the instructor, fed by the people who join.

usage: ./workshop room [--port PORT] [--bind ADDRESS] [--page PORT]

Starts the finished server for the room, and a page that only this machine can open. The page shows which step everybody
is working on, how many of its tests pass, which one fails, and since when. People who are stuck come first. Attendees join
with the line that the page shows, if they want to. Ctrl-C ends the room, and everything in it is gone.

  --port PORT      of the server, instead of 16380; 0 takes a free one
  --bind ADDRESS   where the server listens, instead of 0.0.0.0, which means all networks of this machine; 127.0.0.1 to try
                   it alone
  --page PORT      of the page, instead of 8001; 0 takes a free one

Anybody in your network can reach this server, and send it any command. So it writes no files, and takes few clients and
little memory. At worst, somebody makes the page wrong. Your other servers and files aren't affected.

examples:
  ./workshop room
  ./workshop room --bind 127.0.0.1     and in another checkout: ./workshop join 127.0.0.1
  redis-cli -p 16380 subscribe room    shows who tells something
"""

import signal
import threading

from .. import build
from ..options import parsed
from ..room import address
from ..room.listening import Listener
from ..room.overview import Overview
from ..room.page_server import PageServer
from ..room.server import Server

PROGRAM = "mini-redis-reference"
PAGE = 8001


def run(arguments):
    options = parsed(__doc__, arguments, values=["--port", "--bind", "--page"])
    port, page = (address.port_number(text) for text in (options.port or str(address.PORT), options.page or str(PAGE)))
    build.build([PROGRAM])
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupted)
    overview = Overview()
    with Server(build.program(PROGRAM), options.bind or "0.0.0.0", port, overview.note) as running:
        show(running, overview, page)
    return 0


def join_line(running, more=""):
    """What the attendees type."""
    host = address.to_tell(running.bind)
    return f"./workshop join {address.shown(host, running.port)}{more}" if host else \
        "This machine has no network yet, so nobody can join. The page shows the line as soon as there is one."


def interrupted(*_):
    raise KeyboardInterrupt


def show(running, overview, port):
    """Until Ctrl-C."""
    with PageServer(port, overview, lambda: join_line(running)) as page:
        listener = Listener(running, overview.show, overview.note)
        listener.start()
        threading.Thread(target=page.serve_forever, daemon=True).start()
        try:
            print(f"Your page:      {page.address} (only this machine can open it)\n"
                  f"They type:      {join_line(running, ' --name NAME (or without a name)')}\n"
                  f"What is open:   port {running.port} on {running.bind}. Anybody in your network can read and change what people tell\n"
                  "                there, but nothing else on this machine; --help says more. Ctrl-C ends it.", flush=True)
            threading.Event().wait()
        except KeyboardInterrupt:
            print("\nThe room is closed.")
        finally:
            listener.stop()
            page.shutdown()
