// The commands in a file of the log. Redis: the first half of the loop in loadSingleAppendOnlyFile(), in aof.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "02-protocol/request_parser.hpp"
#include "07-persistence/given/disk/file.hpp"

namespace mini_redis {

class AofReader {
 public:
  /// Begins at that offset: behind the snapshot, if the file begins with one. Throws std::system_error.
  AofReader(const std::filesystem::path& path, std::uint64_t start);

  /// TO WRITE, in aof_replay.cpp. The next command, whose words are views that end with the next call. False: there is no
  /// whole one any more, for the file ends here, or in the middle of a command, which is what a crash leaves of a write.
  /// Then the command's first bytes stay in rest(). What can become no command however much came behind it, refuse(): something
  /// else than an array, an array that the parser refuses, an array of no words. Redis writes a line of its own between
  /// two commands if it is told to ("#TS:1700000000"): skip_annotations().
  bool next(Request& command);

  /// Where rest() begins in the file: behind the last command.
  std::uint64_t offset() const { return offset_; }
  /// Where the last command begins.
  std::uint64_t start_of_last() const { return start_of_last_; }
  const std::filesystem::path& path() const { return file_.path(); }

 private:
  // All that follows is given.

  /// What has been read of the file, but for what was taken.
  std::string_view rest() const { return std::string_view(read_).substr(taken_); }
  /// Reads on: rest() is longer afterwards, and elsewhere in memory. False: the file has no more.
  bool read_more();
  /// The first `size` bytes of rest() are a command: they are behind us.
  void take(std::size_t size);
  /// Takes lines that begin with '#' off rest(), as long as it begins with a whole one. Reads on if need be.
  void skip_annotations();
  /// Throws CorruptFile, for what stands at offset().
  [[noreturn]] void refuse(std::string_view why) const;

  File file_;
  RequestParser parser_;
  std::string read_;
  std::size_t taken_ = 0;  // of read_
  std::uint64_t offset_;
  std::uint64_t start_of_last_;
};

}  // namespace mini_redis
