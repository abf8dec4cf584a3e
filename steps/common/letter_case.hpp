// Names in any letter case, as Redis takes them: ASCII only, whatever the locale. Redis: strcasecmp().
#pragma once

#include <string_view>

namespace mini_redis {

constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Whether `typed` is `lower` in any letter case. REQUIRES: `lower` is in lower case.
constexpr bool is_same_word(std::string_view typed, std::string_view lower) {
  if (typed.size() != lower.size()) return false;
  for (std::size_t i = 0; i < typed.size(); ++i)
    if (to_lower(typed[i]) != lower[i]) return false;
  return true;
}

}  // namespace mini_redis
