"""The driver of the workshop: `./workshop COMMAND`. Building is CMake's and running the tests is CTest's; this asks them."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])
from workshop.cli import main  # noqa: E402  (found through the line above)

sys.exit(main(sys.argv[1:]))
