#include "07-persistence/given/rdb/zipmap.hpp"

namespace mini_redis {
namespace {

std::uint32_t length(PackedBytes& bytes, std::uint8_t first) {
  if (first == PackedBytes::end) throw BadPacking("it ends between a field and its value");
  return first == PackedBytes::long_length ? bytes.length(4) : first;
}

}  // namespace

void read_zipmap(std::string_view packed, const TakeElement& take) {
  PackedBytes bytes(packed);
  bytes.byte();  // the number of fields, if it fits
  for (std::uint8_t first; (first = bytes.byte()) != PackedBytes::end;) {
    take(std::string(bytes.take(length(bytes, first))));
    const std::uint32_t size = length(bytes, bytes.byte());
    const std::uint8_t unused = bytes.byte();  // bytes after the value: there was a longer one before
    take(std::string(bytes.take(size)));
    bytes.take(unused);
  }
  if (!bytes.empty()) throw BadPacking("it goes on after its end");
}

}  // namespace mini_redis
