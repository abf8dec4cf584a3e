// Names, keys and values, and numbers of them, as a line of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mini_redis::tap {

inline constexpr std::size_t longest_value = 120;  // of a value, in bytes
inline constexpr std::size_t longest_line = 400;   // once a line is longer, further values are only counted

/// In quotes, escaped as in C. A long one is shortened.
std::string quoted(std::string_view bytes);

/// As one would type it: in quotes only where that is needed.
std::string word(std::string_view bytes);

/// "1 byte", "2 bytes"
std::string count_of(std::size_t count, std::string_view thing);

/// "... (3 more bytes)"; nothing when nothing was left out.
std::string left_out(std::size_t count, std::string_view thing);

}  // namespace mini_redis::tap
