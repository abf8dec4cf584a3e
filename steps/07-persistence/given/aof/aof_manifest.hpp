// Which files the append-only log is made of. Redis: aofManifest, and the functions around it in aof.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mini_redis {

/// One of them: a name, not a path, and its number among its kind.
struct AofFile {
  std::string name;
  std::uint64_t seq = 0;
};

/// The log is the base, a state of the whole database, and then the increments, the commands since: replayed in this
/// order they give what was there. A rewrite makes a new base, and the files that it replaces become history.
struct AofManifest {
  std::optional<AofFile> base;
  std::vector<AofFile> history;  // of no use any more, and perhaps not removed yet
  std::vector<AofFile> increments;

  bool empty() const { return !base && history.empty() && increments.empty(); }
};

/// A line for each file: "file appendonly.aof.1.incr.aof seq 1 type i". Redis: getAofManifestAsString().
std::string to_text(const AofManifest& manifest);

/// Reads the manifest that stands at `path`. Throws CorruptFile, with the offset of the line that is wrong, or
/// std::system_error. Redis: aofLoadManifestFromFile().
AofManifest read_manifest(const std::filesystem::path& path);

/// From now on, and at no moment neither of them, this manifest stands at `path` instead of the one before: it is written
/// beside it, synced, and renamed. The files it names must be there already. Throws std::system_error, and then the one
/// before still stands. Redis: writeAofManifestFile().
void write_manifest(const AofManifest& manifest, const std::filesystem::path& path);

}  // namespace mini_redis
