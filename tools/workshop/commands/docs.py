"""Read the docs as a site, with a search and diagrams, or build the site for others.

usage: ./workshop docs [--port PORT] [--build]

Builds the site from the Markdown files and serves it on http://127.0.0.1:8000 until Ctrl-C. Only this command needs
Node.js 18 or newer. The first time, it fetches the site's generator from the npm registry. You can read the same texts
without it, in docs/ and steps/.

  --port PORT   serve there instead
  --build       only build: the site is then in docs/.vitepress/dist, and works on any web server, without a network

examples:
  ./workshop docs
  ./workshop docs --build
"""

import http.server
import shutil
import socketserver
from functools import partial

from .. import build, processes
from ..options import parsed
from ..steps import ROOT
from ..trouble import Trouble

FOLDER = ROOT / "docs"
SITE = FOLDER / ".vitepress" / "dist"
OLDEST_NODE = 18


def run(arguments):
    options = parsed(__doc__, arguments, flags=["--build"], values=["--port"])
    port = port_number(options.port)
    make_site()
    if options.build:
        print(f"The site is in {SITE.relative_to(ROOT)}.")
    else:
        serve(port)


def port_number(text):
    if text is None:
        return 8000
    if not text.isdigit() or int(text) > 65535:
        raise Trouble(f"--port needs a number from 0 to 65535, got '{text}'.")
    return int(text)


def make_site():
    if not shutil.which("npm") or node_version() < OLDEST_NODE:
        raise Trouble(f"The site needs Node.js {OLDEST_NODE} or newer, with npm.",
                      "Install it, or read the same texts in docs/ and steps/: they are plain Markdown.")
    npm = ["npm", "--prefix", str(FOLDER), "--no-fund", "--no-audit"]
    installed = FOLDER / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < (FOLDER / "package-lock.json").stat().st_mtime:
        build.run_logged([*npm, "ci"], "docs-install", "Fetching the generator")
    build.run_logged([*npm, "run", "build"], "docs-build", "Building the site")


def node_version():
    told, _ = processes.output(["node", "--version"]) if shutil.which("node") else ("v0", 0)
    return int(told.lstrip("v").partition(".")[0] or 0)


def serve(port):
    """Serves the site, on loopback only."""
    handler = partial(Quiet, directory=str(SITE))
    socketserver.ThreadingTCPServer.allow_reuse_address = True
    try:
        server = socketserver.ThreadingTCPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise Trouble(f"Port {port} cannot be used: {error.strerror}.", "Choose another: ./workshop docs --port 8001") from None
    with server:
        server.daemon_threads = True
        print(f"The docs are on http://127.0.0.1:{server.server_address[1]}; Ctrl-C stops it", flush=True)
        server.serve_forever()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass
