// A file, as a database must use it. Redis: rio.c, and the open(), write() and fsync() around it.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "common/require.hpp"

namespace mini_redis {

/// The file is open for as long as the object exists. Every error is a std::system_error whose what() names
/// the file.
class File {
 public:
  /// Others than the owner and its group get no access to a new file, whatever the umask.
  /// create: the file is created, or emptied if it exists. append: it is created if it does not exist.
  enum class Mode { create, append, read };

  File(const std::filesystem::path& path, Mode mode);
  ~File();
  File(File&& other) noexcept;
  File& operator=(File&& other) noexcept;

  /// Writes as many of `bytes` as there is room for, and returns how many: all of them, or fewer if the disk
  /// is full. At least one, else it throws. One call of write(2).
  [[nodiscard]] std::size_t write_some(std::string_view bytes);
  /// Writes all of them, or throws.
  void write_all(std::string_view bytes);
  /// Reads at most `most` bytes. Returns an empty string at the end of the file.
  std::string read_some(std::size_t most);
  /// Returns once everything written is on the disk, and not only in the kernel's memory. fdatasync(2).
  void sync();
  /// Cuts the file off at `size`; the next write goes there. REQUIRES: opened with Mode::append.
  void truncate(std::uint64_t size, Caller caller = Caller::current());
  std::uint64_t size() const;
  int descriptor() const { return descriptor_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  [[noreturn]] void fail(const char* what) const;

  std::filesystem::path path_;
  int descriptor_ = -1;  // -1: moved from
};

/// A file has its new name, but only in the kernel's memory: a power cut may give it the old one back.
class RenameNotSynced : public std::system_error {
  using std::system_error::system_error;
};

/// An unfinished file. Until rename_into_place(), it has a temporary name in the directory of `path`. If that
/// is never called, the destructor removes the file.
class TemporaryFile : public File {
 public:
  explicit TemporaryFile(const std::filesystem::path& path);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;

  // As File does, and remembers whether everything is synced.
  [[nodiscard]] std::size_t write_some(std::string_view bytes) {
    return is_synced_ = false, File::write_some(bytes);
  }
  void write_all(std::string_view bytes) { is_synced_ = false, File::write_all(bytes); }
  void sync() { File::sync(), is_synced_ = true; }

  /// Gives the file the name `path`, and replaces the file that had it. At any moment there is the complete
  /// old file or the complete new one, whatever happens. REQUIRES: it is complete and synced. Throws
  /// RenameNotSynced if it has the name and only the last step fails, the sync of the directory; any other
  /// error if it does not have it. Throws in a child whose parent has ended: see parent.hpp.
  void rename_into_place(Caller caller = Caller::current());

  /// The temporary name in the process `pid`: two processes never write to the same file.
  static std::filesystem::path name_in(pid_t pid, const std::filesystem::path& path);
  /// Removes the unfinished files for `path` that processes have left which were killed. REQUIRES: no process
  /// is writing one.
  static void remove_leftovers(const std::filesystem::path& path);

 private:
  std::filesystem::path final_path_;
  bool is_synced_ = true;
  bool in_place_ = false;
};

/// Removes a file that nobody needs. If that fails, logs why.
void remove_logged(const std::filesystem::path& path);
/// Creates the directory, unless it is there: then it returns false. As for a new file, others get no access.
bool make_directory(const std::filesystem::path& directory);

/// Calls fsync(2) on the directory: only then are new names in it on the disk.
void sync_directory(const std::filesystem::path& directory);

}  // namespace mini_redis
