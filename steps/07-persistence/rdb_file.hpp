// A snapshot: the whole database in one file, in Redis's format. Redis: rdb.c.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>

#include "03-commands/database.hpp"

namespace mini_redis {

/// A file that cannot be what we, or a Redis, wrote. what() names the file, the offset of the byte, and what is wrong.
class CorruptFile : public std::runtime_error {
 public:
  CorruptFile(const std::filesystem::path& path, std::uint64_t offset, const std::string& what);
};

/// What becomes of a key whose time is over when it is loaded.
enum class ExpiredKeys { leave_out, keep };

/// TO WRITE. Writes all keys, with their expiries, to a temporary file beside `path`, syncs it, and only then gives it
/// that name: at any moment, whatever happens, `path` is the old snapshot or the new one, whole. An error
/// (std::system_error) leaves the old one, and no temporary file. Redis: rdbSave(), rdbSaveRio().
void rdb_save(const Database& db, const std::filesystem::path& path);

/// Adds the keys of the snapshot to the database. REQUIRES: the file is there. Throws CorruptFile, and what is
/// loaded by then stays loaded: the caller gives up. Redis: rdbLoad(), rdbLoadRio().
/// Returns how many bytes of the file the snapshot takes: an append-only file may begin with one.
std::uint64_t rdb_load(Database& db, const std::filesystem::path& path, ExpiredKeys expired = ExpiredKeys::leave_out);

}  // namespace mini_redis
