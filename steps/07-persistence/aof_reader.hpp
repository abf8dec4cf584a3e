// Reads the commands in a file of the log.
// Redis: the first half of the loop in loadSingleAppendOnlyFile(), in aof.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "07-persistence/given/aof/log_parser.hpp"
#include "07-persistence/given/disk/file.hpp"

namespace mini_redis {

class AofReader {
 public:
  /// GIVEN. Starts at this offset: after the snapshot if the file begins with one, else at 0. Throws
  /// CorruptFile if the file ends before that, or std::system_error.
  AofReader(const std::filesystem::path& path, std::uint64_t start);

  /// TO WRITE. Reads the next command (in aof_replay.cpp). Its words are views that are valid until the next
  /// call. Returns false if no complete command is left: the file ends here or in the middle of a command, as
  /// a crash leaves it. The bytes of an incomplete command stay in rest().
  ///
  /// Calls refuse() for bytes that cannot become a command, whatever follows them: anything but an array, an
  /// array that the parser refuses, an array of no words. Redis can be told to write a line of its own
  /// between two commands, such as "#TS:1700000000": skip_annotations() skips it.
  bool next(Request& command);

  // GIVEN.

  /// Where rest() begins in the file: after the last command.
  std::uint64_t offset() const { return offset_; }
  /// Where the last command begins.
  std::uint64_t start_of_last() const { return start_of_last_; }
  const std::filesystem::path& path() const { return file_.path(); }

 private:
  // GIVEN.

  /// The bytes that were read from the file and not taken yet.
  std::string_view rest() const { return std::string_view(read_).substr(taken_); }
  /// Reads more of the file: rest() is longer afterwards, and at another address. Returns false at the end of
  /// the file. Calls refuse() if the file ends in bytes that cannot be the beginning of a command: a crash
  /// does not leave such bytes.
  bool read_more();
  /// Takes the first `size` bytes off rest(): they are a command. REQUIRES: it has that many.
  void take(std::size_t size, Caller caller = Caller::current());
  /// Takes all complete lines that begin with '#' off the front of rest(). Reads more of the file if needed.
  void skip_annotations();
  void require_torn_end() const;
  /// Throws CorruptFile, for the bytes at offset().
  [[noreturn]] void refuse(std::string_view why) const;

  File file_;
  LogParser parser_;
  std::string read_;
  std::size_t taken_ = 0;  // of read_
  std::uint64_t offset_;
  std::uint64_t start_of_last_;
};

}  // namespace mini_redis
