"""Where a server spends its time: samples of its stack by perf, with names that a person can read."""

import re
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from servers import Trouble, spawn, stop

RATE = 997  # samples a second: a prime, so that nothing regular hides between them
KERNEL = re.compile(r"ffff[0-9a-f]{8,}$")
SYSTEM_CALLS = {"__libc_send": "send", "__send": "send", "__libc_recv": "recv", "__recv": "recv", "epoll_wait": "epoll_wait"}
# Where a packet passes in the kernel. What it does in between is left out.
MILESTONES = {"tcp_sendmsg", "ip_output", "tcp_v4_rcv", "sock_def_readable", "tcp_recvmsg"}
MEMORY = {"operator new": "malloc", "malloc": "malloc", "__GI___libc_malloc": "malloc", "_int_malloc": "malloc",
          "operator delete": "free", "cfree": "free", "__GI___libc_free": "free", "_int_free": "free"}
COMMANDS = {"get", "set"}
SHOWN_SCOPES = {"SlowStore", "ItemTable", "Item", "unordered_map"}
STANDARD = {"_Hashtable": "unordered_map", "_Rb_tree": "map"}
PUBLIC = re.compile(r"std::(?:\w+::)*(?:basic_\w*stringstream|basic_string|_Hashtable|unordered_map|_Rb_tree|map|deque)::~?\w+")
OURS = re.compile(r"mini_redis::|\(anonymous namespace\)::|\w+$")
# What is in the parts of step 11 and still says nothing, and what starts the server.
DULL = {"operator", "operator()", "allocate", "deallocate", "pair", "compare", "initiate", "run", "main", "serve_clients"}
WHOLE = {"hash_of"}  # what they call is left out



@contextmanager
def recording(server, core):
    """Samples for the length of a with block. It gets a list, which has the stacks afterwards: see read()."""
    stacks = []
    with tempfile.TemporaryDirectory(prefix="mini-redis-perf-") as home:
        data = Path(home, "perf.data")
        command = ["perf", "record", "--quiet", "--event", "cpu-clock", "--freq", str(RATE), "--call-graph", "dwarf,8192",
                   "--pid", str(server.pid), "--output", str(data)]
        recorder = spawn(command, core, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            yield stacks
        finally:
            recorder.send_signal(signal.SIGINT)  # and it writes the rest
            said = recorder.communicate()[1]
            stop(recorder)
        stacks += read(printed(data, said))


def printed(data, said):
    if not data.is_file():
        raise Trouble(f"perf record fails: {(said.strip() or 'no output').splitlines()[-1]}")
    command = ["perf", "script", "--input", str(data), "--fields", "ip,sym"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def read(text):
    """perf script's output as a list of stacks, the outermost frame first."""
    samples = [[line.split(maxsplit=1) for line in block.splitlines()] for block in text.split("\n\n")]
    return [stack(frames) for frames in samples if frames and any(frames)]


def stack(frames):
    """The frames worth a box, as names, without repetitions. perf has the innermost first."""
    names = []
    for address, *symbol in reversed([frame for frame in frames if frame]):
        name = name_of(address, symbol[0] if symbol else "")
        if name in SYSTEM_CALLS.values():
            names = []  # a coroutine that waits is on no stack: its calls begin at the bottom
        if name in COMMANDS and names[-1:] == ["run_next"]:
            names.append("execute")  # it ends with this call, so its own frame is gone already
        if name and name not in names[-1:]:
            names.append(name)
        if name in {*MEMORY.values(), *WHOLE}:
            break
    return names or ["asio"]


def name_of(address, symbol):
    """Short, or None if it is left out."""
    if KERNEL.match(address):
        return symbol if symbol in MILESTONES else None
    plain = without_arguments(symbol)
    if plain in SYSTEM_CALLS or plain in MEMORY:
        return SYSTEM_CALLS.get(plain) or MEMORY[plain]
    if found := re.match(r"__(memcpy|memmove|memcmp)_", plain):
        return found[1]
    if not (PUBLIC.match(plain) if plain.startswith("std::") else OURS.match(plain)):
        return None
    name = last_words(plain)
    own = name.rpartition("::")[2]
    return None if own in DULL or own.startswith(("_", "lll_")) else name


def without_arguments(symbol):
    """Without template arguments, however deep, and without what perf adds."""
    symbol = symbol.replace(" (inlined)", "").replace("[clone .resume]", "")
    symbol = re.sub(r"operator(<<|<|>>|>|->)", "operator", symbol)
    while (shorter := re.sub(r"<[^<>]*>", "", symbol)) != symbol:
        symbol = shorter
    return re.sub(r"@.*", "", symbol).strip()


def last_words(plain):
    """mini_redis::ItemTable::find as ItemTable::find; a constructor with parentheses."""
    words = [word for word in plain.replace("(anonymous namespace)", "").split("::") if word]
    scope, name = ["", *(STANDARD.get(word, word).replace("basic_", "") for word in words)][-2:]
    if name in (scope, f"~{scope}"):
        return f"{name}()"
    return f"{scope}::{name}" if scope in SHOWN_SCOPES else name
