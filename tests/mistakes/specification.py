"""What a .mistake or .variant file says. README.md beside this file has the format."""

from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Specification:
    path: Path
    description: str = ""
    file: str = ""
    caught: list = field(default_factory=list)
    says: list = field(default_factory=list)
    edits: list = field(default_factory=list)  # pairs of texts: is, becomes
    whole: str = None

    @property
    def name(self):
        return self.path.stem

    @property
    def is_mistake(self):
        return self.path.suffix == ".mistake"

    @property
    def reference(self):
        return ROOT / "solutions" / self.path.parent.name / self.file

    def edited(self):
        if self.whole is not None:
            return self.whole
        text = self.reference.read_text()
        for old, new in self.edits:
            if text.count(old) != 1:
                raise ValueError(f"{self.path}: this stands {text.count(old)} times in {self.reference}:\n{old}")
            text = text.replace(old, new)
        return text


def read(path):
    spec = Specification(Path(path).resolve())
    head, *rest = spec.path.read_text().split("--- whole file\n")
    if rest:
        spec.whole = rest[0]
    head, *edits = head.split("--- is\n")
    for edit in edits:
        old, new = edit.split("--- becomes\n")
        spec.edits.append((old, new.split("--- end")[0]))
    for line in head.strip().splitlines():
        word, _, value = line.partition(" ")
        if word == "file":
            spec.file = value.strip()
        elif word in ("caught", "says"):
            getattr(spec, word).append(value.strip())
        else:
            spec.description += line + "\n"
    check(spec)
    return spec


def check(spec):
    if not spec.reference.is_file():
        raise ValueError(f"{spec.path}: there is no {spec.reference}")
    if not spec.edits and spec.whole is None:
        raise ValueError(f"{spec.path}: edits nothing")
    if spec.is_mistake and not (spec.caught and spec.says):
        raise ValueError(f"{spec.path}: a mistake names a test that catches it, and words of its report")
    if not spec.is_mistake and (spec.caught or spec.says):
        raise ValueError(f"{spec.path}: a variant is right; no test catches it")
