"""Writes a file as a whole: a reader sees the old contents or the new. A link at its place is replaced."""

import contextlib
import os
import secrets
from pathlib import Path

from ..trouble import Trouble


def write(path, text):
    """`text` may come from a submission: what UTF-8 cannot hold becomes a question mark."""
    with unfinished(Path(path)) as file:
        file.write(text.encode("utf-8", "replace"))
        file.flush()
        os.replace(file.name, path)


def try_out(path):
    """Trouble if it could not be written, before work is lost for that."""
    with unfinished(Path(path)):
        pass


@contextlib.contextmanager
def unfinished(path):
    """A new file in the same folder. It is removed if it is still there at the end."""
    place = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(place, "xb") as file:
            yield file
    except OSError as error:
        raise Trouble(f"{path} cannot be written: {error.strerror}.",
                      "Make room on the disk, or name a folder that you may write to.") from None
    finally:
        with contextlib.suppress(OSError):
            place.unlink()
