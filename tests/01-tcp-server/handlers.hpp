// What a test must know of some of the handlers in fixtures/handlers.cpp.
#pragma once

#include <cstddef>
#include <string>

namespace mini_redis::testing {

/// The limit of the handler "short lines".
inline constexpr std::size_t longest_short_line = 100;

/// What the handler "large answer" sends: 8 MB, more than the kernel takes at once. No two lines are the
/// same, so missing or repeated bytes show.
inline const std::string& large_answer() {
  static const std::string answer = [] {
    constexpr std::size_t size = 8 * 1024 * 1024;
    std::string lines;
    for (int number = 0; lines.size() < size; ++number)
      lines.append("line ").append(std::to_string(number)).append("\n");
    lines.resize(size);
    return lines;
  }();
  return answer;
}

}  // namespace mini_redis::testing
