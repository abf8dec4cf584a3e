// The log on the disk: its directory, its manifest, its files. Redis: the first part of aof.c.
#pragma once

#include <filesystem>
#include <vector>

#include "03-commands/dispatcher.hpp"
#include "07-persistence/given/aof/aof_manifest.hpp"
#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// GIVEN. Each of its functions goes by steps that leave, wherever a crash ends them, a log that can be loaded and has
/// everything in it: a file is complete before the manifest names it, and goes only when the manifest does not name it any
/// more. All of them throw std::system_error; then, too, the log is as whole as it was.
class AofFiles {
 public:
  explicit AofFiles(const PersistenceSettings& settings);

  /// Reads the manifest, if there is one. If there is none but an appendonly.aof, as a Redis before 7 has written it, that
  /// becomes the base. Throws CorruptFile. Redis: aofLoadManifestFromDisk(), aofUpgradePrepare()
  void find();
  /// Their order is that of the log. Empty: there is none yet.
  std::vector<std::filesystem::path> in_order() const;

  /// The last increment, to be appended to; the first one, if there is none. Redis: aofOpenIfNeededOnServerStart()
  File open_last();
  /// A further increment, empty: from now on the log goes on in it. Redis: openNewIncrAofForAppend()
  File add_increment();
  /// Makes sure of the directory, which the others do by themselves.
  void make_directory();
  /// Where a rewrite puts the base that is to replace the one there is. The manifest does not name it yet.
  std::filesystem::path next_base() const;
  /// The file at next_base() is complete: it takes the place of the base, and of all increments but the last `kept`.
  /// Redis: backgroundRewriteDoneHandler()
  void replace_base(std::size_t kept);
  /// What is in the directory and belongs to no log: history, and what a rewrite has left that was not finished.
  /// Redis: aofDelHistoryFiles()
  void remove_leftovers();

 private:
  std::filesystem::path path_of(const AofFile& file) const { return directory_ / file.name; }
  AofFile numbered(std::uint64_t seq, const char* ending) const;
  void refuse_orphans() const;
  void adopt(const std::filesystem::path& old_file);
  void commit(AofManifest next);  // writes it down, and only then goes by it
  bool is_leftover(const std::string& name) const;

  std::filesystem::path directory_, old_file_, manifest_path_;
  std::string prefix_;
  AofManifest manifest_;
};

}  // namespace mini_redis
