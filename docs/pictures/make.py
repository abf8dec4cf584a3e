"""Makes the pictures of the docs: `python3 docs/pictures/make.py` writes all, `... make.py NAME` some of them.

Each picture is a function of a module here, and has the function's name: `event_loop()` makes event-loop.svg.
"""
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOT_PICTURES = {"make", "style", "drawing", "plot"}


def pictures():
    """{file name: its content}"""
    sys.path.insert(0, str(HERE))
    modules = [path.stem for path in sorted(HERE.glob("*.py")) if path.stem not in NOT_PICTURES]
    return {f"{name.replace('_', '-')}.svg": function().svg() for module in modules
            for name, function in vars(importlib.import_module(module)).items()
            if getattr(function, "__module__", None) == module and not name.startswith("_") and callable(function)}


def main(chosen):
    for name, content in pictures().items():
        if not chosen or name.removesuffix(".svg") in chosen:
            (HERE / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
