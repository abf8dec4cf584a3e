"""Serves the instructor's page, on this machine only, and keeps it up to date with Server-Sent Events."""

import http.server
import json
import socketserver
from pathlib import Path

from ..trouble import Trouble

FOLDER = Path(__file__).parent / "page"
FILES = {"/": ("index.html", "text/html"), "/room.css": ("room.css", "text/css"), "/room.js": ("room.js", "text/javascript")}
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; " \
         "form-action 'none'; frame-ancestors 'none'"
SAFE = {"Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
PERIOD = 10  # seconds: a page that has gone away is noticed when it is written to


class PageServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, port, overview, join):
        """`join`: a function that returns what the attendees type. It may change: the machine's network does."""
        self.overview, self.join = overview, join
        try:
            super().__init__(("127.0.0.1", port), Handler)
        except OSError as error:
            raise Trouble(f"Port {port} can't be used for the page: {error.strerror}.",
                          "Choose another: ./workshop room --page 8002") from None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        pass  # a page that was closed


class Handler(http.server.BaseHTTPRequestHandler):
    timeout = 60

    def do_GET(self):
        if self.headers.get("Host", "").rpartition(":")[0] not in ("127.0.0.1", "localhost"):
            self.send_error(403)  # another site's name that leads here: its page could read ours
        elif self.path == "/events":
            self.send_events()
        elif self.path in FILES:
            self.send_file(*FILES[self.path])
        else:
            self.send_error(404)

    def begin(self, kind):
        self.send_response(200)
        for name, value in {"Content-Type": f"{kind}; charset=utf-8", **SAFE}.items():
            self.send_header(name, value)

    def send_file(self, name, kind):
        data = (FOLDER / name).read_bytes()
        self.begin(kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def send_events(self):
        self.begin("text/event-stream")
        self.end_headers()
        seen = version = None
        while True:
            version = self.server.overview.newer_than(version, PERIOD)
            now = (version, self.server.join())
            self.wfile.write(self.event(now[1]) if now != seen else b": still here\n\n")
            seen = now

    def event(self, join):
        picture = {"join": join, **self.server.overview.picture()}
        return b"data: " + json.dumps(picture).encode() + b"\n\n"

    def log_message(self, *_):
        pass
