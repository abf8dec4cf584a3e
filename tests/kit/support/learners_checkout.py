"""A checkout to try the driver in, like a learner's: a copy beside the build, with a space in its path, a
git clone with a history of one commit. It is kept between tests, so that little has to be compiled;
fresh() undoes all edits."""

import functools
import os
import re
import shutil
import sys
import textwrap

from support import checkout, graded_tests, processes
from support.places import BUILD, ROOT
from support.raw_client import RawClient
from support.server_process import Process

sys.path.insert(0, str(ROOT / "tests" / "mistakes"))
import editing  # noqa: E402  (found through the line above)
import specification  # noqa: E402

FOLDER = BUILD / "a checkout"
# Most edits bring back code that a test has compiled before: where there is ccache, it isn't compiled again.
COMPILE_ONCE = BUILD / "compile-once"
CCACHE = f"""#!/bin/sh
CCACHE_DIR='{BUILD}/ccache' CCACHE_DEPEND=1 \\
CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime exec '{{}}' "$@" -fpch-preprocess
"""
LIMIT = 240  # seconds for a command: it may have to build all servers first


@functools.cache
def compile_once():
    if ccache := shutil.which("ccache"):
        COMPILE_ONCE.write_text(CCACHE.format(ccache))
        COMPILE_ONCE.chmod(0o755)
        os.environ["CMAKE_CXX_COMPILER_LAUNCHER"] = str(COMPILE_ONCE)  # for CMake, when it configures the checkout


def fresh():
    """As it was cloned: nothing edited, nothing remembered. Build output stays."""
    compile_once()
    checkout.restore(FOLDER)
    make_clone()


def make_clone():
    shutil.rmtree(FOLDER / ".git", ignore_errors=True)
    identity = ["-c", "user.name=a learner", "-c", "user.email=learner@localhost", "-c", "core.autocrlf=false"]
    for command in (["init", "-q"], ["add", "steps"], [*identity, "commit", "-q", "-m", "as it came"]):
        processes.run(["git", *command], cwd=FOLDER, check=True)


def write(step):
    """The learner has written the step, exactly as the reference has it."""
    for file in graded_tests.files_to_write(step):
        checkout.copy_if_different(ROOT / "solutions" / step / file.name, FOLDER / "steps" / step / file.name)


def write_with(step, mistake):
    """The learner has written the step with this mistake of the bank. Returns a title of a test that catches it."""
    write(step)
    spec = specification.read(specification.MISTAKES / step / f"{mistake}.mistake")
    (FOLDER / "steps" / step / spec.file).write_text(editing.edited(spec))
    return next(iter(spec.caught))


def edit(path, old, new):
    text = (FOLDER / path).read_text()
    assert old in text, f"no {old!r} in {path}"
    (FOLDER / path).write_text(text.replace(old, new))


def run(*command, folder=FOLDER, environment=None, **how):
    """What the command prints, both streams together, and its exit status."""
    settings = {"LC_ALL": "C.UTF-8", "TERM": "xterm", "MINI_REDIS_PLAIN": "", **(environment or {})}
    done = processes.run(command, cwd=folder, limit=LIMIT, env={**os.environ, **settings}, **how)
    return done.stdout + done.stderr, done.returncode


def workshop(*arguments, **how):
    return run("./workshop", *arguments, **how)


def python(script, **how):
    """Runs a Python script there that may import the driver's modules: for what comes in the midst of a command."""
    return run(sys.executable, "-c", "import sys; sys.path.insert(0, 'tools')\n" + textwrap.dedent(script), **how)


class Running(Process):
    """Runs ./workshop with these arguments until it prints the line that says that it listens."""

    def __init__(self, *arguments):
        super().__init__(["./workshop", *arguments], rb"listens on .*", LIMIT, cwd=FOLDER)
        self.name, self.port = re.search(r"(\S+)(?: \(echo\))? listens on \S+:(\d+)", self.output).groups()
        self.address = ("127.0.0.1", int(self.port))

    def connect(self):
        return RawClient(self.address)
