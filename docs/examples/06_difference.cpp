// A difference that may not fit: check before you calculate, at both ends of the range.
#include <cstdint>
#include <iostream>
#include <limits>
#include <optional>

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

// number - minus, or nothing if it does not fit into 64 bits. The checks themselves cannot overflow: both
// sides of each comparison are within the range.
std::optional<std::int64_t> difference(std::int64_t number, std::int64_t minus) {
  if (minus > 0 && number < least + minus) return std::nullopt;
  if (minus < 0 && number > most + minus) return std::nullopt;
  return number - minus;
}

int failures = 0;

void show(std::int64_t number, std::int64_t minus, bool fits) {
  const auto found = difference(number, minus);
  std::cout << number << " - " << minus << " = " << (found ? std::to_string(*found) : "does not fit") << "\n";
  if (found.has_value() != fits) ++failures;
}

}  // namespace

int main() {
  show(5, 8, true);
  show(most, -1, false);
  show(least, 1, false);
  show(-1, least, true);
  show(0, least, false);
  return failures;
}
