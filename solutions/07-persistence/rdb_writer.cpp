#include "07-persistence/rdb_writer.hpp"

#include "common/integer.hpp"

namespace mini_redis {
namespace {

bool fits(std::int64_t number, int bytes) {
  const std::int64_t limit = std::int64_t{1} << (8 * bytes - 1);
  return number >= -limit && number < limit;
}

}  // namespace

void RdbWriter::length(std::uint64_t length) {
  if (length < 1 << 6) {
    byte(static_cast<rdb::Byte>(rdb::length::six_bits | length));
  } else if (length < 1 << 14) {
    big_endian(rdb::length::fourteen_bits << 8 | length, 2);
  } else if (length <= UINT32_MAX) {
    byte(rdb::length::four_bytes);
    big_endian(length, 4);
  } else {
    byte(rdb::length::eight_bytes);
    big_endian(length, 8);
  }
}

void RdbWriter::string(std::string_view bytes) {
  const auto number = parse_integer(bytes);
  const auto encoded = [&](rdb::Byte encoding, int size) {
    byte(rdb::length::encoding | encoding);
    little_endian(*number, size);
  };
  if (number && fits(*number, 1)) return encoded(rdb::encoding::int8, 1);
  if (number && fits(*number, 2)) return encoded(rdb::encoding::int16, 2);
  if (number && fits(*number, 4)) return encoded(rdb::encoding::int32, 4);
  length(bytes.size());
  raw(bytes);
}

void RdbWriter::entry(const Entry& entry) {
  if (entry.expires_at != never) {
    byte(rdb::opcode::expires_at_ms);
    little_endian(entry.expires_at.time_since_epoch().count(), 8);
  }
  byte(type_of(entry.value));
  string(entry.key);
  if (const auto* text = std::get_if<std::string>(&entry.value)) {
    string(*text);
  } else if (const auto* list = std::get_if<std::unique_ptr<List>>(&entry.value)) {
    length((*list)->size());
    for (std::string_view element : **list) string(element);
  } else if (const auto* hash = std::get_if<std::unique_ptr<Hash>>(&entry.value)) {
    length((*hash)->size());
    for (const auto& [field, value] : **hash) string(field), string(value);
  }
}

}  // namespace mini_redis
