// Parts of a text, as Python slices them: text[from:before], without the letter at `before`.
#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string_view>

namespace {

// The position of a letter, counted from the left; an index outside the text becomes its nearest end.
std::int64_t place(std::int64_t index, std::int64_t length) {
  return std::clamp(index < 0 ? index + length : index, std::int64_t{0}, length);
}

std::string_view cut(std::string_view text, std::int64_t from, std::int64_t before) {
  const auto length = static_cast<std::int64_t>(text.size());
  from = place(from, length);
  before = std::max(place(before, length), from);
  return text.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(before - from));
}

int failures = 0;

void show(std::int64_t from, std::int64_t before, std::string_view wanted) {
  const std::string_view got = cut("abcde", from, before);
  std::cout << "abcde[" << from << ":" << before << "] = \"" << got << "\"\n";
  if (got != wanted) ++failures;
}

}  // namespace

int main() {
  show(0, 2, "ab");
  show(-2, 5, "de");
  show(1, -1, "bcd");
  show(-100, 100, "abcde");
  show(3, 1, "");
  show(7, 9, "");
  return failures;
}
