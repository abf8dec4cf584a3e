// From the bytes of a snapshot to what they say. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "07-persistence/given/disk/corrupt_file.hpp"
#include "07-persistence/given/rdb/rdb_format.hpp"

namespace mini_redis {

/// Reads the parts of a snapshot. What it is told, it does not believe: a length may be a lie, and the bytes may end
/// anywhere. Then it throws CorruptFile, before it takes memory for them.
class RdbReader {
 public:
  /// Gives the next bytes: as many as it likes, `most` at the most; none at the end.
  using Source = std::function<std::string(std::size_t most)>;
  /// `size`: how many bytes the source has in all. `path` is for what is said of errors.
  RdbReader(Source source, std::uint64_t size, std::filesystem::path path);

  /// What length() finds: a length, or the way in which a string is written. rdb::encoding has these.
  struct Length {
    std::uint64_t value;
    bool is_encoding = false;
  };

  // TO WRITE, in rdb_reader.cpp.

  /// What RdbWriter::length() wrote, or an encoding: rdb::length says how they begin. A first byte that is none of
  /// these is corrupt(). Redis: rdbLoadLenByRef().
  Length length();
  /// A string in any of its forms: a length and its bytes, or a number in one of the three encodings, which is the text
  /// that the number is written as; or compressed(). Another encoding is corrupt(). Redis: rdbGenericLoadStringObject().
  std::string string();

  // All that follows is given.

  rdb::Byte byte() { return static_cast<rdb::Byte>(bytes(1)[0]); }
  /// The next bytes, as they are. Good until the next call. Throws CorruptFile when there are not so many.
  std::string_view bytes(std::uint64_t count);
  /// A number of `size` bytes, of which the lowest comes first; or the highest.
  std::uint64_t little_endian(int size);
  std::uint64_t big_endian(int size);
  /// A compressed string, without the byte that says so.
  std::string compressed();
  /// A length() that must not be an encoding.
  std::uint64_t count();

  /// How many bytes have been read, and how many are left.
  std::uint64_t offset() const { return offset_; }
  std::uint64_t left() const { return size_ - offset_; }
  /// Of what has been read.
  std::uint64_t checksum();
  /// Throws a CorruptFile that names the byte at which the last call began.
  [[noreturn]] void corrupt(const std::string& what) const { throw CorruptFile(path_, last_, what); }

 private:
  void refill(std::size_t least);

  Source source_;
  std::uint64_t size_;
  std::filesystem::path path_;
  std::string buffer_;
  std::size_t position_ = 0;  // in the buffer: what stands before it has been read
  std::uint64_t offset_ = 0;  // in the file
  std::uint64_t last_ = 0;    // where the last bytes() began
  std::size_t summed_ = 0;    // in the buffer: what stands before it is in the checksum
  std::uint64_t checksum_ = 0;
};

}  // namespace mini_redis
