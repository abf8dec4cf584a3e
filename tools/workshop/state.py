"""What the driver remembers between its runs, in one folder that git ignores: .workshop/"""

import json
import os

from .steps import ROOT
from .trouble import Trouble

FOLDER = ROOT / ".workshop"


def recall(name):
    """What was remembered under this name, or {}. A file that cannot be read counts as missing."""
    try:
        with open(FOLDER / f"{name}.json", encoding="utf-8") as file:
            value = json.load(file)
        return value if isinstance(value, dict) else {}
    except (OSError, ValueError):
        return {}


def remember(name, value):
    """Replaces the file in one step, so that it is complete even if two drivers write it at once."""
    file = FOLDER / f"{name}.json"
    temporary = file.with_suffix(f".{os.getpid()}")
    try:
        FOLDER.mkdir(exist_ok=True)
        temporary.write_text(json.dumps(value, indent=1), encoding="utf-8")
        os.replace(temporary, file)
    except OSError as error:
        raise Trouble(f"{file.parent} cannot be written: {error.strerror}.",
                      "The driver keeps the board there: see that the folder belongs to you and the disk has room.")
