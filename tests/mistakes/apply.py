"""apply.py SPEC OUTPUT: writes the reference file with the edit that SPEC describes."""

import sys
from pathlib import Path

import specification

spec = specification.read(sys.argv[1])
output = Path(sys.argv[2])
output.parent.mkdir(parents=True, exist_ok=True)
output.write_text(spec.edited())
