"""The bank of hostile submissions: what each of them hands in, and what it deserves. README.md describes the files."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "tests" / "mistakes"), str(ROOT / "tools")]
import editing  # noqa: E402  (found through the line above)
import specification  # noqa: E402
from workshop import stubs  # noqa: E402

FIELD = re.compile(r"^(of|points|slow)  +(.+)$", re.MULTILINE)


@dataclass
class Hostile:
    spec: specification.Specification
    of: str = ""        # "solution": the whole step as the reference has it. "stub": this file alone
    points: int = 0     # what it deserves
    slow: str = ""      # "yes": it keeps the grader busy until its time is up, so try few tests

    @property
    def name(self):
        return self.spec.name

    @property
    def step(self):
        return self.spec.step

    def files(self, places):
        """{path in the submission: text}. `places`: {"HOME": a path}: for @HOME@ in the text."""
        names = self.step.files if self.of == "solution" else [self.spec.file]
        texts = {name: self._original(name) for name in names}
        text = editing.edited(self.spec, texts[self.spec.file])
        for word, place in places.items():
            text = text.replace(f"@{word}@", str(place))
        return {f"steps/{self.step.folder}/{name}": each for name, each in {**texts, self.spec.file: text}.items()}

    def _original(self, name):
        if self.of == "stub":
            return stubs.stub(ROOT / "steps" / self.step.folder / name).decode()
        return (ROOT / "solutions" / self.step.folder / name).read_text()


def everything(*names):
    """Those of these names, or all."""
    return [read(path) for path in sorted(HERE.glob("*/*.hostile")) if not names or path.stem in names]


def read(path):
    spec = specification.read(path)
    words = dict(FIELD.findall(spec.description))
    if set(words) < {"of", "points"} or words["of"] not in ("stub", "solution"):
        raise specification.Faulty(f"{spec.place}: say 'of stub' or 'of solution', and 'points N'")
    return Hostile(spec, words["of"], int(words["points"]), words.get("slow", ""))
