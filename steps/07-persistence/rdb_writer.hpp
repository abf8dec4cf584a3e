// From keys to the bytes of a snapshot. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "03-commands/database.hpp"
#include "07-persistence/given/rdb/rdb_format.hpp"

namespace mini_redis {

/// Writes the parts of a snapshot, in their order: header(), entry() for each key, footer(). rdb_format.hpp has the
/// grammar. No file: the bytes go to whoever takes them.
class RdbWriter {
 public:
  /// Takes the next bytes; many at a time, for each call may be a write(2).
  using Sink = std::function<void(std::string_view bytes)>;
  explicit RdbWriter(Sink sink) : sink_(std::move(sink)) {}

  // TO WRITE, in rdb_writer.cpp.

  /// A length, in as few bytes as it takes: 1 up to 63, 2 up to 16383, 5 up to 2^32 - 1, else 9. Redis: rdbSaveLen().
  void length(std::uint64_t length);
  /// A string: a number that parse_integer() knows, if it fits into 8, 16 or 32 bits (with a sign), in the shortest of
  /// these encodings; any other as its length and its bytes. Redis: rdbSaveRawString(), rdbEncodeInteger().
  void string(std::string_view bytes);
  /// A key: its expiry, if it has one; type, key and value. Redis: rdbSaveKeyValuePair(), rdbSaveObject().
  void entry(const Entry& entry);

  // All that follows is given.

  /// Which of the three rdb::type it is that we write.
  static rdb::Byte type_of(const Value& value);

  void byte(rdb::Byte value) { raw({reinterpret_cast<const char*>(&value), 1}); }
  /// The lowest `size` bytes of a number: the lowest first, or the highest first.
  void little_endian(std::int64_t number, int size);
  void big_endian(std::uint64_t number, int size);
  /// Bytes as they are.
  void raw(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= worth_a_write) flush();
  }

  /// All that stands in front of the first entry. Redis: rdbSaveRio(), rdbSaveInfoAuxFields().
  void header(const Database& db);
  /// The end and the checksum; and flushes.
  void footer();
  /// Hands what is still here to the sink.
  void flush();

 private:
  static constexpr std::size_t worth_a_write = 256 * 1024;

  void aux(std::string_view name, std::string_view value);

  Sink sink_;
  std::string buffer_;
  std::uint64_t checksum_ = 0;  // of what the sink has taken
};

}  // namespace mini_redis
