"""Where you called ./workshop: it runs in the top folder of the checkout itself."""

import os
from pathlib import Path

CALLED_FROM = "MINI_REDIS_CALLED_FROM"  # an environment variable that ./workshop sets


def from_here(path):
    """A path as you mean it."""
    return Path(os.environ.get(CALLED_FROM) or os.getcwd(), path)
