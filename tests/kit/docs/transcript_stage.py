"""Runs the commands of transcripts in a copy of the checkout, with their own server, and leaves nothing
behind."""
import contextlib
import os
import pty
import re
import select
import shutil
import tempfile
import termios
import threading
from pathlib import Path

from support import checkout, processes
from support.limits import Deadline
from support.places import BUILD, ROOT
from support.server_process import REFERENCE, Process, ServerProcess, program

REFERENCE_PORT, TAP_PORT, LEARNERS_PORT = "16379", "7379", "6379"
LIMIT = 240  # seconds for a command: ./workshop may build the kit in the copy
CLIENT = re.compile(r"\b(redis-cli|redis-benchmark)\b(?!.* (--version|--help))")
PROMPT = re.compile(rb"(?:^|\n)((?:127\.0\.0\.1:\d+(?:\[\d+\])?(?:\(TX\))?|not connected)> )$")


class Unsafe(ValueError):
    """A command that would reach a server that is not ours."""


class CheckoutCopy:
    """A temporary directory with the checkout's files, and the built programs as build/default."""

    def __enter__(self):
        self._directory = tempfile.TemporaryDirectory(prefix="docs-")
        self.home = Path(self._directory.name) / "you"
        self.path = self.home / "mini-redis"
        self.refresh()
        for built in [*BUILD.glob("*"), *BUILD.glob("examples/*")]:
            if built.is_file() and os.access(built, os.X_OK):
                self._link(built, self.path / "build" / "default" / built.relative_to(BUILD))
        return self

    def __exit__(self, *_):
        self._directory.cleanup()

    def refresh(self):
        """As it was copied, for the next document. Build output stays, so that the next one that builds waits less."""
        for path in set(self.home.glob("*")) - {self.path}:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
        checkout.restore(self.path)

    def _link(self, source, target):
        """Programs are large. A linker that builds one again makes a new file."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.link(source, target)
        except OSError:  # another file system
            shutil.copy2(source, target)

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MINI_REDIS_", "LC_"))}
        return {**kept, "HOME": str(self.home), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TERM": "xterm", "TZ": "UTC"}


class Stage:
    """Where the transcripts of one document play: a fresh reference server, and a tap
    in front of it if one is needed."""

    def __init__(self, copy):
        self._copy = copy
        self._servers = contextlib.ExitStack()
        self._ports = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._servers.close()

    def play(self, entry):
        """The output for each line of the entry and of its dialogue: [(entry, the lines with their
        prompt)]."""
        command = self._with_real_ports(entry.command)
        if not entry.is_interactive:
            return [(entry, entry.shown + self._lines(_run(command, self._copy)))]
        with RedisCli(command, self._copy) as client:
            came = [(entry, entry.shown + self._lines(client.greeting))]
            for each in entry.dialogue:
                prompt = client.prompt
                output = client.ask(self._with_real_ports(each.typed))
                came.append((each, self._lines(prompt + each.typed + "\n" + output)))
            return came

    def run_unseen(self, command):
        """ValueError if it fails or prints anything."""
        if said := _run(f"set -e; {command}", self._copy):
            raise ValueError(f"what happens meanwhile, `{command}`, says: {said.strip()}")

    def _with_real_ports(self, command):
        if re.search(rf"(?<!\d){LEARNERS_PORT}(?!\d)", command):
            raise Unsafe(f"port {LEARNERS_PORT} is whatever runs there: only {REFERENCE_PORT} and {TAP_PORT} are replayed;"
                         " what needs another server is a text block")
        if CLIENT.search(command) and not re.search(rf"-p *({REFERENCE_PORT}|{TAP_PORT})\b", command):
            raise Unsafe(f"a client without -p {REFERENCE_PORT} or -p {TAP_PORT} talks to whatever listens on its own port")
        return re.sub(rf"(?<![\d.])({REFERENCE_PORT}|{TAP_PORT})(?!\d)", lambda port: self._real(port[0]), command)

    def _real(self, port):
        if port not in self._ports:
            server = ServerProcess(REFERENCE) if port == REFERENCE_PORT else Tap(self._real(REFERENCE_PORT))
            self._servers.callback(server.stop)
            self._ports[port] = str(server.port)
        return self._ports[port]

    def _lines(self, output):
        """With the ports and paths that the documents name."""
        for documented, real in self._ports.items():
            output = re.sub(rf"(?<![\d.]){real}(?!\d)", documented, output)
        output = output.replace(str(self._copy.home), "/home/you")
        return [line.rstrip() for line in output.rstrip().split("\n")] if output.rstrip() else []


class Tap(Process):
    """The program that shows what goes over the wire."""

    def __init__(self, port):
        super().__init__([program("tap"), "--port", "0", "--to", port], rb"tap listens on \S+:\d+")
        self.port = re.search(r"tap listens on \S+:(\d+)", self.output)[1]
        self._reader = threading.Thread(target=self._read_on, daemon=True)
        self._reader.start()

    def _read_on(self):
        """Its output must be read: otherwise a full pipe would stop it in the end."""
        while os.read(self._process.stdout.fileno(), 1 << 16):
            pass

    def stop(self):
        self._process.terminate()
        self._reader.join()
        return super().stop()


def _run(command, copy):
    """What the command prints, on both streams. Everything that it started ends with it."""
    try:
        return processes.run(["bash", "-c", command], cwd=copy.path, env=copy.environment(), stderr=processes.STDOUT,
                             limit=LIMIT, and_its_children=True).stdout
    except TimeoutError as error:
        return f"(stopped: {error})\n"


class RedisCli:
    """redis-cli as a person uses it: on a terminal, so it prints (nil) and (integer)."""

    def __init__(self, command, copy):
        self._terminal, theirs = pty.openpty()
        settings = termios.tcgetattr(theirs)
        settings[1] &= ~termios.OPOST
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(theirs, termios.TCSANOW, settings)
        self._process = processes.start(["bash", "-c", "exec " + command], cwd=copy.path,
                                        env={**copy.environment(), "TERM": "dumb"},  # it edits no line
                                        stdin=theirs, stdout=theirs, stderr=theirs)
        os.close(theirs)
        self.prompt = ""
        self.greeting = self._until_prompt()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self._terminal)
        processes.end(self._process)

    def ask(self, line):
        """What it prints up to its next prompt, or to its end."""
        if not self.prompt:
            return "(redis-cli has ended already)\n"
        os.write(self._terminal, line.encode() + b"\n")
        return self._until_prompt()

    def _until_prompt(self):
        output, deadline = b"", Deadline()
        while not (found := PROMPT.search(output)):
            if not select.select([self._terminal], [], [], deadline.left())[0]:
                if deadline.passed():
                    return output.decode(errors="backslashreplace") + f"(no prompt within {deadline})\n"
                continue
            piece = self._read()
            if not piece:
                self.prompt = ""
                return output.decode(errors="backslashreplace")
            output += piece
        self.prompt = found[1].decode()
        return output[:found.start(1)].decode(errors="backslashreplace")

    def _read(self):
        try:
            return os.read(self._terminal, 1 << 16)
        except OSError:  # a terminal's way to say that the other side is closed
            return b""
