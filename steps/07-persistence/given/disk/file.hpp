// A file, as carefully as a database needs it. Redis: rio.c, and the open(), write() and fsync() around it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mini_redis {

/// Open for as long as it lives. Every error is a std::system_error whose what() names the file.
class File {
 public:
  enum class Mode { create, append, read };  // create: empty, or emptied; append: made if need be

  File(const std::filesystem::path& path, Mode mode);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  /// As many of `bytes` as there was room for: all of them, or fewer when the disk is full. At least one; else it
  /// throws. One call of write(2).
  std::size_t write_some(std::string_view bytes);
  /// All of them, or an error.
  void write_all(std::string_view bytes);
  /// As many as there are, `most` at the most; an empty string at the end of the file.
  std::string read_some(std::size_t most);
  /// Returns when what was written is on the disk, and not only in the memory of the kernel. fdatasync(2).
  void sync();
  /// Cuts the file; what is written next goes behind the cut. REQUIRES: opened to append.
  void truncate(std::uint64_t size);
  std::uint64_t size() const;
  int descriptor() const { return descriptor_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  int descriptor_ = -1;  // -1: it has been moved from
};

/// A file in the making: it has a name of its own, in the directory of `path`, until it takes that name. Should it not
/// come to that, it leaves nothing behind.
class TemporaryFile : public File {
 public:
  explicit TemporaryFile(const std::filesystem::path& path);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;

  /// Gives it its name, in place of the file that has had it: whoever looks finds the old one or the new one, whole,
  /// whatever happens meanwhile. REQUIRES: it is complete and synced.
  void rename_into_place();

  /// The name it has until then, in the process `pid`: two processes never write to the same one.
  static std::filesystem::path name_in(pid_t pid, const std::filesystem::path& path);

 private:
  std::filesystem::path final_path_;
  bool in_place_ = false;
};

/// A name is on the disk only when its directory is. fsync(2) of the directory.
void sync_directory(const std::filesystem::path& directory);

}  // namespace mini_redis
