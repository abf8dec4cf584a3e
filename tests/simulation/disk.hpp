// A disk that forgets: what was not synced may be gone after a power cut.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "simulation/random.hpp"

namespace mini_redis::simulation {

/// A file or a directory, whatever its name. The kernel's memory has `content` and `names`; only what was
/// synced is certain to be on the disk.
struct Inode {
  using Ref = std::shared_ptr<Inode>;
  struct Write {  // a change of the content that is not synced: the file is cut off at `at`, then grows
    std::size_t at;
    std::string bytes;
  };
  struct Renaming {  // a change of the names that is not synced: one of them goes, one comes, or both at once
    std::string gone, come;
    Ref inode;
  };

  bool is_directory = false;
  std::string content, content_on_disk;
  std::vector<Write> writes;
  std::map<std::string, Ref> names, names_on_disk;
  std::vector<Renaming> renamings;
  bool is_locked = false;  // flock(2)

  void write(std::size_t at, std::string_view bytes);
  void rename(Renaming change);
  /// fsync(2): what is in memory is on the disk.
  void sync();
  /// Keeps what is on the disk and some of the rest: of the bytes a beginning, torn anywhere; of the names
  /// any.
  void lose_power(Random& random);

 private:
  static void apply(const Write& write, std::string& content);
  static void apply(const Renaming& change, std::map<std::string, Ref>& names);
};

class Disk {
 public:
  Disk();

  /// The inode at an absolute path; null if there is none.
  Inode::Ref find(const std::string& path) const;
  /// The directory that the path is in; null if there is none.
  Inode::Ref parent(const std::string& path) const;
  void lose_power(Random& random) { root_->lose_power(random); }

 private:
  Inode::Ref root_;
};

/// The last part of the path.
std::string name_of(const std::string& path);

}  // namespace mini_redis::simulation
