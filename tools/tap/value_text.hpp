// Names, keys, values and counts, as text for a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mini_redis::tap {

inline constexpr std::size_t longest_value = 120;  // how many bytes of a value are shown
inline constexpr std::size_t longest_line = 400;   // once a line is longer, further values are only counted

/// In quotes, escaped as in C; shortened if it is long.
std::string quoted(std::string_view bytes);

/// As you would type it: in quotes only if it needs them.
std::string word(std::string_view bytes);

/// "1 byte", "2 bytes"
std::string count_of(std::size_t count, std::string_view thing);

/// "... (3 more bytes)"; empty if nothing was left out.
std::string left_out(std::size_t count, std::string_view thing);

}  // namespace mini_redis::tap
