"""The room's own server: the kit's reference, with nothing to lose. Everybody in the network can send it any command.

It keeps nothing on the disk, takes a limited number of clients and a limited amount of memory, and is started again if
somebody manages to end it."""

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


class Server:
    """For the length of a with block. `note` is called with what happens to it, in words."""

    def __init__(self, program, bind, port, note):
        self.program, self.bind, self.port, self.note = program, bind, port, note
        self.is_over, self.lock = False, threading.Lock()  # held while it is started or ended
        self.folder = tempfile.TemporaryDirectory(prefix="room-")

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.folder.cleanup()
            raise
        self.thread = threading.Thread(target=self.keep_running, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        with self.lock:
            self.is_over = True
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
        first = self.process.stdout.readline()
        if not (found := READY.search(first)):
            self.process.kill()
            raise Trouble(f"The room's server doesn't start: {(first + self.process.stdout.read()).strip()}",
                          "If the port is taken, choose another: ./workshop room --port 16381")
        self.port = int(found[1])  # for --port 0; and the same one if it has to be started again

    def start_again(self):
        """When it doesn't answer. keep_running() does the rest."""
        with self.lock:
            self.process.kill()

    def keep_running(self):
        while True:
            for _ in self.process.stdout:  # up to its end; what it logs is of no use here
                pass
            self.process.wait()
            self.process.stdout.close()
            with self.lock:
                if self.is_over or not self.is_started_again():
                    return

    def is_started_again(self):
        try:
            self.start()
        except (Trouble, OSError) as trouble:
            self.note(f"The room's server ended. {getattr(trouble, 'what', trouble)} End the room with Ctrl-C, and start it again.")
            return False
        self.note("The room's server ended, and was started again. Somebody may have sent it too much.")
        return True


def limit():
    """In the new process: it may write no files, and not take all memory."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that SAVE is an error, and no end
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # macOS refuses it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
