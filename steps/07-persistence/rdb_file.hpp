// A snapshot: the whole database in one file, in Redis's format. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <filesystem>

#include "03-commands/database.hpp"
#include "07-persistence/given/disk/corrupt_file.hpp"

namespace mini_redis {

/// TO WRITE. Writes all keys, with their expiries, to a TemporaryFile for `path`, through a RdbWriter; syncs it, and only
/// then gives it its name. So at any moment, whatever happens, `path` is the old snapshot or the new one, whole. An
/// error (std::system_error) leaves the old one, and no other file. Redis: rdbSave(), rdbSaveRio().
void rdb_save(const Database& db, const std::filesystem::path& path);

// All that follows is given.

/// What becomes of a key whose time is over when it is loaded.
enum class ExpiredKeys { leave_out, keep };

/// Adds the keys of the snapshot to the database. REQUIRES: the file is there, and the database has none of its keys.
/// Throws CorruptFile, also for what is no fault of the file but nothing that this server can hold, such as a set; and
/// std::system_error. What is loaded by then stays loaded: the caller gives up. Redis: rdbLoad(), rdbLoadRio().
/// Returns how many bytes of the file the snapshot takes: an append-only file may begin with one.
std::uint64_t rdb_load(Database& db, const std::filesystem::path& path,
                       ExpiredKeys expired = ExpiredKeys::leave_out);

}  // namespace mini_redis
