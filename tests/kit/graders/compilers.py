"""GCC and clang, as they compile a learner's file: with the flags of the learner's build."""

import json
import os
import re
import shlex
import shutil
from functools import cached_property

from support import processes
from support.places import BUILD, ROOT

ONLY_THE_KIT_S = {"-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"}  # tools/cmake/settings.cmake
OLDEST = {"gcc": 12, "clang": 17}  # as the README says
NAMES = {"gcc": ["g++", *(f"g++-{number}" for number in range(16, 11, -1))],
         "clang": ["clang++", *(f"clang++-{number}" for number in range(22, 16, -1))]}
OF_CLANG = ["-DASIO_HAS_CO_AWAIT=1", "-DASIO_HAS_STD_COROUTINE=1", "-Werror=return-stack-address"]  # dependencies.cmake


def compiler(kind, folder):
    """A Compiler, if this machine has one of that kind that the kit takes; otherwise None. `folder`: for its files."""
    found = [path for name in NAMES[kind] if (path := shutil.which(name)) and version(path, kind) >= OLDEST[kind]]
    return Compiler(found[0], kind, folder) if found else None


def version(path, kind):
    """0 if it is of another kind: g++ is clang on macOS."""
    told = processes.run([path, "--version"]).stdout
    number = re.search(r"(\d+)\.\d+\.\d+", told)
    return int(number[1]) if number and ("clang" in told) == (kind == "clang") else 0


class Compiler:
    def __init__(self, path, kind, folder):
        self.path, self.kind, self.folder = path, kind, folder

    @cached_property
    def flags(self):
        """Those of a file of the learner's, without the kit's own, and with the precompiled header of this compiler."""
        flags = learners_flags()
        if self.kind == "clang":
            flags = [flag for flag in flags if flag != "-Werror=return-local-addr"] + OF_CLANG
        header = self.folder / f"{self.kind}.hpp"
        made = self.folder / f"{self.kind}.hpp.{'gch' if self.kind == 'gcc' else 'pch'}"
        header.write_text('#include "common/precompiled.hpp"\n')
        processes.run([self.path, *flags, f"-I{ROOT}/steps", "-x", "c++-header", header, "-o", made], check=True, limit=120)
        return flags + (["-include", str(header)] if self.kind == "gcc" else ["-include-pch", str(made)])

    def messages(self, root, file, whole=False):
        """What it says about steps/FILE in this checkout, as in a build by Ninja."""
        how = ["-S", "-o", os.devnull] if whole else ["-fsyntax-only"]
        done = self.run([*how, root / "steps" / file], root)
        return f"FAILED: steps/CMakeFiles/layer_{file[:2]}_mine.dir/{file}.o\n{done.stderr}"

    def run(self, arguments, root):
        return processes.run([self.path, *self.flags, f"-I{root}/steps", *arguments], limit=60,
                             env={**os.environ, "LC_ALL": "C"})


def learners_flags():
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    command = next(each["command"] for each in commands if "layer_03_mine.dir" in each["command"])
    command = re.sub(r" -(?:include|o|c|Winvalid-pch|fpch-preprocess)\b(?: [^-]\S*)?", "", command)
    return [flag for flag in shlex.split(command)[1:] if flag not in ONLY_THE_KIT_S and not flag.startswith(f"-I{ROOT}")]
