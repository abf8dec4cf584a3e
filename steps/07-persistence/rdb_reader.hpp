// Decodes the bytes of a snapshot. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "07-persistence/given/disk/corrupt_file.hpp"
#include "07-persistence/given/rdb/rdb_format.hpp"

namespace mini_redis {

/// Reads the parts of a snapshot. It trusts nothing: a length may be false, and the bytes may end anywhere.
/// In both cases it throws CorruptFile, before it allocates memory for the bytes.
class RdbReader {
 public:
  /// Returns the next bytes: as many as it likes, but at most `most`; none at the end.
  using Source = std::function<std::string(std::size_t most)>;
  /// `size` is how many bytes the source has in all. `path` is only for error messages.
  RdbReader(Source source, std::uint64_t size, std::filesystem::path path);

  /// What length() finds: a length, or the encoding of a string (one of rdb::encoding).
  struct Length {
    std::uint64_t value;
    bool is_encoding = false;
  };

  /// TO WRITE. Reads what RdbWriter::length() wrote, or an encoding: rdb::length says how each begins. Calls
  /// corrupt() for any other first byte. Redis: rdbLoadLenByRef().
  Length length();
  /// TO WRITE. Reads a string in any of its forms: a length and as many bytes; a number in one of the three
  /// encodings for numbers, which becomes its decimal text; or a compressed string, with compressed(). Calls
  /// corrupt() for any other encoding. Redis: rdbGenericLoadStringObject().
  std::string string();

  // GIVEN.

  rdb::Byte byte() { return static_cast<rdb::Byte>(bytes(1)[0]); }
  /// The next bytes, as they are; valid until the next call. Throws CorruptFile if there are not that many.
  std::string_view bytes(std::uint64_t count);
  /// A number of `size` bytes: the lowest byte first, or the highest byte first.
  std::uint64_t little_endian(int size);
  std::uint64_t big_endian(int size);
  /// A compressed string, after the byte that announces it.
  std::string compressed();
  /// A length(). Calls corrupt() if it is an encoding.
  std::uint64_t count();

  /// How many bytes have been read, and how many are left.
  std::uint64_t offset() const { return offset_; }
  std::uint64_t left() const { return size_ - offset_; }
  /// The checksum of everything read so far.
  std::uint64_t checksum();
  /// Throws a CorruptFile that names the offset at which the last read began.
  [[noreturn]] void corrupt(const std::string& what) const { throw CorruptFile(path_, last_, what); }

 private:
  void refill(std::size_t least);

  Source source_;
  std::uint64_t size_;
  std::filesystem::path path_;
  std::string buffer_;
  std::size_t position_ = 0;  // in the buffer: everything before it has been read
  std::uint64_t offset_ = 0;  // in the file
  std::uint64_t last_ = 0;    // where the last bytes() began
  std::size_t summed_ = 0;    // in the buffer: everything before it is in the checksum
  std::uint64_t checksum_ = 0;
};

}  // namespace mini_redis
