"""The room's own server: the kit's reference, with nothing to lose. Everybody in the network can send it any command.

It keeps nothing on the disk, takes a limited number of clients and a limited amount of memory, and is started again if
somebody manages to end it."""

import ctypes
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading

from ..trouble import Trouble

MOST_CLIENTS = 250  # each attendee has a connection for a moment now and then
MEMORY = 1 << 30    # bytes of addresses, which is more than it uses
READY = re.compile(r"listens on \S+:(\d+),")
PATIENCE = 3        # seconds for it to end by itself
PAUSE = 1           # seconds between two attempts to start it again
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class Server:
    """For the length of a with block. `note` is called with what happens to it, in words."""

    def __init__(self, program, bind, port, note):
        self.program, self.bind, self.port, self.note = program, bind, port, note
        self.is_over, self.lock = threading.Event(), threading.Lock()  # held while it is started or ended
        self.process = None
        self.folder = tempfile.TemporaryDirectory(prefix="room-")

    def __enter__(self):
        try:
            self.start()
        except BaseException:  # Ctrl-C, too
            if self.process:
                self.process.kill()
            self.folder.cleanup()
            raise
        self.thread = threading.Thread(target=self.keep_running, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        with self.lock:
            self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.thread.join()
        self.folder.cleanup()

    def start(self):
        command = [str(self.program), "--bind", self.bind, "--port", str(self.port), "--protected-mode", "no",
                   "--maxclients", str(MOST_CLIENTS), "--dir", self.folder.name, "--loglevel", "warning"]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                        text=True, errors="replace", start_new_session=True, preexec_fn=limit)
        told = ""
        for line in self.process.stdout:  # there may be a warning first
            if found := READY.search(line):
                self.port = int(found[1])  # for --port 0; and the same one if it has to be started again
                return
            told += line
        self.end()
        raise Trouble(f"The room's server doesn't start: {told.strip()}", what_to_do(told))

    def end(self):
        self.process.wait()
        self.process.stdout.close()

    def start_again(self):
        """When it doesn't answer. keep_running() does the rest."""
        with self.lock:
            self.process.kill()

    def keep_running(self):
        while not self.is_over.is_set():
            for _ in self.process.stdout:  # up to its end; what it logs is of no use here
                pass
            self.end()
            self.start_until_it_runs()

    def start_until_it_runs(self):
        """The network of this machine may be away for a while, and its address with it."""
        told = False
        while not self.is_over.wait(PAUSE if told else 0):
            try:
                with self.lock:
                    if not self.is_over.is_set():
                        self.start()
                        self.note("The room's server ended, and was started again. Somebody may have sent it too much.")
                return
            except (Trouble, OSError, subprocess.SubprocessError) as trouble:
                if not told:
                    self.note(f"The room's server ended. {getattr(trouble, 'what', trouble)} It is tried again every second.")
                told = True


def what_to_do(told):
    """About what the server has said."""
    if "in use" in told:
        return "Does another room run here? Then end it. Or choose another port: ./workshop room --port 16381"
    return "--bind wants an address of this machine. Without it, the server listens on all of them."


def limit():
    """In the new process: it may write no files, and not take all memory, and it ends with the room."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that SAVE is an error, and no end
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS has neither
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
