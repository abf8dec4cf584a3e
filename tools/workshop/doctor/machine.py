"""The checks of `doctor`: the machine, and this checkout on it."""

import os
import resource
import shlex
import shutil
import socket
import subprocess
import time

from .. import build, fingerprint, stubs
from ..steps import ROOT, all_steps
from ..terminal import speaks_unicode
from .diagnosis import note, ok, problem
from .packages import install_command

DISK_MB = 1000       # how large build/ may become, with the fast build
OPEN_FILES = 512     # a test has 100 clients, with both ends of each connection in one process
CPU_SECONDS = 300    # for a full build
AHEAD = 5            # seconds by which the clocks of a shared folder may differ


def check_port(port, whose, other):
    def check():
        title = f"port {port}"
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
            except OSError as error:
                return note(title, f"{whose} listens there, and cannot: {error.strerror}. {owner(port)}", other)
        return ok(title, "free")
    return check


def owner(port):
    """What answers on the port, as far as a client can tell."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as client:
            client.sendall(b"PING\r\n")
            return "A Redis answers there." if client.recv(10).startswith(b"+PONG") else "Some other server answers there."
    except OSError:
        return "Something has taken it that does not answer."


def check_disk():
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < DISK_MB:
        return problem("disk", f"{free} MB are free, {DISK_MB} MB are needed", "rm -r build   (and what else can go)")
    return ok("disk", f"{free} MB free")


def check_writable():
    made = [path for folder in (ROOT / "build", ROOT / ".workshop") for path in (folder, *sorted(folder.glob("*")))]
    for path in (ROOT, *made, *(ROOT / "steps" / step.folder for step in all_steps())):
        if path.exists() and not os.access(path, os.W_OK):
            return cannot_be_written(path)
    return ok("permissions", "the checkout can be written")


def cannot_be_written(path):
    if os.statvfs(path).f_flag & os.ST_RDONLY:
        return problem("permissions", f"{path} is on a file system that can only be read",
                       f"copy the kit to one that you can write to: cp -r {shlex.quote(str(ROOT))} ~/")
    return problem("permissions", f"{path} is not yours to write", f"sudo chown -R \"$(id -un)\" {shlex.quote(str(ROOT))}")


def check_loopback():
    try:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            with socket.create_connection(listener.getsockname(), timeout=2):
                return ok("loopback", "127.0.0.1 can be reached")
    except OSError as error:
        return problem("loopback", f"127.0.0.1 cannot be reached: {error.strerror or error}", "sudo ip link set lo up")


def check_git():
    if not (ROOT / ".git").exists():
        return note("git", "this folder isn't a clone: ./workshop reset can't bring the stubs back",
                    "keep a copy of steps/ as it is now, or clone the kit with git")
    if not shutil.which("git"):
        return note("git", "it isn't installed: ./workshop reset can't bring the stubs back", install_command("git"))
    if refused := stubs.git_refuses():
        return note("git", f"the clone cannot be read: {refused.what}", refused.remedy)
    done = subprocess.run(["git", "cat-file", "--batch-check"], cwd=ROOT, input="\n".join(stubs.identities().values()),
                          capture_output=True, text=True)
    if " missing" in done.stdout:
        return note("git", "the history doesn't go back to the stubs, which ./workshop reset needs", "git fetch --unshallow")
    unmerged = subprocess.run(["git", "ls-files", "--unmerged"], cwd=ROOT, capture_output=True, text=True).stdout
    if unmerged:
        return problem("git", "a merge is unfinished: files with <<<<<<< don't compile", "git status   (then git merge --abort)")
    return ok("git", "a clone with the stubs in its history")


def check_build_folder():
    """If a checkout was moved or copied, its build folder still builds the old one."""
    presets = sorted(cache.parent.name for cache in (ROOT / "build").glob("*/CMakeCache.txt"))
    if not presets:
        return ok("build folder", "not there yet: the first build makes it")
    for preset in presets:
        if home := build.other_home(preset):
            return problem("build folder", f"build/{preset} belongs to {home}, not to this folder", f"rm -r build/{preset}")
    return ok("build folder", "belongs to this checkout")


def check_editor():
    link = ROOT / "compile_commands.json"
    if not link.exists():
        return note("editor", "compile_commands.json isn't there, so clangd can't find the headers", "cmake --preset default")
    return ok("editor", "compile_commands.json is there for clangd")


def check_dates():
    """Ninja compares dates: it builds a file from the future again and again."""
    limit = time.time() + AHEAD
    late = [path for step in all_steps() for path in step.sources if path.exists() and path.stat().st_mtime > limit]
    if late:
        name = late[0].relative_to(ROOT)
        return problem("dates", f"{name} is from the future", "find steps tests solutions -name '*.?pp' -exec touch {} +")
    return ok("dates", "no file is from the future")


def check_locale():
    if not speaks_unicode():
        return note("locale", "it isn't UTF-8: bars and arrows are drawn in ASCII", "export LC_ALL=C.UTF-8")
    return ok("locale", "UTF-8")


def check_limit(title, kind, least, what, remedy):
    def check():
        limit = resource.getrlimit(kind)[0]
        if limit != resource.RLIM_INFINITY and limit < least:
            return problem(title, f"{what} are limited to {limit}, {least} are needed", remedy)
        return ok(title, "enough")
    return check


def check_environment():
    """Variables that change the tests' verdicts silently."""
    for name in fingerprint.STEERING:
        if os.environ.get(name):
            return note("environment", f"{name} is set: the tests behave differently from elsewhere", f"unset {name}")
    return ok("environment", "nothing of ours is set")


CHECKS = [check_port(6379, "your server", "stop it, or use another port: ./workshop serve --port 7000"),
          check_port(16379, "the reference", "stop it, or use another port: ./workshop serve --reference --port 17000"),
          check_loopback, check_disk, check_writable, check_git, check_build_folder, check_editor, check_dates, check_locale,
          check_limit("open files", resource.RLIMIT_NOFILE, OPEN_FILES, "open files", "ulimit -n 1024"),
          check_limit("CPU time", resource.RLIMIT_CPU, CPU_SECONDS, "seconds of CPU", "ulimit -t unlimited"),
          check_environment]
