// The files of a test: they are removed when it ends, also when it crashes.
#pragma once

#include <filesystem>

namespace mini_redis::testing {

/// A file or folder of a test's own, in the machine's folder for temporary files; removed at the end.
class TemporaryPath {
 public:
  enum class Kind { file, folder };

  /// Makes an empty one. Throws std::system_error if there is no room for it.
  explicit TemporaryPath(Kind kind);
  ~TemporaryPath();
  TemporaryPath(const TemporaryPath&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Removes those that are there. For a program that ends at once: no destructor runs then. Doesn't allocate,
/// so it works after a crash, too; does nothing in a child that was forked.
void remove_temporary_paths() noexcept;

}  // namespace mini_redis::testing
