// Encodes keys as the bytes of a snapshot. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "03-commands/database.hpp"
#include "07-persistence/given/rdb/rdb_format.hpp"

namespace mini_redis {

/// Writes the parts of a snapshot, in this order: header(), entry() for each key, footer(). rdb_format.hpp
/// has the grammar. It knows no file: the bytes go to a sink.
class RdbWriter {
 public:
  /// Takes the next bytes. It gets many at a time, because each call may be a write(2).
  using Sink = std::function<void(std::string_view bytes)>;
  explicit RdbWriter(Sink sink) : sink_(std::move(sink)) {}

  /// TO WRITE. Writes a length in as few bytes as possible: 1 byte up to 63, 2 up to 16383, 5 up to 2^32 - 1,
  /// else 9. Redis: rdbSaveLen().
  void length(std::uint64_t length);
  /// TO WRITE. Writes a string. If parse_integer() accepts it and the number fits into 8, 16 or 32 bits
  /// (signed), it is written in the shortest of these encodings; otherwise as its length and its bytes.
  /// Redis: rdbSaveRawString(), rdbEncodeInteger().
  void string(std::string_view bytes);
  /// TO WRITE. Writes a key: its expiry time, if it has one; then type, key and value.
  /// Redis: rdbSaveKeyValuePair(), rdbSaveObject().
  void entry(const Entry& entry);

  // GIVEN.

  /// The type that we write for the value: one of three in rdb::type.
  static rdb::Byte type_of(const Value& value);

  void byte(rdb::Byte value) { raw({reinterpret_cast<const char*>(&value), 1}); }
  /// The lowest `size` bytes of a number: the lowest byte first, or the highest byte first.
  void little_endian(std::int64_t number, int size);
  void big_endian(std::uint64_t number, int size);
  /// Bytes as they are.
  void raw(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= worth_a_write) flush();
  }

  /// Everything before the first entry. Redis: rdbSaveRio(), rdbSaveInfoAuxFields().
  void header(const Database& db);
  /// The end and the checksum; then flushes.
  void footer();
  /// Passes everything in the buffer to the sink.
  void flush();

 private:
  static constexpr std::size_t worth_a_write = 256 * 1024;

  void aux(std::string_view name, std::string_view value);

  Sink sink_;
  std::string buffer_;
  std::uint64_t checksum_ = 0;  // of what the sink has taken
};

}  // namespace mini_redis
