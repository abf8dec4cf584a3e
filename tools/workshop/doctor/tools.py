"""The checks of `doctor`: the programs and libraries that the kit needs."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ..grades import sandbox
from .diagnosis import Finding, note, ok, problem
from .packages import install_command

COMPILER_NEEDS = "GCC 12 or newer, or clang 17 or newer"
COROUTINE = """
#include <coroutine>
#include <hiredis/hiredis.h>
struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
task nothing() { co_return; }
int main() { nothing(); redisReader* reader = redisReaderCreate(); redisReaderFree(reader); }
"""
VERSIONS = """
#if __has_include(<asio/version.hpp>) && __has_include(<asio.hpp>)
#include <asio/version.hpp>
asio_version ASIO_VERSION
#endif
#if __has_include(<hiredis/hiredis.h>)
#include <hiredis/hiredis.h>
hiredis_version HIREDIS_MAJOR HIREDIS_MINOR HIREDIS_PATCH
#endif
#if __has_include(<catch2/catch_version_macros.hpp>)
#include <catch2/catch_version_macros.hpp>
catch2_version CATCH_VERSION_MAJOR CATCH_VERSION_MINOR CATCH_VERSION_PATCH
#elif __has_include(<catch2/catch.hpp>)
catch2_version 2
#endif
"""


def compiler():
    """As CMake chooses it: $CXX, or c++."""
    words = shlex.split(os.environ.get("CXX", "")) or ["c++"]
    return words if shutil.which(words[0]) else None


def include_paths():
    """Homebrew's folders, in which a compiler does not look on its own."""
    return [f"-I{path}" for path in ("/opt/homebrew/include", "/usr/local/include") if Path(path).is_dir()]


def library_paths():
    return [f"-L{path}" for path in ("/opt/homebrew/lib", "/usr/local/lib") if Path(path).is_dir()]


def run(command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, errors="replace", timeout=60)


def check_python():
    if sys.version_info < (3, 9):
        return problem("Python", f"{sys.version.split()[0]} is too old: 3.9 is needed", install_command("python3"))
    return ok("Python", sys.version.split()[0])


def check_compiler():
    command = compiler()
    if command is None:
        return problem("compiler", f"{os.environ.get('CXX') or 'c++'} is not there", install_command("compiler"))
    told = run([*command, "--version"]).stdout.splitlines() or ["no version"]
    return ok("compiler", told[0])


def check_coroutines():
    """Compiles and links a small coroutine. That needs the language, the library, hiredis and a linker."""
    command = compiler()
    if command is None:
        return problem("C++20 coroutines", "there's no compiler to try them with", install_command("compiler"))
    with tempfile.TemporaryDirectory(prefix="workshop-doctor-") as folder:
        done = run([*command, "-std=c++20", "-x", "c++", "-", *include_paths(), *library_paths(), "-lhiredis", "-o",
                    f"{folder}/program"], COROUTINE)
    if done.returncode == 0:
        return ok("C++20 coroutines", "a coroutine compiles and links")
    errors = [line for line in done.stderr.splitlines() if "error" in line or "cannot find" in line] or ["it fails"]
    if "hiredis" in errors[0]:
        return problem("C++20 coroutines", errors[0].strip(), install_command("hiredis"))
    return problem("C++20 coroutines", f"{errors[0].strip()} ({COMPILER_NEEDS} is needed)",
                   f"{install_command('compiler')}, or name a newer one: export CXX=g++-12, then rm -r build")


def version_of(command):
    """(3, 25) for a program that prints "... version 3.25.1"; () if it does not run."""
    try:
        found = re.search(r"(\d+)\.(\d+)", run(command).stdout)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return tuple(map(int, found.groups())) if found else ()


def check_cmake():
    version = version_of(["cmake", "--version"])
    shown = ".".join(map(str, version))
    if not version:
        return problem("cmake", "it isn't there, or doesn't run", install_command("cmake"))
    if version < (3, 25):
        return problem("cmake", f"{shown} is too old: 3.25 is needed", "python3 -m pip install --user 'cmake>=3.25'")
    return ok("cmake", shown)


def check_ninja():
    for name in ("ninja", "ninja-build"):
        if version := version_of([name, "--version"]):
            return ok("ninja", ".".join(map(str, version)))
    return problem("ninja", "it isn't there, or doesn't run", install_command("ninja"))


def libraries():
    """{name: version} of the libraries that the compiler finds."""
    command = compiler()
    if command is None:
        return {}
    done = run([*command, "-std=c++20", "-E", "-P", "-x", "c++", *include_paths(), "-"], VERSIONS)
    found = re.findall(r"^(\w+)_version (.+)$", done.stdout, re.MULTILINE)
    return {name: words.replace(" ", ".") for name, words in found}


def check_library(name, title, least, shown):
    def check():
        found = libraries().get(name)
        if found is None:
            return problem(title, "the compiler can't find its headers", install_command(name))
        version = shown(found)
        if version < least:
            needed = ".".join(map(str, least))
            return problem(title, f"{'.'.join(map(str, version))} is too old: {needed} is needed", install_command(name))
        return ok(title, ".".join(map(str, version)))
    return check


def numbers(text):
    return tuple(int(part) for part in text.split(".") if part.isdigit())


def asio_version(text):
    """ASIO_VERSION is 102201 for 1.22.1."""
    return int(text) // 100000, int(text) // 100 % 1000, int(text) % 100


def check_program(name, purpose):
    def check() -> Finding:
        path = shutil.which(name)
        if path is None:
            return note(name, f"it is not there: {purpose}", install_command("redis-cli" if name == "redis-benchmark" else name))
        return ok(name, path)
    return check


def check_debugger():
    path = shutil.which("gdb") or shutil.which("lldb")
    if path is None:
        return note("debugger", "neither gdb nor lldb is there: ./workshop why and ./workshop debug need one",
                    install_command("debugger"))
    return ok("debugger", path)


def check_sandbox():
    """Nothing of the workshop needs one but the grader."""
    if why := sandbox.why_not():
        return note("sandbox", f"./workshop grade can't keep submissions apart from this machine: {why}",
                    sandbox.what_to_do())
    return ok("sandbox", "submissions can be graded apart from this machine")


CHECKS = [check_python, check_compiler, check_cmake, check_ninja, check_coroutines,
          check_library("asio", "asio", (1, 18, 0), asio_version),
          check_library("hiredis", "hiredis", (0, 14), numbers),
          check_library("catch2", "Catch2", (2,), numbers),
          check_program("redis-cli", "you talk to your server with it"),
          check_program("redis-benchmark", "./workshop bench measures with it"),
          check_program("nc", "the lectures send bytes with it"),
          check_debugger,
          check_program("redis-server", "./workshop bench compares with it; nothing else needs it"),
          check_sandbox]
