// A snapshot: the whole database in one file, in Redis's format. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <filesystem>

#include "03-commands/database.hpp"
#include "07-persistence/given/disk/corrupt_file.hpp"

namespace mini_redis {

/// TO WRITE. Writes all keys, with their expiry times, through an RdbWriter to a TemporaryFile for `path`;
/// syncs it, and only then renames it into place. So `path` is at any moment the complete old snapshot or the
/// complete new one, whatever happens. An error (std::system_error) leaves the old one and no other file.
/// Redis: rdbSave(), rdbSaveRio().
void rdb_save(const Database& db, const std::filesystem::path& path);

// GIVEN.

/// What happens to a key that has already expired when it is loaded.
enum class ExpiredKeys { leave_out, keep };

/// Adds the keys of the snapshot to the database. Returns how many bytes of the file the snapshot takes: an
/// append-only file may begin with one. REQUIRES: the file exists, and the database has none of its keys.
/// Throws CorruptFile, also if the file is fine but has something that this server cannot hold, such as a
/// set; or std::system_error. Keys loaded before the error stay in the database, so the caller must give up.
/// Redis: rdbLoad(), rdbLoadRio().
std::uint64_t rdb_load(Database& db, const std::filesystem::path& path,
                       ExpiredKeys expired = ExpiredKeys::leave_out);

}  // namespace mini_redis
