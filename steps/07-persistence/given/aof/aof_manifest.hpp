// The list of the files that make up the append-only log.
// Redis: aofManifest, and the functions around it in aof.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mini_redis {

/// One of these files: its name, not a path, and its number among the files of its kind.
struct AofFile {
  std::string name;
  std::uint64_t seq = 0;
};

/// The log is the base, which has the whole database at some moment, and then the increments, which have the
/// commands since then. Replayed in this order, they restore the database. A rewrite makes a new base, and
/// the files that it replaces become history.
struct AofManifest {
  std::optional<AofFile> base;
  std::vector<AofFile> history;  // no longer needed, but perhaps not removed yet
  std::vector<AofFile> increments;

  bool empty() const { return !base && history.empty() && increments.empty(); }
};

/// A line for each file: "file appendonly.aof.1.incr.aof seq 1 type i". Redis: getAofManifestAsString().
std::string to_text(const AofManifest& manifest);

/// Reads the manifest at `path`. Throws CorruptFile, with the offset of the wrong line, or std::system_error.
/// Redis: aofLoadManifestFromFile().
AofManifest read_manifest(const std::filesystem::path& path);

/// Replaces the manifest at `path` by this one. At any moment one of the two is there: the new one is written
/// to a temporary file, synced, and renamed. The files that it names must exist already. Throws
/// std::system_error, and then the old manifest is still there; or RenameNotSynced, and then the new one is.
/// Redis: writeAofManifestFile().
void write_manifest(const AofManifest& manifest, const std::filesystem::path& path);

}  // namespace mini_redis
