"""Where the checkout is, and what was built of it."""
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = Path(os.environ.get("MINI_REDIS_BUILD", ROOT / "build" / "kit")).resolve()
