"""How to install what is missing. Asks tools/packages.sh, which also works where there is no Python yet."""

import subprocess

from ..steps import ROOT


def install_command(name):
    """What to type on this machine, for example "sudo apt-get install ninja-build"."""
    script = '. tools/packages.sh && install_command "$1"'
    return subprocess.run(["sh", "-c", script, "sh", name], cwd=ROOT, capture_output=True, text=True).stdout.strip()
