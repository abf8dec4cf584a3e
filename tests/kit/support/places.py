"""Where the checkout is, and where its build output is."""
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = Path(os.environ.get("MINI_REDIS_BUILD", ROOT / "build" / "kit")).resolve()
