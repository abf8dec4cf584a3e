// A directory belongs to one server: two that write there would overwrite each other's files.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>

#include "07-persistence/given/disk/file.hpp"

namespace mini_redis {

/// Another server has the directory. what() says which one, and what to do.
class DirectoryInUse : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A lock on the directory itself, so it leaves no file, and the kernel takes it off when the process ends,
/// however it ends. flock(2)
class DirectoryLock {
 public:
  /// Calls `when_taken` once the lock is taken: from then on no other server writes there.
  DirectoryLock(std::filesystem::path directory, std::function<void()> when_taken)
      : directory_(std::move(directory)), when_taken_(std::move(when_taken)) {}

  /// Takes the lock, and keeps it for as long as this object exists, unless this process has it already. A
  /// server that was just killed may take a moment to disappear, so this waits for a moment before it throws
  /// DirectoryInUse. Throws std::system_error if there is no such directory. If the file system has no locks,
  /// logs that, and goes on without.
  void take();

 private:
  std::filesystem::path directory_;
  std::function<void()> when_taken_;
  std::optional<File> opened_;  // the lock ends when it is closed
};

}  // namespace mini_redis
