// Small lists and hashes as Redis stores them: all elements in one string, one after the other. This reads
// such a string from its beginning to its end.
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mini_redis {

/// What is wrong with a packed string, for example "it ends in the middle of an element".
class BadPacking : public std::runtime_error {
  using runtime_error::runtime_error;
};

/// Called for one element after the other; for a hash, with each field and then its value.
using TakeElement = std::function<void(std::string element)>;

class PackedBytes {
 public:
  /// In place of a length: `end` is the end, and after `long_length` a large length follows in four bytes.
  static constexpr std::uint8_t end = 0xff, long_length = 0xfe;

  explicit PackedBytes(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::size_t count) {
    if (count > rest_.size()) throw BadPacking("it ends in the middle of an element");
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint8_t byte() { return static_cast<std::uint8_t>(take(1)[0]); }

  /// A signed number of `size` bytes, the lowest byte first.
  std::int64_t integer(std::size_t size) {
    const std::string_view bytes = take(size);
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return with_sign(value, static_cast<int>(8 * size));
  }
  /// The same, unsigned.
  std::uint32_t length(std::size_t size) { return static_cast<std::uint32_t>(integer(size)); }

  /// The lowest `bits` of `value`. The highest of these is the sign.
  static std::int64_t with_sign(std::uint64_t value, int bits) {
    return static_cast<std::int64_t>(value << (64 - bits)) >> (64 - bits);
  }

  bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace mini_redis
