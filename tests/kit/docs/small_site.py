"""A site with little to read, so that it's built quickly: its scripts and its theme are the real ones."""
import os
import shutil
from pathlib import Path

from site_build import DOCS
from support import processes
from support.places import ROOT

LEFT_OUT = shutil.ignore_patterns("*.md", "server", "pages", "cache", "dist", ".temp", "engine-*", "*.timestamp-*")
README = """# Small: a site

It has a widget.

```console
$ redis-cli PING
PONG
```

## The widget

<Live widget="terminal">
On the site, this is a terminal.
</Live>
"""


class SmallSite:
    def __init__(self, folder):
        self.root, self.programs = Path(folder) / "checkout", Path(folder) / "bin"
        for name in ("docs/page", "docs/.vitepress", "steps", "solutions"):
            shutil.copytree(ROOT / name, self.root / name, ignore=LEFT_OUT)
        for name in ("docs/package.json", "docs/reading-order.txt"):
            shutil.copy(ROOT / name, self.root / name)
        (self.root / "tests").mkdir()
        for name, text in (("README.md", README), ("WORKSHOP_GUIDE.md", "# A guide\n")):
            (self.root / name).write_text(text, encoding="utf-8")
        self._allow("sh", "node", "npm")

    def _allow(self, *programs):
        """These are the programs on the PATH."""
        self.programs.mkdir()
        for program in programs:
            (self.programs / program).symlink_to(shutil.which(program))

    def run(self, *command):
        """What it prints, in docs/."""
        done = processes.run(command, cwd=self.root / "docs", stderr=processes.STDOUT, limit=200,
                             env={**os.environ, "PATH": str(self.programs)})
        if done.returncode:
            raise AssertionError(f"{command} fails:\n{done.stdout}")
        return done.stdout

    def build(self):
        """The site's folder, and what the build prints."""
        (self.root / "docs" / "node_modules").symlink_to(DOCS / "node_modules")
        told = self.run("npm", "run", "build")
        return self.root / "docs" / ".vitepress" / "dist", told
