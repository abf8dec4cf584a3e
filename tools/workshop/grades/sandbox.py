"""The sandboxes: bubblewrap's command lines, all of them, so that what a submission can reach is read in one place.

These programs run for a submission, each with as little as it needs:
  compiler, linker   read what they are to compile or link, write one folder
  explainer          says what the compiler means
  tester             no line of the submission in it; starts the server in a sandbox of its own, inside this one
  server             the submission: itself, its libraries, four devices, and nothing else
None has a network, a home, an environment, or a capability.
"""

import functools
import os
import shutil
import subprocess

from ..doctor.packages import install_command
from ..steps import ROOT

STEPS = ROOT / "steps"
# Not the programs in /usr/bin: there may be a Redis among them.
SYSTEM = ("/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32", "/usr/libexec", "/usr/include",
          "/usr/local/lib", "/usr/local/lib64", "/usr/local/libexec", "/usr/local/include")
SHORT = ("/bin", "/lib", "/lib32", "/lib64", "/libx32")  # links into /usr, today
TOOLS = ("as", "ld", "ld.bfd", "ld.gold", "ld.lld", "ld.mold")
DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
TEMPORARY = "/tmp"
OUT, SERVER, LAUNCHER = "/out", "/server", "/launcher"
INSIDE = "/usr/bin/bwrap"  # bubblewrap in a sandbox, for one inside that
MEGABYTE = 1 << 20
NOBODY = "65534"
DISK = 64 * MEGABYTE  # for the files of a server that is tested
MOST_MEMORY = 3000  # megabytes of address space that a program may have; a compiler needs 1000
OBJECT = 10  # megabytes of an object file; an honest one has 0.2
ALONE = ("--die-with-parent", "--new-session", "--clearenv", "--cap-drop", "ALL")


def compiler(command, folder, files, headers):
    """Runs a compiler. `folder`: what it may write, as OUT. `files`: {path: the file to read there}; what is there in
    the checkout is not seen. `headers`: other folders that it reads."""
    return [*limited(memory=MOST_MEMORY, cpu=60, file=OBJECT), *box(command[0], *TOOLS), *device("/dev/null"), *temporary(),
            *sources(files), *readable(*headers), "--bind", folder, OUT, *locked(), *command]


def linker(command, folder, objects, libraries):
    """`objects`: {path: the file to read there}, of the submission. `libraries`: files of the kit."""
    return [*limited(memory=MOST_MEMORY, cpu=60), *box(command[0], *TOOLS), *device("/dev/null"), *temporary(),
            *replaced(objects), *readable(*libraries), "--bind", folder, OUT, *locked(), *command]


def explainer(command, files):
    """Reads what the compiler has said of a submission, and the lines that it is about. A submission can make the
    compiler name any file, so here are only those that its author may see."""
    return [*limited(memory=1000, cpu=10), *box(command[0]), *device("/dev/null"), *sources(files),
            *readable(ROOT / "tools", ROOT / "solutions"), *locked(), *command]


def tester(command, program, launcher, files, environment):
    """`program`: the server to test, as SERVER. `launcher`: what starts it, as LAUNCHER. `files`: as for the
    compiler."""
    variables = [word for name, value in environment.items() for word in ("--setenv", name, value)]
    return [*limited(memory=2000, cpu=60), *box("addr2line", "bwrap"), "--dev", "/dev", "--proc", "/proc", *temporary(),
            *sources(files), *readable(command[0]), "--ro-bind", program, SERVER, "--ro-bind", launcher, LAUNCHER,
            *variables, *locked(), *command]


def server(libraries, keeps_files):
    """The command with which the tester starts the server, from inside its own sandbox. The network is the tester's."""
    found = ["--ro-bind", SERVER, SERVER, "--ro-bind", LAUNCHER, LAUNCHER, *readable(*libraries), *device(*DEVICES)]
    place = ["--bind", TEMPORARY, TEMPORARY] if keeps_files else []
    return [INSIDE, "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", *ALONE,
            *found, *place, *locked(), LAUNCHER, SERVER]


def box(*programs):
    """A sandbox with these programs, and the system's libraries and headers."""
    return ["bwrap", "--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY, *ALONE,
            "--setenv", "PATH", "/usr/bin", "--setenv", "LC_ALL", "C",
            *(word for folder in SYSTEM if os.path.isdir(folder) for word in ("--ro-bind", folder, folder)),
            *(word for path in SHORT for word in short(path)),
            *(word for name in programs for word in installed(name))]


def short(path):
    if os.path.islink(path):
        return ["--symlink", os.readlink(path), path]
    return ["--ro-bind", path, path] if os.path.isdir(path) and path != "/bin" else []


@functools.lru_cache(maxsize=None)
def installed(name):
    """The program under its own name, without the links that lead to it on this machine. A package such as LLVM keeps
    all of it in one folder, and its programs look for the rest there: so they stay links."""
    found = shutil.which(name)
    if not found:
        return []
    real = os.path.realpath(found)
    inside = any(real.startswith(f"{folder}/") for folder in SYSTEM)
    place = name if name.startswith("/usr/") else f"/usr/bin/{os.path.basename(name)}"
    return ["--symlink", real, place] if inside else ["--ro-bind", real, place]


def sources(files):
    return ["--ro-bind", str(STEPS), str(STEPS), *replaced(files)]


def replaced(files):
    return [word for path, file in files.items() for word in ("--ro-bind", str(file), str(path))]


def readable(*paths):
    return [word for path in paths for word in ("--ro-bind", str(path), str(path))]


def device(*paths):
    return [word for path in paths for word in ("--dev-bind", path, path)]


def temporary():
    return ["--size", str(DISK), "--tmpfs", TEMPORARY, "--setenv", "TMPDIR", TEMPORARY]


def locked():
    """The last words before the command."""
    return ["--remount-ro", "/", "--chdir", "/", "--"]


def limited(memory, cpu, file=100):
    """Megabytes of address space and of a file, and seconds of a processor. If all of the memory is used up
    nevertheless, the kernel ends this first, and not the grader."""
    first = ["choom", "-n", "1000", "--"] if shutil.which("choom") else []
    return [*first, "prlimit", f"--as={memory * MEGABYTE}", f"--cpu={cpu}", f"--fsize={file * MEGABYTE}", "--core=1"]


@functools.lru_cache(maxsize=None)
def libraries(*programs):
    """The shared libraries of programs of the kit's, and the loader. Never ask for a submission's: that runs it."""
    told = subprocess.run(["ldd", *programs], capture_output=True, text=True, check=True).stdout
    words = [word for line in told.splitlines() if not line.endswith(":") for word in line.split()]
    return tuple(dict.fromkeys(word for word in words if word.startswith("/")))


@functools.lru_cache(maxsize=None)
def why_not():
    """Why there are no sandboxes on this machine; "" if there are."""
    for name in ("bwrap", "prlimit"):
        if not shutil.which(name):
            return f"{name} is not installed"
    inner = [INSIDE, "--unshare-user", "--unshare-pid", *ALONE, *readable(*libraries("/usr/bin/true")),
             "--ro-bind", "/usr/bin/true", "/true", *locked(), "/true"]
    outer = [*box("bwrap", "true"), "--dev", "/dev", "--proc", "/proc", *temporary(), *locked()]
    tried = subprocess.run([*limited(memory=MOST_MEMORY, cpu=60), *outer, *inner], stdin=subprocess.DEVNULL,
                           capture_output=True, text=True, errors="replace")
    told = tried.stderr.strip().splitlines() or [f"bwrap ends with status {tried.returncode}"]
    return told[-1].rstrip(".") if tried.returncode else ""


def what_to_do():
    """About what why_not() says."""
    if not shutil.which("bwrap"):
        return install_command("bubblewrap")
    return "docs/grading.md#where-there-is-no-sandbox says how this machine, or a container, can allow it"
