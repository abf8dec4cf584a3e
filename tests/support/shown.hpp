// Bytes as a report shows them. However many there are, they take a line or two.
#pragma once

#include <string>
#include <string_view>

namespace mini_redis::testing {

/// The bytes, escaped; of many only the first, and how many more there are.
std::string shown(std::string_view bytes);
std::string in_quotes(std::string_view bytes);

/// Each on a line, with a mark below the first byte that differs.
std::string side_by_side(const std::string& expected, const std::string& got);

}  // namespace mini_redis::testing
