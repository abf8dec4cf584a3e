"""GCC and clang, as they compile a learner's file: with the flags of the learner's build."""

import json
import os
import re
import shlex
import shutil

from support import processes
from support.places import BUILD, ROOT

ONLY_THE_KIT_S = {"-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"}  # tools/cmake/settings.cmake
ONLY_GCC_S = "-Werror=return-local-addr"
ONLY_CLANG_S = ["-Werror=return-stack-address", "-Werror=dangling-gsl",
                "-DASIO_HAS_CO_AWAIT=1", "-DASIO_HAS_STD_COROUTINE=1"]
OLDEST = {"gcc": 12, "clang": 17}  # as the README says
NAMES = {"gcc": ["g++", *(f"g++-{number}" for number in range(16, 11, -1))],
         "clang": ["clang++", *(f"clang++-{number}" for number in range(22, 16, -1))]}


def compiler(kind, folder):
    """A Compiler, if this machine has one of that kind that is new enough; or None. `folder`: for its files."""
    found = filter(None, map(shutil.which, NAMES[kind]))
    path = next((path for path in found if version(path, kind) >= OLDEST[kind]), None)
    return Compiler(path, kind, folder) if path else None


def version(path, kind):
    """0 if it is of another kind: g++ is clang on macOS."""
    told = processes.run([path, "--version"]).stdout
    number = re.search(r"(\d+)\.\d+\.\d+", told)
    return int(number[1]) if number and ("clang" in told) == (kind == "clang") else 0


class Compiler:
    def __init__(self, path, kind, folder):
        self.path, self.is_clang = path, kind == "clang"
        self.flags = learners_flags(self.is_clang)
        self.flags += self.precompiled(folder / "precompiled.hpp")

    def precompiled(self, header):
        """Compiles the headers that most files include. The flags with which a file includes them."""
        made = header.with_suffix(".hpp.pch" if self.is_clang else ".hpp.gch")
        header.write_text('#include "common/precompiled.hpp"\n')
        self.run(["-x", "c++-header", header, "-o", made], ROOT, check=True)
        return ["-include-pch", str(made)] if self.is_clang else ["-include", str(header)]

    def messages(self, root, file, whole=False):
        """What it says about steps/FILE in this checkout, as in a build by Ninja."""
        how = ["-S", "-o", os.devnull] if whole else ["-fsyntax-only"]
        done = self.run([*how, root / "steps" / file], root)
        return f"FAILED: steps/CMakeFiles/layer_{file[:2]}_mine.dir/{file}.o\n{done.stderr}"

    def run(self, arguments, root, **how):
        return processes.run([self.path, *self.flags, f"-I{root}/steps", *arguments], limit=60,
                             env={**os.environ, "LC_ALL": "C"}, **how)


def learners_flags(is_clang):
    """Those of a learner's file, without paths, the precompiled header, and what only the kit's build has."""
    commands = json.loads((BUILD / "compile_commands.json").read_text())
    command = next(each["command"] for each in commands if "layer_03_mine.dir" in each["command"])
    command = re.sub(r" -(?:include|o|c|Winvalid-pch|fpch-preprocess)\b(?: [^-]\S*)?", "", command)
    flags = [flag for flag in shlex.split(command)[1:]
             if flag not in {*ONLY_THE_KIT_S, ONLY_GCC_S, *ONLY_CLANG_S} and not flag.startswith(f"-I{ROOT}")]
    return flags + (ONLY_CLANG_S if is_clang else [ONLY_GCC_S])
