#include "07-persistence/rdb_reader.hpp"

namespace mini_redis {

RdbReader::Length RdbReader::length() {
  const rdb::Byte first = byte();
  const rdb::Byte low_bits = first & 0x3f;
  switch (first & 0xc0) {
    case rdb::length::six_bits:
      return {low_bits};
    case rdb::length::fourteen_bits:
      return {std::uint64_t{low_bits} << 8 | byte()};
    case rdb::length::encoding:
      return {low_bits, true};
  }
  if (first == rdb::length::four_bytes) return {big_endian(4)};
  if (first == rdb::length::eight_bytes) return {big_endian(8)};
  corrupt("no length begins with the byte " + std::to_string(first));
}

std::string RdbReader::string() {
  const Length found = length();
  if (!found.is_encoding) return std::string(bytes(found.value));
  switch (found.value) {
    case rdb::encoding::int8:
      return std::to_string(static_cast<std::int8_t>(little_endian(1)));
    case rdb::encoding::int16:
      return std::to_string(static_cast<std::int16_t>(little_endian(2)));
    case rdb::encoding::int32:
      return std::to_string(static_cast<std::int32_t>(little_endian(4)));
    case rdb::encoding::lzf:
      return compressed();
  }
  corrupt("no string is written in the encoding " + std::to_string(found.value));
}

}  // namespace mini_redis
