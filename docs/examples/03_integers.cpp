// What is a number? std::stoll accepts anything that begins like one; a store must not.
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <limits>
#include <optional>
#include <string>

#include "common/integer.hpp"

namespace {

std::string by_stoll(const std::string& text) try {
  return std::to_string(std::stoll(text));
} catch (const std::exception&) {
  return "throws";
}

std::string by_parse_integer(const std::string& text) {
  const auto number = mini_redis::parse_integer(text);
  return number ? std::to_string(*number) : "no number";
}

// Signed overflow is undefined in C++: check before you multiply, because afterwards it is too late.
std::optional<std::int64_t> doubled(std::int64_t number) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  if (number > most / 2 || number < least / 2) return std::nullopt;
  return number * 2;
}

}  // namespace

int main() {
  std::cout << std::left;
  for (const char* text : {"42", "-1", " 42", "42 apples", "+7", "007", "1.5", "", "99999999999999999999"})
    std::cout << std::setw(24) << '"' + std::string(text) + '"' << std::setw(8) << by_stoll(text)
              << by_parse_integer(text) << "\n";

  std::cout << "4611686018427387904 doubled: " << (doubled(4611686018427387904) ? "a number" : "does not fit")
            << "\n";
  return doubled(4611686018427387903) == 9223372036854775806 && !doubled(4611686018427387904) ? 0 : 1;
}
