"""The driver of the workshop: `./workshop COMMAND`. It calls CMake to build, and CTest to run the tests."""

import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])
from workshop.cli import main  # noqa: E402  (the line above makes Python find it)

sys.exit(main(sys.argv[1:]))
