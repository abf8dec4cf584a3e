#include "07-persistence/given/rdb/lzf.hpp"

namespace mini_redis {
namespace {

// Three bytes become at most 264.
constexpr std::uint64_t most_per_byte = 88;

unsigned take_byte(std::string_view& input) {
  const auto byte = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  return byte;
}

// A first byte below 32 is a count minus one: as many bytes follow, to be copied as they are.
bool copy_literally(std::string_view& input, std::size_t count, std::string& output) {
  if (count > input.size()) return false;
  output.append(input.substr(0, count));
  input.remove_prefix(count);
  return true;
}

// Any other first byte refers back. Its three high bits are the count minus two; if they are seven, the next
// byte is added. Its five low bits and one more byte are the distance minus one. The bytes referred to may be
// ones that this very copy writes.
bool copy_from_before(std::string_view& input, unsigned first, std::string& output) {
  std::size_t count = first >> 5;
  if (input.size() < (count == 7 ? 2u : 1u)) return false;
  if (count == 7) count += take_byte(input);
  count += 2;
  const std::size_t back = ((first & 31) << 8) + take_byte(input) + 1;
  if (back > output.size()) return false;
  for (; count > 0; --count) output += output[output.size() - back];
  return true;
}

}  // namespace

std::optional<std::string> lzf_decompress(std::string_view input, std::uint64_t size) {
  if (size / most_per_byte > input.size()) return std::nullopt;
  std::string output;
  output.reserve(size);
  while (!input.empty() && output.size() < size) {
    const unsigned first = take_byte(input);
    const bool fits =
        first < 32 ? copy_literally(input, first + 1, output) : copy_from_before(input, first, output);
    if (!fits) return std::nullopt;
  }
  if (!input.empty() || output.size() != size) return std::nullopt;
  return output;
}

}  // namespace mini_redis
