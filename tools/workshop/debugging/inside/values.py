"""What a variable holds, in a few words.

This runs inside a debugger. gdb_view.py and lldb_view.py wrap its values in objects with the same members:

    type         the type's name, without typedefs, const and references
    kind         "pointer", "class", "other" or "unknown": nothing to show
    number()     the value as an int
    path(*names) the field of a field ..., or None if there is none
    fields()     [(name, value)] of a class
    target()     what a pointer points to;  element(n): the n-th from there;  stride(): the size of one
    memory(address, size)   the bytes there
    text()       the debugger's own words, or None
"""

import datetime
import re

LONGEST = 60  # bytes of a string; of one in something else, half of it
MOST = 4      # elements of a container, fields of a class
NEVER = 2**63 - 1  # steps/common/clock.hpp
UNITS = {"std::ratio<1, 1>": "s", "std::ratio<1, 1000>": "ms", "std::ratio<1, 1000000>": "us",
         "std::ratio<1, 1000000000>": "ns", "std::ratio<60, 1>": "min"}
FREED = 0x7f  # tests/server_side/freed_memory.cpp writes it over what is freed
ESCAPES = {13: "\\r", 10: "\\n", 9: "\\t", 92: "\\\\", 34: '\\"'}


class Unreadable(Exception):
    """The memory is not there."""


def show(value):
    """The words for a value, or None if it is nothing that a reader wants to see."""
    try:
        return described(value, 0)
    except Unreadable:
        return "(cannot be read: the memory is gone, or never was there)"


def described(value, depth):
    for pattern, words in KNOWN:
        if pattern.match(value.type):
            return words(value, depth)
    if value.kind == "unknown":
        return None
    if value.kind == "pointer":
        return pointer(value, depth)
    return members(value, depth) if value.kind == "class" else value.text()


def is_known(value):
    return any(pattern.match(value.type) for pattern, _ in KNOWN)


def is_plain(value):
    return is_known(value) or value.kind == "other"


def hides_something(value):
    """A class with fields that are classes, too: what can be shown of it tells little."""
    if value.kind != "class" or is_known(value):
        return False
    return not all(is_plain(field) for _, field in value.fields())


def character(byte):
    return ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\x{byte:02x}")


def in_quotes(data, length):
    text = "".join(map(character, data))
    more = f"... ({length} bytes)" if length > len(data) else ""
    return f'"{text}"{more}' + (" (this memory was freed)" if data and set(data) == {FREED} else "")


def bytes_at(value, address, length, depth):
    if not 0 <= length < 2**40:
        raise Unreadable
    most = LONGEST // 2 if depth else LONGEST
    return in_quotes(value.memory(address, min(length, most)) if length else b"", length)


def string(value, depth):
    begin = value.path("_M_dataplus", "_M_p")
    if begin is None:
        return value.text()
    return bytes_at(value, begin.number(), value.path("_M_string_length").number(), depth)


def view(value, depth):
    begin, length = value.path("_M_str"), value.path("_M_len")
    return value.text() if begin is None else bytes_at(value, begin.number(), length.number(), depth)


def pointer(value, depth):
    if value.number() == 0:
        return "null"
    if value.number() == int.from_bytes(bytes([FREED] * 8), "big"):
        return "(it was in memory that was freed)"
    if re.match(r"(const )?char( const)? ?\*", value.type):
        data = value.memory(value.number(), LONGEST).split(b"\0")[0]
        return in_quotes(data, len(data))
    target = described(value.target(), depth + 1)
    return f"-> {target}" if target else None


def owner(value, depth):
    """unique_ptr, shared_ptr"""
    held = value.path("_M_t", "_M_t", "_M_head_impl") or value.path("_M_ptr")
    return value.text() if held is None else pointer(held, depth)


def elements(begin, count, depth):
    if not 0 <= count < 2**32:
        raise Unreadable
    shown = [described(begin.element(index), depth + 1) or "..." for index in range(min(count, MOST))]
    return f"[{', '.join(shown)}]" if count <= MOST else f"[{', '.join(shown)}, ...] ({count})"


def vector(value, depth):
    begin, end = value.path("_M_impl", "_M_start"), value.path("_M_impl", "_M_finish")
    if begin is None:
        return value.text()
    return elements(begin, (end.number() - begin.number()) // begin.stride(), depth)


def span(value, depth):
    begin, length = value.path("_M_ptr"), value.path("_M_extent", "_M_extent_value")
    return value.text() if begin is None or length is None else elements(begin, length.number(), depth)


def request(value, depth):
    return vector(value.path("arguments_"), depth)


def optional(value, depth):
    engaged = value.path("_M_payload", "_M_engaged")
    if engaged is None:
        return value.text()
    if not engaged.number():
        return "nothing"
    return described(value.path("_M_payload", "_M_payload", "_M_value"), depth)


def stored(value, depth):
    """What a key holds. The lowest bits of the word say what that is: see steps/03-commands/given/value.hpp."""
    word = value.path("word_").number() % 2**64
    kind, address = word & 7, word & ~7
    if kind == 0:
        return bytes_at(value, value.address() + 1, (word & 0xff) >> 3, depth)
    if kind == 1:
        size = int.from_bytes(value.memory(address, 4), "little") % 2**31
        return bytes_at(value, address + 4, size, depth)
    return {2: "a list", 3: "a hash"}.get(kind, "(it was in memory that was freed)")


def entry(value, depth):
    """The key's bytes follow the entry."""
    size = value.path("key_size_")
    key = bytes_at(value, size.address() + 4, size.number() % 2**32, depth + 1)
    holds, until = (described(value.path(name), depth + 1) for name in ("value", "expires_at"))
    return f"{{key {key}, value {holds}, expires_at {until}}}"


def duration(value, _):
    ticks = value.path("__r") or value.path("__rep_")
    unit = next((unit for ratio, unit in UNITS.items() if ratio in value.type), "ticks")
    return value.text() if ticks is None else f"{ticks.number()} {unit}"


def time_point(value, _):
    passed = value.path("__d") or value.path("__d_")
    if passed is None or "system_clock" not in value.type or "std::ratio<1, 1000>" not in value.type:
        return value.text() if passed is None else duration(passed, _)
    ticks = (passed.path("__r") or passed.path("__rep_")).number()
    return "never" if ticks == NEVER else moment(ticks)


def moment(milliseconds):
    try:
        then = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)
    except OverflowError:
        return f"{milliseconds} ms"
    return f"{then:%Y-%m-%d %H:%M:%S}.{milliseconds % 1000:03}"


def members(value, depth):
    """{name value, ...} of a class, without the classes in it. None if there is nothing to show."""
    if value.type.startswith("std::"):
        return value.text()
    if depth > 1 or value.type.startswith("asio::"):
        return None
    plain = [(name, field) for name, field in value.fields() if is_plain(field)]
    shown = [f"{name} {text}" for name, field in plain[:MOST] if (text := described(field, depth + 1))]
    return "{" + ", ".join(shown + (["..."] if len(plain) > MOST else [])) + "}" if shown else None


STD = r"std::(__\w+::)*"
KNOWN = tuple((re.compile(pattern), words) for pattern, words in (
    (STD + r"basic_string<char", string), (STD + r"basic_string_view<char", view),
    (STD + r"(unique|shared)_ptr<", owner), (STD + r"vector<", vector), (STD + r"span<", span),
    (STD + r"optional<", optional), (STD + r"chrono::duration<", duration),
    (STD + r"chrono::time_point<", time_point), (r"mini_redis::Request$", request),
    (r"mini_redis::Value$", stored), (r"mini_redis::Entry$", entry)))
