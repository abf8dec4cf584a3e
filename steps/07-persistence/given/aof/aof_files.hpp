// The log on the disk: its directory, its manifest, its files. Redis: the first part of aof.c.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "03-commands/dispatcher.hpp"
#include "07-persistence/given/aof/aof_manifest.hpp"
#include "07-persistence/given/disk/file.hpp"
#include "07-persistence/given/settings.hpp"

namespace mini_redis {

/// Wherever a crash interrupts one of these functions, it leaves a log that can be loaded and has everything
/// in it: a file is complete before the manifest names it, and is removed only when the manifest no longer
/// names it. All of them throw std::system_error, and then the log is as complete as it was before.
/// The manifest on the disk, in_order() and the file that the server writes always agree.
class AofFiles {
 public:
  explicit AofFiles(const PersistenceSettings& settings);

  /// Reads the manifest, if there is one. If there is only an appendonly.aof, as a Redis before version 7
  /// writes it, that becomes the base. Throws CorruptFile.
  /// Redis: aofLoadManifestFromDisk(), aofUpgradePrepare()
  void find();
  /// All files, in the order of the log. Empty: there is no log yet.
  std::vector<std::filesystem::path> in_order() const;

  /// Opens the last increment, to append to it; creates the first one if there is none.
  /// Redis: aofOpenIfNeededOnServerStart()
  File open_last();
  /// Adds an empty increment: from now on the log continues there, even if check_synced() throws.
  /// Redis: openNewIncrAofForAppend()
  File add_increment();
  /// Throws the std::system_error if a sync of add_increment() has failed: after a power cut, the log may end
  /// before that increment.
  void check_synced() const {
    if (not_synced_) throw *not_synced_;
  }
  /// Creates the directory if it is missing. The other functions do that themselves.
  void make_directory();
  /// Where a rewrite puts the base that will replace the present one. The manifest does not name it yet.
  std::filesystem::path next_base() const;
  /// The file at next_base() is complete: it replaces the base, and all increments but the last `kept`.
  /// Redis: backgroundRewriteDoneHandler()
  void replace_base(std::size_t kept);
  /// Removes all files that the log does not need: history, and what an unfinished rewrite has left.
  /// Redis: aofDelHistoryFiles()
  void remove_leftovers();

 private:
  std::filesystem::path path_of(const AofFile& file) const { return directory_ / file.name; }
  AofFile numbered(std::uint64_t seq, const char* ending) const;
  void sync_what_is_there() const;
  void refuse_orphans() const;
  void adopt(const std::filesystem::path& old_file);
  void commit(AofManifest next);  // uses it as soon as it is in its place
  bool is_leftover(const std::string& name) const;

  std::filesystem::path directory_, old_file_, manifest_path_;
  std::string prefix_;
  AofManifest manifest_;
  std::optional<RenameNotSynced> not_synced_;
};

}  // namespace mini_redis
