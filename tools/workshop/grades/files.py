"""Writes a file as a whole: a reader sees the old contents or the new. A link at its place is replaced."""

import os
import secrets
from pathlib import Path

from ..trouble import Trouble


def write(path, text):
    """`text` may come from a submission: what UTF-8 cannot hold becomes a question mark."""
    path = Path(path)
    unfinished = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(unfinished, "xb") as file:
            file.write(text.encode("utf-8", "replace"))
        os.replace(unfinished, path)
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror}.",
                      "Make room on the disk, or name a folder that you may write to.") from None
    finally:
        unfinished.unlink(missing_ok=True)
