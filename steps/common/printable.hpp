// Makes bytes readable, for the log, the tests and the tools.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mini_redis {

/// "PING\r\n" with its \r\n visible; quotes, backslashes and bytes that are not ASCII are escaped as in C.
/// If there are more than `limit` bytes: only the start, and how many bytes were left out.
std::string printable(std::string_view bytes, std::size_t limit = 256);

/// For a line of text that may contain a client's bytes: the text as it is, except for characters that a
/// terminal would obey instead of showing them. Control characters and bytes that are not UTF-8 are escaped
/// as in C.
std::string harmless(std::string_view text);

}  // namespace mini_redis
