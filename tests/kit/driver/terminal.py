"""A real terminal to try the driver in: tmux, with its own server that ends with the test."""

import os
import tempfile

from support import processes
from support.limits import eventually

PATIENCE = 60  # seconds: something may have to be compiled first


class Terminal:
    """A window with this many columns and lines, and a shell in it."""

    def __init__(self, folder, columns=100, lines=35, environment=None):
        self._folder = tempfile.TemporaryDirectory(prefix="terminal-")
        self._socket = os.path.join(self._folder.name, "socket")
        settings = {"LC_ALL": "C.UTF-8", "NO_COLOR": "", "MINI_REDIS_PLAIN": "", **(environment or {})}
        words = [word for name, value in settings.items() for word in ("-e", f"{name}={value}")]
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines), "-c", str(folder), *words,
                   "exec env PS1='prompt> ' bash --norc --noprofile")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._tmux("kill-server")
        self._folder.cleanup()

    def _tmux(self, *words):
        return processes.run(["tmux", "-S", self._socket, *words], env={**os.environ, "LC_ALL": "C.UTF-8"}).stdout

    def type(self, *keys):
        """Keys as tmux names them, or text."""
        self._tmux("send-keys", *keys)

    def enter(self, line):
        self.type(line, "Enter")

    def resize(self, columns, lines):
        self._tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def screen(self, *, with_colours=False):
        return self._tmux("capture-pane", "-p", *(["-e"] if with_colours else []))

    def is_as_a_program_finds_it(self):
        """The cursor is visible, and the screen is the shell's own."""
        return self._tmux("display", "-p", "#{cursor_flag} #{alternate_on}").split() == ["1", "0"]

    def settled(self, start):
        """The line that begins with this, once it is longer than what was typed."""
        def longer():
            lines = [line[line.index(start):].rstrip() for line in self.screen().splitlines() if start in line]
            return lines[-1] if lines and lines[-1] != start else None
        return eventually(longer, f"nothing completes {start!r}", PATIENCE)

    def shows(self, *words, but=()):
        """The screen, once it shows all the words (and none of the others)."""
        def found():
            screen = self.screen()
            fits = all(word in screen for word in words) and not any(word in screen for word in but)
            return screen if fits else None
        try:
            return eventually(found, f"the terminal does not show {words}", PATIENCE)
        except TimeoutError as error:
            raise AssertionError(f"{error}; it shows\n{self.screen()}") from None
