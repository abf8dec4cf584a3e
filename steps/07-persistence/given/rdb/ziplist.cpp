#include "07-persistence/given/rdb/ziplist.hpp"

namespace mini_redis {
namespace {

// The first two bits say whether it is text. The highest byte of its length comes first.
std::string element(PackedBytes& bytes) {
  const std::uint8_t first = bytes.byte();
  const auto text = [&](std::uint32_t length) { return std::string(bytes.take(length)); };
  const auto integer = [&](std::size_t size) { return std::to_string(bytes.integer(size)); };
  if (first < 0x40) return text(first);
  if (first < 0x80) return text((first & 0x3fu) << 8 | bytes.byte());
  if (first == 0x80) {
    std::uint32_t length = 0;
    for (int i = 0; i < 4; ++i) length = length << 8 | bytes.byte();
    return text(length);
  }
  switch (first) {
    case 0xc0:
      return integer(2);
    case 0xd0:
      return integer(4);
    case 0xe0:
      return integer(8);
    case 0xf0:
      return integer(3);
    case 0xfe:
      return integer(1);
  }
  if (first > 0xf0 && first < 0xfe) return std::to_string(first - 0xf1);  // the numbers from 0 to 12
  throw BadPacking("no element begins with the byte " + std::to_string(first));
}

}  // namespace

void read_ziplist(std::string_view packed, const TakeElement& take) {
  PackedBytes bytes(packed);
  if (bytes.length(4) != packed.size()) throw BadPacking("its length is not that of its bytes");
  bytes.take(6);  // the offset of the last element, and the number of elements, if it fits
  for (std::uint8_t first; (first = bytes.byte()) != PackedBytes::end;) {
    if (first == PackedBytes::long_length)
      bytes.take(4);  // the length of the previous element, for readers that come from the other end
    take(element(bytes));
  }
  if (!bytes.empty()) throw BadPacking("it goes on after its end");
}

}  // namespace mini_redis
