// Lengths in 1, 3, 4 or 9 bytes, as in MySQL's protocol. Most lengths are short, and short ones cost little.
//
//   0 to 250   the byte itself
//   up to 2^16 252, and two bytes
//   up to 2^24 253, and three
//   more       254, and eight; the least significant byte comes first
#include <cstdint>
#include <iomanip>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace {

void append_bytes(std::string& out, std::uint64_t number, int count) {
  for (int i = 0; i < count; ++i) out += static_cast<char>(number >> (8 * i) & 0xff);
}

void append_length(std::string& out, std::uint64_t length) {
  if (length <= 250) return append_bytes(out, length, 1);
  const auto [mark, count] = length < 1u << 16   ? std::pair(252, 2)
                             : length < 1u << 24 ? std::pair(253, 3)
                                                 : std::pair(254, 8);
  append_bytes(out, static_cast<std::uint64_t>(mark), 1);
  append_bytes(out, length, count);
}

// Wrong: char is signed here, and 0xc8 is -56.
std::uint64_t number_of_chars(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<std::uint64_t>(bytes[i]);
  return number;
}

// Right: convert to an unsigned byte first, then to a larger type.
std::uint64_t number_of_bytes(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}

// Takes a length off the front of the bytes; nothing if the bytes end before the length does.
std::optional<std::uint64_t> take_length(std::string_view& bytes) {
  if (bytes.empty()) return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const std::size_t skip = first <= 250 ? 0 : 1;
  const std::size_t count = first == 254 ? 8 : first == 253 ? 3 : first == 252 ? 2 : 1;
  if (bytes.size() < skip + count) return std::nullopt;
  const std::uint64_t length = number_of_bytes(bytes.substr(skip, count));
  bytes.remove_prefix(skip + count);
  return length;
}

std::string hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += {digits[byte >> 4], digits[byte & 15], ' '};
  }
  return text;
}

}  // namespace

int main() {
  int wrong = 0;
  for (const std::uint64_t length : {7ull, 250ull, 251ull, 200'000ull, 1ull << 32}) {
    std::string bytes;
    append_length(bytes, length);
    std::string_view rest = bytes;
    if (take_length(rest) != length || !rest.empty()) ++wrong;
    std::cout << std::left << std::setw(12) << length << hexadecimal(bytes) << "\n";
  }
  std::cout << "c8 00 is 200. As chars: " << number_of_chars(std::string_view("\xc8\0", 2))
            << ", as bytes: " << number_of_bytes(std::string_view("\xc8\0", 2)) << "\n";
  return wrong;
}
