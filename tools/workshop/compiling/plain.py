"""Compiler messages with short types: as people write them, not as templates spell them out."""

import re

from .. import cpp

TCP = "(?:Protocol, Executor|(?:asio::ip::)?tcp)"
# What people write for a type that compilers spell out. In this order, after the default arguments are gone.
SHORT = [(re.compile(pattern), short) for pattern, short in (
    (r"\bmini_redis::", ""),
    (r"\{anonymous\}::|\(anonymous namespace\)::", ""),
    (r"\b__cxx11::|\b_V2::|\binline_v1::", ""),
    (r"(?:\bstd::)?\bbasic_string<(?:char|\.\.\.)>", "std::string"),
    (r"(?:\bstd::)?\bbasic_string_view<char>", "std::string_view"),
    (r", ?asio::any_io_executor\b", ""),
    (rf"(?:\basio::)?\bbasic_stream_socket<{TCP}>", "asio::ip::tcp::socket"),
    (rf"(?:\basio::)?\bbasic_socket_acceptor<{TCP}>", "asio::ip::tcp::acceptor"),
    (r"\basio::basic_waitable_timer<(?:std::chrono::)?steady_clock>", "asio::steady_timer"),
    (r"(?:\bstd::)?\bratio<1, 1000>", "milli"),
    (r"(?:\bstd::)?\bratio<1, 1000000000>", "nano"),
    (r"(?:\bstd::chrono::)?\bduration<[\w: ]+, milli>", "Milliseconds"),
    (r"(?:\bstd::chrono::)?\bduration<[\w: ]+, nano>", "std::chrono::nanoseconds"),
    (r"(?:\bstd::chrono::)?\bduration<[\w: ]+(?:, (?:std::)?ratio<1(?:, 1)?>)?>", "std::chrono::seconds"),
    (r"(?:\bstd::chrono::)?\btime_point<(?:std::chrono::)?system_clock, Milliseconds>", "TimePoint"),
    (r"\blong unsigned int\b|\bunsigned long\b(?! long)", "std::size_t"),
    (r"(?<!std::)\b(?:u?int64_t|size_t)\b", r"std::\g<0>"),
    (r"\blong int\b|\blong\b(?! long)", "std::int64_t"),
    (r"(?:\bstd::chrono::)?\bduration<[^<>]*<num, den>>", "std::chrono::duration"),
    (r"(\w)<(?:_[A-Z]\w*(?: ?\.\.\.)?(?:, )?)+>", r"\1"),  # parameters: unique_ptr<_Tp, _Dp>
)]
DEFAULTS = re.compile(r", ?(?:std::)?(?:char_traits|allocator|default_delete|hash|equal_to|less)<")
ALIAS = re.compile(r"'(?P<name>[^']*)' (?:\{|\()aka '(?P<meaning>[^']*)'(?:\}|\))")
# Aliases that say less than what they are an alias of.
OBSCURE = re.compile(r"^(?:const )?typename |::type\b|\b(?:value|size|element)_type\b|remove_reference|__")
LONG_EXPRESSION = re.compile(r"(could not convert) '[^']{40,}' from")


def plain(text):
    """The message, shorter. Says no less than a beginner can use."""
    text = re.sub(r"[‘’`]", "'", text)
    text = without(text, " [with ")
    text = re.sub(r">\s+(?=>)", ">", text)
    text = ALIAS.sub(better_name, text)
    text = short_types(text)
    return LONG_EXPRESSION.sub(r"\1 it from", text)


def short_types(text):
    while found := DEFAULTS.search(text):
        text = text[:found.start()] + text[cpp.matching(text, found.end() - 1) + 1:]
    text = re.sub(r">\s+(?=>)", ">", text)
    for pattern, short in SHORT:
        text = pattern.sub(short, text)
    return text


def better_name(found):
    return f"'{found['meaning'] if OBSCURE.search(found['name']) else found['name']}'"


def without(text, opening):
    """The text without the parts in brackets that begin so."""
    while (start := text.find(opening)) >= 0:
        end = cpp.matching(text, text.index(opening.strip()[0], start))
        text = text[:start] + text[end + 1:]
    return text
