"""See every frame between a client and a server, decoded and as bytes.

usage: ./workshop tap [--port PORT] [--to [HOST:]PORT] [--no-bytes]

It listens on port 7379, passes everything on to port 6379, and prints what goes either way. Let the client talk to
7379 instead. Ctrl-C stops it.

  --port PORT        listen there instead
  --to [HOST:]PORT   the server; --to 16379 is the reference
  --no-bytes         only what the frames mean, one line each

Give the server, the tap and the client a terminal each.

examples:
  ./workshop serve              ./workshop tap                redis-cli -p 7379
  ./workshop serve --reference  ./workshop tap --to 16379     redis-benchmark -p 7379 -n 3 -c 1 -t set
"""

import os

from .. import build
from ..options import parsed
from ..terminal import is_plain


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--no-bytes"], values=["--port", "--to"])
    build.build(["tap"])
    words = [word for name, value in (("--port", options.port), ("--to", options.to)) if value for word in (name, value)]
    path = str(build.program("tap"))
    environment = {**os.environ, **({"LC_ALL": "C", "NO_COLOR": "1"} if is_plain() else {})}
    os.execve(path, [path, *words, *(["--no-bytes"] if options.no_bytes else [])], environment)
